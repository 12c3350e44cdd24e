import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import type { SearchHouse } from '../../house/search.ts';
import { resolveTargets } from '../home/targets.ts';

/** The list that is meant; without one named, the only one there is. Throws `not_found` or `invalid`. */
export function findList(named: string | undefined, turn: TurnContext, search: SearchHouse): string {
  const all = [...turn.house.entities.values()].filter(({ domain }) => domain === 'todo');
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
