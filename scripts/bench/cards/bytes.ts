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
  const first = await loadedAtOnce(entry);
  const chat = await loadedAtOnce(find('conversation-view'), first);
  const voice = await loadedAtOnce(find('voice-button'), chat);
  const all = [entry, panel, ...chunks];
  const sums = [
    ['entry, with all that it loads at once', first],
    ['a first chat, without a microphone', chat],
    ['a first chat, with a microphone', voice],
    ['everything, in English', all.filter((file) => !isTranslation(file))],
    ['everything, with one other language', all],
  ] as const;
  const rows = await Promise.all(
    sums.map(async ([name, files]) => [name, String(files.length), kilobytes(await sizeOfAll(files))]),
  );
  const lazy = await Promise.all(
    [panel, ...chunks]
      .filter((file) => !first.includes(file) && !nameOf(file).startsWith('chunk'))
      .map(async (file) => ({ name: nameOf(file).replace('.js', ''), size: await sizeOf(file) })),
  );
  const shared = chunks.filter((file) => !first.includes(file) && nameOf(file).startsWith('chunk'));
  const each = lazy
    .toSorted((one, other) => other.size - one.size)
    .map(({ name, size }) => `${name} ${kilobytes(size)}`);
  const rest = `${String(shared.length)} files that several of them share ${kilobytes(await sizeOfAll(shared))}`;
  return `${table(['loaded', 'files', 'kB'], rows)}\n\nCompressed with gzip. Loaded when needed, each in kB: ${[...each, rest].join(', ')}.`;
}
