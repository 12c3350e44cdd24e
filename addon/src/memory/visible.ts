/**
 * Who may know which fact: the one place where that is decided. Every query about facts begins with `VISIBLE` and
 * reads nothing but `visible`; its first two parameters are `visibleTo(asker)`.
 */
import type { Asker } from '../people/asker.ts';
import { isAtLeast } from '../people/rights.ts';

/** Everything of `butler.user_facts` that the asker may know. */
export const VISIBLE = `visible as not materialized (
  select * from butler.user_facts
  where (scope = 'private' and person_id = $1::text) or (scope = 'household' and $2::boolean)
)`;

/** The household's is heard by all who live here and in every room, whatever they may do; not by guests. */
export function visibleTo(
  asker: Pick<Asker, 'kind' | 'personId' | 'isOfHousehold'>,
): readonly [personId: string | null, household: boolean] {
  const personId = asker.kind === 'person' ? asker.personId : null;
  return [personId, asker.kind !== 'house' && asker.isOfHousehold];
}

/** Whether what everybody hears may come from them, or be changed by them, with or without somebody's yes. */
export function mayTellHousehold(
  asker: Pick<Asker, 'kind' | 'personId' | 'isOfHousehold' | 'areas'>,
): boolean {
  const [, hasHousehold] = visibleTo(asker);
  return hasHousehold && isAtLeast(asker.areas.household, 'ask');
}
