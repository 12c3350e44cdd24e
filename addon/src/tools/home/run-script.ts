import * as z from 'zod';
import { entityTier } from '../../gate/risk.ts';
import type { EntityState } from '../../house/house.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import type { HomeDeps } from './deps.ts';
import { nameAll } from './names.ts';
import { perform } from './perform.ts';
import { report } from './report.ts';
import { resolveTargets } from './targets.ts';

/** What a script does cannot be known from here, so it is started, and nothing more is claimed. */
export function runScript(deps: HomeDeps) {
  return defineTool({
    name: 'run_script',
    description: 'Run a script of the household.',
    input: z.strictObject({ entity_id: z.string() }),
    resolve({ entity_id }, turn) {
      const entityIds = resolveTargets({ entity_ids: [entity_id] }, turn, deps.search, {
        domains: ['script'],
      });
      return { call: { entity_ids: entityIds }, entityIds };
    },
    tier: ({ entity_ids }, { house }) => entityTier('turn_on', entity_ids[0] ?? '', house),
    services: ({ entity_ids }) => Object.fromEntries(entity_ids.map((entityId) => [entityId, 'turn_on'])),
    question({ entity_ids }, { house, language }) {
      const phrases = phrasesFor(language);
      return phrases.home.script.question(nameAll(entity_ids, house, phrases));
    },
    async run({ entity_ids }, turn) {
      const aims = entity_ids.map((entityId) => {
        const before = turn.house.state(entityId)?.attributes['last_triggered'];
        const isReached = ({ state, attributes }: EntityState) =>
          state === 'on' || attributes['last_triggered'] !== before;
        return { entityId, domain: 'script', service: 'turn_on', data: {}, isRelative: true, isReached };
      });
      const { script } = phrasesFor(turn.language).home;
      return report(await perform(deps, aims, turn), turn, {
        now: () => script.now,
        verb: () => script.verb,
      });
    },
  });
}
