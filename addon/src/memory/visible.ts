/**
 * Who may know which fact: the one place where that is decided. Every query about facts begins with `VISIBLE` and
 * reads nothing but `visible`; its first two parameters are `visibleTo(asker)`.
 */
import type { Asker } from '../people/asker.ts';
import { isAtLeast, type Rights } from '../people/rights.ts';

const MAY_KNOW = `((scope = 'private' and person_id = $1::text) or (scope = 'household' and $2::boolean))`;

/** Everything of `butler.user_facts` that the asker may know. */
export const VISIBLE = `visible as not materialized (
  select * from butler.user_facts where forget_at is null and ${MAY_KNOW}
)`;

/** The signs of their embeddings, for a way to look that then reads `visible`. */
export const VISIBLE_SIGNS = `visible_signs as not materialized (
  select * from butler.fact_signs where ${MAY_KNOW}
)`;

/** In its place where it is written: with what goes in a moment, which nobody is told any more. */
export const VISIBLE_OR_GOING = `visible as not materialized (
  select * from butler.user_facts where ${MAY_KNOW}
)`;

/** The household's is heard by all who live here and in every room, whatever they may do; not by guests. */
export function visibleTo(
  asker: Pick<Asker, 'kind' | 'personId' | 'isOfHousehold'>,
): readonly [personId: string | null, household: boolean] {
  const personId = asker.kind === 'person' ? asker.personId : null;
  return [personId, asker.kind !== 'house' && asker.isOfHousehold];
}

/**
 * The same of whose it is (null: the household's), so that only what may be told is compared. It decides nothing: what is
 * found is read from `visible`.
 */
export function ownersKnownTo(asker: Parameters<typeof visibleTo>[0]): (owner: string | null) => boolean {
  const [personId, hasHousehold] = visibleTo(asker);
  return (owner) => (owner === null ? hasHousehold : owner === personId);
}

/** Whether what everybody hears may come from them, or be changed by them, with or without somebody's yes. */
export function mayTellHousehold(
  asker: Pick<Asker, 'kind' | 'personId' | 'isOfHousehold'> & { readonly areas: Pick<Rights, 'household'> },
): boolean {
  const [, hasHousehold] = visibleTo(asker);
  return hasHousehold && isAtLeast(asker.areas.household, 'ask');
}
