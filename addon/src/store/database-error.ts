/** What a database's error means to us, by its SQLSTATE: never by its words. */

/** Five letters and digits as PostgreSQL defines them; undefined for anything else that was thrown. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

const inClass = (...classes: readonly string[]) => {
  return (error: unknown) => classes.includes(sqlStateOf(error)?.slice(0, 2) ?? '');
};

/** The row itself is wrong (22: data, 23: constraint): it will fail again however often it is tried. */
export const isWrongRow = inClass('22', '23');

/** Somebody else made the same thing at the same moment. */
export const isMadeAlready = (error: unknown) =>
  ['23505', '42P06', '42P07', '42710'].includes(sqlStateOf(error) ?? '');
