/** PostgreSQL takes neither NUL nor half a surrogate pair. */
export const storable = (text: string) => text.replaceAll('\0', '\uFFFD').toWellFormed();

export const storableJson = (value: unknown) =>
  JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? storable(inner) : inner));
