/** Vectors that mean something without a model: texts about one of these things point the same way. */

/** What is about the same thing shares no word. */
const THINGS: readonly RegExp[] = [
  /spare key|locked out|get inside/,
  /hamster|small pet|our rodent/,
  /fuse box|no electricity/,
  /dentist|sore tooth/,
];
/** What `nomic-embed-text` and others are told before a text. */
const PREFIX = /^(?:search_(?:query|document): |task: search result \| query: |title: none \| text: )/;
/** How much of a text is about nothing of these. */
const REST = 0.3;

export interface Model {
  readonly name: string;
  readonly dimensions: number;
}

/** Of length 1, as Ollama gives them; those of two models have nothing to do with each other. */
export function vectorOf({ name, dimensions }: Model, text: string): number[] {
  const plain = text.replace(PREFIX, '').toLowerCase();
  const about = THINGS.filter((thing) => thing.test(plain)).map((thing) => thing.source);
  const parts = [
    ...about.map((thing) => direction(`${name} ${thing}`, dimensions)),
    direction(`${name} ${plain}`, dimensions).map((value) => value * (about.length === 0 ? 1 : REST)),
  ];
  const sum = Array.from({ length: dimensions }, (_value, at) =>
    parts.reduce((total, part) => total + (part[at] ?? 0), 0),
  );
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}

/** The same for the same words, and far from all others. */
function direction(words: string, dimensions: number): number[] {
  let state = 2_166_136_261;
  for (const letter of words) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return Array.from({ length: dimensions }, () => {
    // mulberry32
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 - 0.5;
  });
}
