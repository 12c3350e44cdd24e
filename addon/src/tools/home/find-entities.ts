import * as z from 'zod';
import { known } from '../../gate/know.ts';
import { describeEntities } from '../../house/describe.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import type { HomeDeps } from './deps.ts';
import { areasNamed } from './targets.ts';

/** More would be noise for the model. */
const MOST = 25;

export function findEntities({ search }: Pick<HomeDeps, 'search'>) {
  return defineTool({
    name: 'find_entities',
    description: 'Look up devices that are not listed in the message.',
    input: z.strictObject({
      query: z.string().max(200).optional().describe('words'),
      area: z.string().optional().describe('room, floor, "here" or "everywhere"'),
      domain: z.string().optional(),
    }),
    resolve(input, turn) {
      const areas = input.area === undefined ? 'everywhere' : areasNamed(input.area, turn);
      const areaIds = areas === 'everywhere' ? null : [...areas];
      return {
        call: { query: input.query ?? '', area_ids: areaIds, domain: input.domain ?? null },
        entityIds: [],
      };
    },
    tier: () => 'read',
    question: (_call, { language }) => phrasesFor(language).home.look.question,
    run({ query, area_ids, domain }, { house, areaId, asker, language }) {
      const isWanted = (entity: { areaId: string | null; domain: string }) =>
        (domain === null || entity.domain === domain) &&
        (area_ids === null || (entity.areaId !== null && area_ids.includes(entity.areaId)));
      const all = [...house.entities.values()].filter(isWanted);
      const meant =
        query === ''
          ? all
          : search(house, query, { areaId })
              .map(({ entity }) => entity)
              .filter(isWanted);
      const found = known(meant, asker, house);
      const shown = found.slice(0, MOST);
      const data = {
        entities: describeEntities(shown, house),
        ...(found.length > MOST && { not_shown: found.length - MOST }),
      };
      const spoken = phrasesFor(language).home.look.found(found.length);
      return Promise.resolve({ data, spoken, effects: [], isError: false, origin: 'butler' });
    },
  });
}
