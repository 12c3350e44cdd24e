import * as z from 'zod';
import { entityTier } from '../../gate/risk.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import type { HomeDeps } from './deps.ts';
import { nameAll } from './names.ts';
import { perform } from './perform.ts';
import { report } from './report.ts';
import { resolveTargets } from './targets.ts';

export function activateScene(deps: HomeDeps) {
  return defineTool({
    name: 'activate_scene',
    description: 'Activate a scene.',
    input: z.strictObject({ entity_id: z.string() }),
    resolve({ entity_id }, turn) {
      const entityIds = resolveTargets({ entity_ids: [entity_id] }, turn, deps.search, {
        domains: ['scene'],
      });
      return { call: { entity_ids: entityIds }, entityIds };
    },
    tier: ({ entity_ids }, { house }) => entityTier('turn_on', entity_ids[0] ?? '', house),
    services: ({ entity_ids }) => Object.fromEntries(entity_ids.map((entityId) => [entityId, 'turn_on'])),
    question({ entity_ids }, { house, language }) {
      const phrases = phrasesFor(language);
      return phrases.home.scene.question(nameAll(entity_ids, house, phrases));
    },
    async run({ entity_ids }, turn) {
      const aims = entity_ids.map((entityId) => {
        // A scene's state is the moment when it was last activated.
        const before = turn.house.state(entityId)?.state;
        const isReached = ({ state }: { readonly state: string }) => state !== before;
        return { entityId, domain: 'scene', service: 'turn_on', data: {}, isRelative: true, isReached };
      });
      const { scene } = phrasesFor(turn.language).home;
      return report(await perform(deps, aims, turn), turn, { now: () => scene.now, verb: () => scene.verb });
    },
  });
}
