import * as z from 'zod';
import { entityTier } from '../../gate/risk.ts';
import { worstTier } from '../../gate/tiers.ts';
import type { EntityState } from '../../house/house.ts';
import { defineTool } from '../tool.ts';
import type { HomeDeps } from './deps.ts';
import { nameAll } from './names.ts';
import { perform } from './perform.ts';
import { report } from './report.ts';
import { resolveTargets, targetFields } from './targets.ts';

const domains = ['light', 'switch', 'fan', 'input_boolean', 'media_player', 'climate', 'humidifier'] as const;

/** Turns things on or off; `toggle` is decided here, from each live state, so that it can be verified. */
export function turnOnOff(deps: HomeDeps) {
  return defineTool({
    name: 'turn_on_off',
    description: 'Turn lights, switches, fans or other devices on or off.',
    input: z.strictObject({
      ...targetFields,
      domain: z.enum(domains).optional().describe('with area; default light'),
      state: z.enum(['on', 'off', 'toggle']),
    }),
    resolve({ entity_ids, area, domain = 'light', state }, turn) {
      const ofArea = entity_ids === undefined || entity_ids.length === 0;
      const entityIds = resolveTargets({ entity_ids, area }, turn, deps.search, {
        domains: ofArea ? [domain] : domains,
      });
      const wanted = Object.fromEntries(
        entityIds.map((entityId) => [
          entityId,
          state === 'toggle' ? !isOn(entityId, turn.house.state(entityId)) : state === 'on',
        ]),
      );
      return { call: { entity_ids: entityIds, on: wanted }, entityIds };
    },
    tier: ({ on }, { house }) =>
      worstTier(Object.entries(on).map(([entityId, isOn]) => entityTier(service(isOn), entityId, house))),
    question: ({ entity_ids, on }, { house }) =>
      `Turn ${Object.values(on).some(Boolean) ? 'on' : 'off'} ${nameAll(entity_ids, house)}?`,
    async run({ on }, turn) {
      const aims = Object.entries(on).map(([entityId, wanted]) => ({
        entityId,
        domain: entityId.split('.')[0] ?? '',
        service: service(wanted),
        data: {},
        isReached: (state: EntityState) => isKnown(state) && isOn(entityId, state) === wanted,
      }));
      const results = await perform(deps, aims, turn);
      return report(results, turn.house, {
        now: (state, entityId) => (isOn(entityId, state) ? 'on' : 'off'),
        verb: (entityId) => `turn ${on[entityId] === true ? 'on' : 'off'}`,
      });
    },
  });
}

function service(on: boolean): string {
  return on ? 'turn_on' : 'turn_off';
}

function isKnown({ state }: EntityState): boolean {
  return state !== 'unavailable' && state !== 'unknown';
}

/** A heater that heats and a player that plays are on, though their state does not say "on". */
function isOn(entityId: string, state: EntityState | undefined): boolean {
  if (state === undefined || !isKnown(state)) return false;
  if (/^(climate|media_player)\./.test(entityId)) return state.state !== 'off' && state.state !== 'standby';
  return state.state === 'on';
}
