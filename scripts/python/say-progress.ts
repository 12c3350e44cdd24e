import type { Say } from '../say.ts';

const EVERY_S = 10;

/** Says what is being done, and every ten seconds that it still is. */
export async function sayProgress<T>(say: Say, what: string, work: Promise<T>): Promise<T> {
  say(what);
  const start = Date.now();
  const timer = setInterval(() => {
    say(`  … ${Math.round((Date.now() - start) / 1_000)} s: ${what}`);
  }, EVERY_S * 1_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
