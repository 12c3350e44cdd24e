import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A script and all that it loads at once. */
export async function loadedAtOnce(file: string, known: readonly string[] = []): Promise<readonly string[]> {
  if (known.includes(file)) return known;
  const text = await readFile(file, 'utf8');
  let all = [...known, file];
  for (const [, path] of text.matchAll(/(?:from|import)"(\.\/[^"]+\.js)"/g))
    all = [...(await loadedAtOnce(join(dirname(file), path ?? ''), all))];
  return all;
}

/** The scripts beside the entries. */
export async function chunksIn(cards: string): Promise<readonly string[]> {
  const names = await readdir(join(cards, 'c'));
  return names.filter((name) => name.endsWith('.js')).map((name) => join(cards, 'c', name));
}

/** Bytes over the wire, compressed. */
export const sizeOf = async (file: string): Promise<number> =>
  gzipSync(await readFile(file), { level: 9 }).length;

export const sizeOfAll = async (files: readonly string[]): Promise<number> =>
  (await Promise.all(files.map(sizeOf))).reduce((sum, size) => sum + size, 0);
