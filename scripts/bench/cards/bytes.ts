import { basename, join } from 'node:path';
import { chunksIn, loadedAtOnce, sizeOf, sizeOfAll } from '../../../frontend/tests/built-files.ts';
import { table } from '../report.ts';

/** Of other languages than the one that is in the cards themselves. */
const isTranslation = (file: string): boolean => basename(file).includes('german');
const nameOf = (file: string): string => basename(file).replace(/-[0-9A-Z]{8}\.js$/, '');
const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(1);

/** What loads when, and every file that holds something of its own, in kB compressed. */
export async function measureBytes(cards: string): Promise<string> {
  const [entry, panel] = [join(cards, 'butler-cards.js'), join(cards, 'butler-panel.js')];
  const chunks = await chunksIn(cards);
  const find = (name: string): string => {
    const file = chunks.find((one) => nameOf(one) === name);
    if (file === undefined) throw new Error(`The cards have no ${name}.`);
    return file;
  };
  const loading = async (names: readonly string[], known: readonly string[]): Promise<readonly string[]> => {
    let files = known;
    for (const name of names) files = await loadedAtOnce(find(name), files);
    return files;
  };
  const first = await loadedAtOnce(entry);
  const chat = await loading(['conversation-view', 'markdown'], first);
  const all = [entry, panel, ...chunks];
  const sums = [
    ['entry, with all that it loads at once', first],
    ['a first chat', chat],
    ['a first chat, and its microphone is used', await loading(['voice'], chat)],
    ['all cards on one dashboard', await loading(['memory-content', 'health-content'], chat)],
    ['everything, in English', all.filter((file) => !isTranslation(file))],
    ['everything, with one other language', all],
  ] as const;
  const rows = await Promise.all(
    sums.map(async ([name, files]) => [name, String(files.length), kilobytes(await sizeOfAll(files))]),
  );
  const later = await Promise.all(
    [panel, ...chunks]
      .filter((file) => !first.includes(file))
      .map(async (file) => ({ name: nameOf(file).replace('.js', ''), size: await sizeOf(file) })),
  );
  const each = later
    .toSorted((one, other) => other.size - one.size)
    .map(({ name, size }) => `${name} ${kilobytes(size)}`);
  return `${table(['loaded', 'files', 'kB'], rows)}\n\nCompressed with gzip. Loaded when needed, each in kB: ${each.join(', ')}.`;
}
