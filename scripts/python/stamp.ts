import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const STAMP_FILE = 'butler-stamp';

/** What a directory was made from, as one line; a change of any part changes it. */
export function stampOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Written last, so a directory with the right stamp is complete. */
export async function hasStamp(directory: string, stamp: string): Promise<boolean> {
  const found = await readFile(join(directory, STAMP_FILE), 'utf8').catch(() => '');
  return found.trim() === stamp;
}

export async function writeStamp(directory: string, stamp: string): Promise<void> {
  await writeFile(join(directory, STAMP_FILE), `${stamp}\n`);
}
