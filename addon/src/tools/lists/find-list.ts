import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { known } from '../../gate/know.ts';
import type { SearchHouse } from '../../house/search.ts';
import { resolveTargets } from '../home/targets.ts';

/** The list that is meant; without one named, the only one there is. Throws `not_found` or `invalid`. */
export function findList(named: string | undefined, turn: TurnContext, search: SearchHouse): string {
  const { asker, house } = turn;
  const lists = [...house.entities.values()].filter(({ domain }) => domain === 'todo');
  const theirs = known(lists, asker, house);
  // Where none is theirs, the gate says so of the first.
  const all = theirs.length > 0 ? theirs : lists.slice(0, 1);
  if (named !== undefined && all.length > 0) {
    const [found] = resolveTargets({ entity_ids: [named] }, turn, search, { domains: ['todo'] });
    if (found !== undefined) return found;
  }
  const [first, ...others] = all;
  if (first === undefined) {
    throw new ButlerError('not_found', 'There is no list in this home.', {
      say: ({ home }) => home.lists.noList,
    });
  }
  if (others.length === 0) return first.entityId;
  const names = all.map(({ entityId, name }) => `${entityId} (${name})`).join(', ');
  throw new ButlerError('invalid', `Say which list: ${names}.`);
}
