/** Guesses at PINs: one row a place, so that a lock-out survives a restart. */
import type { Database } from './store.ts';

type Queries = Pick<Database, 'query'>;

/**
 * Counts a guess before anybody looks whether it is right. False: none is taken there now. The last one that is
 * taken locks the place until `lockedUntil`; from then on every single one does, until one is right.
 */
export async function countGuess(
  { query }: Queries,
  place: string,
  { most, now, lockedUntil }: { most: number; now: Date; lockedUntil: Date },
): Promise<boolean> {
  const rows = await query(
    `insert into butler.pin_guesses as known (place, wrong) values ($1, 1)
     on conflict (place) do update set
       wrong = known.wrong + 1,
       locked_until = case when known.wrong + 1 >= $2::integer then $4::timestamptz else null end
     where known.locked_until is null or known.locked_until <= $3::timestamptz
     returning place`,
    [place, most, now.toISOString(), lockedUntil.toISOString()],
  );
  return rows.length > 0;
}

/** The guess was right. */
export async function forgetGuesses({ query }: Queries, place: string): Promise<void> {
  await query('delete from butler.pin_guesses where place = $1', [place]);
}
