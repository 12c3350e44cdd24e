/** What every way to look for facts has in common. */
import { VISIBLE, visibleTo } from '../visible.ts';

export interface Wanted {
  /** Words that carry the question; none: it is looked for by its meaning alone. */
  readonly words: readonly string[];
  /** Other forms of each of these, with spaces between; null: it has none. */
  readonly forms: readonly (string | null)[];
  /** Other words of it that may tell which of several is meant. */
  readonly weak: readonly string[];
  readonly language: string;
  readonly withSecrets: boolean;
  readonly limit: number;
}

/** Ids, best first. */
export type Ranked = readonly { readonly id: string; readonly weight: number }[];

/** How many of each way are looked at. */
export const MOST_CANDIDATES = 40;

/** What may be found. Its first three parameters are `currentFor(asker, …)`. */
export const CURRENT = `${VISIBLE}, current as not materialized (
  select * from visible
  where superseded_by is null and (expires_at is null or expires_at > now()) and ($3::boolean or not is_secret)
)`;

export const currentFor = (asker: Parameters<typeof visibleTo>[0], withSecrets: boolean) =>
  [...visibleTo(asker), withSecrets] as const;

/** Any of the words in `text`, an expression of SQL; `$4` is the text search configuration. Null of null. */
export const anyOf = (text: string): string =>
  `replace(plainto_tsquery($4::text::regconfig, ${text})::text, ' & ', ' | ')::tsquery`;
