import * as z from 'zod';
import { entityTier } from '../../gate/risk.ts';
import { worstTier } from '../../gate/tiers.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import type { HomeDeps } from './deps.ts';
import { nameAll } from './names.ts';
import { perform } from './perform.ts';
import { report } from './report.ts';
import { resolveTargets, targetFields } from './targets.ts';

export function setLock(deps: HomeDeps) {
  return defineTool({
    name: 'set_lock',
    description: 'Lock or unlock doors.',
    input: z.strictObject({ ...targetFields, action: z.enum(['lock', 'unlock']) }),
    resolve(input, turn) {
      const entityIds = resolveTargets(input, turn, deps.search, { domains: ['lock'] });
      return { call: { entity_ids: entityIds, action: input.action }, entityIds };
    },
    tier: ({ entity_ids, action }, { house }) =>
      worstTier(entity_ids.map((entityId) => entityTier(action, entityId, house))),
    services: ({ entity_ids, action }) =>
      Object.fromEntries(entity_ids.map((entityId) => [entityId, action])),
    question({ entity_ids, action }, { house, language }) {
      const phrases = phrasesFor(language);
      return phrases.home.lock.question(action, nameAll(entity_ids, house, phrases));
    },
    async run({ entity_ids, action }, turn) {
      const wanted = `${action}ed`;
      const aims = entity_ids.map((entityId) => ({
        entityId,
        domain: 'lock',
        service: action,
        data: {},
        isReached: ({ state }: { readonly state: string }) => state === wanted,
      }));
      const { lock } = phrasesFor(turn.language).home;
      return report(await perform(deps, aims, turn), turn, {
        now: () => lock.now(action),
        verb: () => lock.verb(action),
      });
    },
  });
}
