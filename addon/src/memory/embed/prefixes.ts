/**
 * Models that want to be told whether a text is looked for or looks: as their model cards say. Every other one
 * takes texts as they are.
 */
interface Prefixes {
  readonly query: string;
  readonly document: string;
}

const KNOWN: readonly (readonly [model: RegExp, Prefixes])[] = [
  [/(?:^|\/)nomic-embed/u, { query: 'search_query: ', document: 'search_document: ' }],
  [/(?:^|\/)embeddinggemma/u, { query: 'task: search result | query: ', document: 'title: none | text: ' }],
];
const NONE: Prefixes = { query: '', document: '' };

export function prefixesOf(model: string): Prefixes {
  return KNOWN.find(([name]) => name.test(model))?.[1] ?? NONE;
}
