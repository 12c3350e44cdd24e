import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const REPOSITORY = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** Where everything that was downloaded or built lives: `.cache` in the checkout, or `BUTLER_CACHE`. */
export function cacheDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['BUTLER_CACHE'];
  return chosen === undefined || chosen === '' ? join(REPOSITORY, '.cache') : resolve(chosen);
}
