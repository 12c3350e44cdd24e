/** Looking for words that nothing has as they stand: misheard ones, and those that are a part of a longer word. */
import type { Asker } from '../../people/asker.ts';
import type { Queries } from '../fact-rows.ts';
import { textSearchOf } from '../fact-words.ts';
import { CURRENT, currentFor, MOST_CANDIDATES, type Ranked, type Wanted } from './way.ts';

/** The longest tell the most. */
const MOST_WORDS = 2;
const MOST_WEIGHED = 100;
const SHORTEST_PART = 4;
/** "Schlüssel" in "Ersatzschlüssel". */
const INSIDE = 0.9;

/**
 * Needs trigrams. With `isMuch` only words inside of others are looked for: what sounds alike would take longer than
 * a turn can wait. `weight`: how alike the word is, from 0 to 1, as a share of the question.
 */
export async function findByLikeness(
  database: Queries,
  asker: Asker,
  unknown: readonly string[],
  { words, language, withSecrets }: Wanted,
  isMuch = false,
): Promise<Ranked> {
  const asked = unknown
    .filter((word) => word.length >= SHORTEST_PART)
    .toSorted((one, other) => other.length - one.length)
    .slice(0, MOST_WORDS);
  if (asked.length === 0) return [];
  const parameters = [
    ...currentFor(asker, withSecrets),
    textSearchOf(language),
    ...asked,
    ...asked.map((word) => partsOf(word).join(' ')),
  ];
  const rows = await database.query(sqlFor(asked.length, isMuch), parameters, 'kept');
  return rows.map((row) => ({ id: String(row['id']), weight: Number(row['likeness']) / words.length }));
}

/** Where a long word may be put together: its possible last parts. */
function partsOf(word: string): readonly string[] {
  const letters = Array.from(word);
  return letters.flatMap((_letter, at) => {
    const isLong = at >= SHORTEST_PART - 1 && letters.length - at >= SHORTEST_PART;
    return isLong ? [letters.slice(at).join('')] : [];
  });
}

function sqlFor(count: number, isMuch: boolean): string {
  const each = (write: (word: string, parts: string) => string) =>
    Array.from({ length: count }, (_word, at) => write(`$${String(at + 5)}::text`, `parts${String(at)}`));
  const likeness = each(
    (word, parts) => `greatest(${isMuch ? '0' : `word_similarity(${word}, fact)`},
      case when fact ilike '%' || ${word} || '%' then ${String(INSIDE)} when words @@ ${parts} then 0.6 else 0 end)`,
  );
  const is = each(
    (word, parts) =>
      `fact ilike '%' || ${word} || '%' or words @@ ${parts} ${isMuch ? '' : `or ${word} <% fact`}`,
  );
  const parts = Array.from({ length: count }, (_word, at) => {
    const text = `$${String(at + 5 + count)}::text`;
    return `replace(plainto_tsquery($4::text::regconfig, ${text})::text, ' & ', ' | ')::tsquery as parts${String(at)}`;
  });
  return `
    with ${CURRENT}, asked as materialized (select ${parts.join(', ')}), alike as materialized (
      select id, said_at, (${likeness.join(' + ')}) as likeness
      from current, asked where ${is.join(' or ')} limit ${String(MOST_WEIGHED)}
    )
    select id, likeness from alike order by likeness desc, said_at desc, id limit ${String(MOST_CANDIDATES)}`;
}
