import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { entityTier } from '../../gate/risk.ts';
import { worstTier } from '../../gate/tiers.ts';
import type { EntityState } from '../../house/house.ts';
import { numberOf } from '../../house/state-words.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import { namesEntities } from './capabilities.ts';
import type { HomeDeps } from './deps.ts';
import { nameAllToAsk } from './names.ts';
import { type Aim, perform } from './perform.ts';
import { report } from './report.ts';
import { resolveTargets, targetFields } from './targets.ts';

const domains = [
  'light',
  'switch',
  'fan',
  'input_boolean',
  'media_player',
  'climate',
  'humidifier',
  'vacuum',
] as const;

/** Turns things on or off; `toggle` is decided here, from each live state, so that it can be verified. */
export function turnOnOff(deps: HomeDeps) {
  return defineTool({
    name: 'turn_on_off',
    description: 'Turn lights, switches, fans or other devices on or off.',
    input: z.strictObject({
      ...targetFields,
      domain: z.enum(domains).optional().describe('with area; default light'),
      state: z.enum(['on', 'off', 'toggle']),
      fan_speed: z.number().min(1).max(100).optional().describe('percent'),
    }),
    resolve(input, turn) {
      const { domain = input.fan_speed === undefined ? 'light' : 'fan', state, fan_speed: speed } = input;
      const entityIds = resolveTargets(input, turn, deps.search, {
        domains: namesEntities(input) ? domains : [domain],
      });
      if (speed !== undefined && (state !== 'on' || !entityIds.every(isFan))) {
        throw new ButlerError('invalid', 'fan_speed is for fans that are turned on.');
      }
      const wanted = Object.fromEntries(
        entityIds.map((entityId) => [
          entityId,
          state === 'toggle' ? !isOn(entityId, turn.house.state(entityId)) : state === 'on',
        ]),
      );
      return { call: { entity_ids: entityIds, on: wanted, fan_speed: speed ?? null }, entityIds };
    },
    tier: ({ on }, { house }) =>
      worstTier(
        Object.entries(on).map(([entityId, wanted]) =>
          entityTier(service(entityId, wanted), entityId, house),
        ),
      ),
    services: ({ on }) =>
      Object.fromEntries(
        Object.entries(on).map(([entityId, wanted]) => [entityId, service(entityId, wanted)]),
      ),
    question({ entity_ids, on }, { house, language }) {
      const phrases = phrasesFor(language);
      const isOneOn = Object.values(on).some(Boolean);
      return phrases.home.onOff.question(isOneOn, nameAllToAsk(entity_ids, house, phrases));
    },
    async run({ on, fan_speed: speed }, turn) {
      const aims = Object.entries(on).map(([entityId, wanted]) => aimFor(entityId, wanted, speed));
      const { onOff } = phrasesFor(turn.language).home;
      return report(await perform(deps, aims, turn), turn, {
        now: (state, entityId) =>
          onOff.now(isOn(entityId, state), speed === null ? undefined : speedOf(state)),
        verb: (entityId) => onOff.verb(on[entityId] === true, speed !== null),
      });
    },
  });
}

function aimFor(entityId: string, wanted: boolean, speed: number | null): Aim {
  return {
    entityId,
    domain: domainOf(entityId),
    service: service(entityId, wanted),
    data: speed === null ? {} : { percentage: Math.round(speed) },
    isReached: (state) => isKnown(state) && isOn(entityId, state) === wanted && hasSpeed(state, speed),
  };
}

/** Fans round to the steps that they have. */
function hasSpeed({ attributes }: EntityState, speed: number | null): boolean {
  const actual = numberOf(attributes['percentage']);
  const step = numberOf(attributes['percentage_step']) ?? 1;
  return speed === null || (actual !== undefined && Math.abs(actual - speed) <= step);
}

/** Percent. */
function speedOf(state: EntityState | undefined): number | undefined {
  const actual = numberOf(state?.attributes['percentage']);
  return actual === undefined ? undefined : Math.round(actual);
}

function service(entityId: string, on: boolean): string {
  if (domainOf(entityId) === 'vacuum') return on ? 'start' : 'return_to_base';
  return on ? 'turn_on' : 'turn_off';
}

function isKnown({ state }: EntityState): boolean {
  return state !== 'unavailable' && state !== 'unknown';
}

/** Of domains whose state says more than "on". */
const offStates: ReadonlyMap<string, readonly string[]> = new Map([
  ['climate', ['off']],
  ['media_player', ['off', 'standby']],
  ['vacuum', ['docked', 'returning', 'idle', 'paused', 'error']],
]);

/** A heater that heats and a player that plays are on. */
function isOn(entityId: string, state: EntityState | undefined): boolean {
  if (state === undefined || !isKnown(state)) return false;
  const off = offStates.get(domainOf(entityId));
  return off === undefined ? state.state === 'on' : !off.includes(state.state);
}

function isFan(entityId: string): boolean {
  return domainOf(entityId) === 'fan';
}

function domainOf(entityId: string): string {
  return entityId.split('.')[0] ?? '';
}
