/** Reading what came over the connection without a library; null is "not that". */
export const readRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;

export const readText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const readCount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;

/** Of money and the like. */
export const readAmount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;

/** One of these; a newer other side may know more of them. */
export const readOneOf = <T extends string>(value: unknown, known: readonly T[]): T | null =>
  known.find((one) => one === value) ?? null;

/** Of a list those that can be read; of anything else none. */
export function readList<T>(value: unknown, read: (one: unknown) => T | null): readonly T[] {
  return Array.isArray(value) ? value.flatMap((one) => read(one) ?? []) : [];
}
