/** Whose PIN is it? Guesses are counted in the database before they are looked at. */
import { countGuess, forgetGuesses } from '../store/pin-rows.ts';
import type { Database } from '../store/store.ts';

export interface PinChecking {
  readonly database: Pick<Database, 'query'>;
  readonly isPin: (digits: string, hash: string) => Promise<boolean>;
  readonly now: () => Date;
}

/** Wrong ones in a row; after them the whole household's satellites take none for a while. */
export const MOST_GUESSES = 5;
export const LOCK_MS = 15 * 60_000;
/** Whoever goes on at the next satellite is the same burglar. */
const PLACE = 'household';

export type PinCheck<Person> =
  | { readonly kind: 'right'; readonly person: Person }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked' };

/** Rejects when guesses cannot be counted: then nothing was compared. */
export async function checkPin<Person extends { readonly pinHash: string }>(
  { database, isPin, now }: PinChecking,
  digits: string,
  people: readonly Person[],
): Promise<PinCheck<Person>> {
  const at = now();
  const lockedUntil = new Date(at.getTime() + LOCK_MS);
  if (!(await countGuess(database, PLACE, { most: MOST_GUESSES, now: at, lockedUntil }))) {
    return { kind: 'locked' };
  }
  // Everybody's, so that the time it takes tells nothing.
  const found = await Promise.all(people.map(async (person) => await isPin(digits, person.pinHash)));
  const person = people[found.indexOf(true)];
  if (person === undefined) return { kind: 'wrong' };
  await forgetGuesses(database, PLACE);
  return { kind: 'right', person };
}
