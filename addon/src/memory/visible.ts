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

export function visibleTo(asker: Asker): readonly [personId: string | null, household: boolean] {
  const personId = asker.kind === 'person' ? asker.personId : null;
  return [personId, asker.kind !== 'house' && isAtLeast(asker.areas.household, 'ask')];
}
