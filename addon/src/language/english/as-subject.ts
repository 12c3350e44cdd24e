const gerunds: ReadonlyMap<string, string> = new Map(
  Object.entries({ run: 'running', set: 'setting', stop: 'stopping' }),
);

/** "Unlock the front door?" → "Unlocking the front door". */
export function asSubject(question: string): string {
  const [, verb = '', rest = ''] = /^(\p{L}+)(.*?)\??\s*$/u.exec(question) ?? [];
  if (verb === '') return 'That';
  const small = verb.toLowerCase();
  const gerund = gerunds.get(small) ?? `${small.replace(/([^e])e$/u, '$1')}ing`;
  return `${gerund.charAt(0).toUpperCase()}${gerund.slice(1)}${rest}`;
}
