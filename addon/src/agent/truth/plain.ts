/** Sentences as the truth check compares them: lower case, no accents, no markup, one space between words. */

/** "Das Küchenlicht ist **an**." → `das kuchenlicht ist an`; apostrophes, numbers and `%` stay. */
export function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[’‘`´]/g, "'")
    .replaceAll('°', ' ° ')
    .replaceAll('%', ' % ')
    .replace(/(\d)[.,](?=\d)/g, '$1·')
    .replace(/[^\p{L}\p{N}'%°·]+/gu, ' ')
    .replaceAll('·', '.')
    .replace(/ '|' /g, ' ')
    .trim();
}

/** What stands in quotation marks is somebody else's; the name of a thing is short. */
export function withoutQuotations(text: string): string {
  return text.replace(/["“”„«»]([^"“”„«»]{0,400})["“”„«»]/gu, (_all, inner: string) =>
    inner.trim().split(/\s+/).length <= 4 ? ` ${inner} ` : ' so ',
  );
}

/** A regular expression in readable pieces: `x` flags of other languages. */
export function pattern(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join(''), 'u');
}

/** Made when it is first needed. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
