/** What a plain search engine finds: BM25 over the words as they stand, with all of MiniSearch's defaults. */
import MiniSearch from 'minisearch';

/** Best first, as places in `texts`. */
export function plainSearch(texts: readonly string[]): (question: string) => readonly number[] {
  const search = new MiniSearch({ fields: ['text'] });
  search.addAll(texts.map((text, id) => ({ id, text })));
  return (question) => search.search(question).map(({ id }) => Number(id));
}
