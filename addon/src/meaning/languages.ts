/** Languages whose words are known here, as the primary part of a BCP 47 tag. */
const KNOWN = new Set(['en', 'de']);

export function isKnownLanguage(language: string): boolean {
  return KNOWN.has(language.toLowerCase().split(/[-_]/u)[0] ?? '');
}
