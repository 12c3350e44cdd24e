import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { entityTier } from '../../gate/risk.ts';
import { worstTier } from '../../gate/tiers.ts';
import type { EntityState } from '../../house/house.ts';
import { numberOf } from '../../house/state-words.ts';
import type { Predicate } from '../../language/grammar.ts';
import type { HomePhrases } from '../../language/home-phrases.ts';
import type { Phrases } from '../../language/phrases.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import { capable, listed, namesEntities, supports } from './capabilities.ts';
import type { HomeDeps } from './deps.ts';
import { nameAll, nameOf } from './names.ts';
import { type Aim, perform } from './perform.ts';
import { report } from './report.ts';
import { resolveTargets, targetFields } from './targets.ts';

/** Bits of HA's ClimateEntityFeature. */
const ONE_TARGET = 1;
const TARGET_RANGE = 2;
/** Devices round to their own step. */
const TOLERANCE = 0.5;

/** What one device is set to; the range is for those that keep between two temperatures. */
interface Setting {
  readonly mode: string | null;
  readonly temperature: number | null;
  readonly range: readonly [number, number] | null;
}

export function setClimate(deps: HomeDeps) {
  return defineTool({
    name: 'set_climate',
    description: 'Target temperature or mode of heating and cooling.',
    input: z.strictObject({
      ...targetFields,
      temperature: z.number().optional(),
      temperature_step: z.number().min(-10).max(10).optional().describe('warmer/colder: 1/-1'),
      mode: z.string().optional().describe('heat, cool, auto, off, …'),
    }),
    resolve(input, turn) {
      const { temperature, temperature_step: step, mode } = input;
      if (
        (temperature === undefined) === (step === undefined) &&
        (mode === undefined || step !== undefined)
      ) {
        throw new ButlerError('invalid', 'Give temperature or temperature_step, or a mode.');
      }
      const wantsTemperature = temperature !== undefined || step !== undefined;
      const named = resolveTargets(input, turn, deps.search, { domains: ['climate'] });
      const entityIds = capable(named, turn, namesEntities(input), {
        can: (state) => !wantsTemperature || supports(state, ONE_TARGET | TARGET_RANGE),
        cannot: ({ climate }, things) => climate.cannot(things),
      });
      const settings = Object.fromEntries(
        entityIds.map((entityId) => [entityId, settingFor(entityId, { temperature, step, mode }, turn)]),
      );
      return { call: { entity_ids: entityIds, settings }, entityIds };
    },
    tier: ({ settings }, { house }) =>
      worstTier(
        Object.entries(settings).map(([entityId, setting]) =>
          entityTier(serviceFor(setting), entityId, house),
        ),
      ),
    services: ({ settings }) =>
      Object.fromEntries(
        Object.entries(settings).map(([entityId, setting]) => [entityId, serviceFor(setting)]),
      ),
    question({ entity_ids, settings }, { house, language }) {
      const phrases = phrasesFor(language);
      const [first] = Object.values(settings);
      const wanted = { mode: first?.mode ?? null, target: first?.range ?? first?.temperature ?? null };
      return phrases.home.climate.question(nameAll(entity_ids, house, phrases), wanted);
    },
    async run({ settings }, turn) {
      const aims = Object.entries(settings).map(([entityId, setting]) => aimFor(entityId, setting));
      const { climate } = phrasesFor(turn.language).home;
      return report(await perform(deps, aims, turn), turn, {
        now: (state, entityId) => nowOf(settings[entityId], state, climate),
        verb: () => climate.verb,
      });
    },
  });
}

interface Wanted {
  readonly temperature: number | undefined;
  readonly step: number | undefined;
  readonly mode: string | undefined;
}

function settingFor(entityId: string, { temperature, step, mode }: Wanted, turn: TurnContext): Setting {
  const state = turn.house.state(entityId);
  const modes = listed(state, 'hvac_modes');
  if (mode !== undefined && modes !== undefined && !modes.includes(mode)) {
    throw new ButlerError('invalid', `${entityId} has the modes ${modes.join(', ')}.`);
  }
  const setting = { mode: mode ?? null, temperature: null, range: null };
  if (temperature === undefined && step === undefined) return setting;
  const range = rangeOf(state);
  const before = numberOf(state?.attributes['temperature']);
  if (before === undefined && range !== undefined) {
    const [low, high] = range;
    const shift = step ?? (temperature ?? 0) - (low + high) / 2;
    return { ...setting, range: [within(low + shift, entityId, turn), within(high + shift, entityId, turn)] };
  }
  if (step !== undefined && before === undefined) {
    throw new ButlerError('invalid', 'It tells no target temperature: give the temperature itself.');
  }
  return {
    ...setting,
    temperature: within(step === undefined ? temperature : (before ?? 0) + step, entityId, turn),
  };
}

function rangeOf(state: EntityState | undefined): readonly [number, number] | undefined {
  const low = numberOf(state?.attributes['target_temp_low']);
  const high = numberOf(state?.attributes['target_temp_high']);
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** Throws `invalid` for what the device does not take. */
function within(temperature = 0, entityId: string, { house, language }: TurnContext): number {
  const attributes = house.state(entityId)?.attributes ?? {};
  const low = numberOf(attributes['min_temp']) ?? Number.NEGATIVE_INFINITY;
  const high = numberOf(attributes['max_temp']) ?? Number.POSITIVE_INFINITY;
  if (temperature >= low && temperature <= high) return Math.round(temperature * 10) / 10;
  const say = ({ home }: Phrases) => home.climate.range(nameOf(entityId, house, home.names), low, high);
  throw new ButlerError('invalid', say(phrasesFor(language)), { say });
}

function serviceFor({ temperature, range }: Setting): string {
  return temperature === null && range === null ? 'set_hvac_mode' : 'set_temperature';
}

function aimFor(entityId: string, setting: Setting): Aim {
  const { mode, temperature, range } = setting;
  return {
    entityId,
    domain: 'climate',
    service: serviceFor(setting),
    data: {
      ...(mode !== null && { hvac_mode: mode }),
      ...(temperature !== null && { temperature }),
      ...(range !== null && { target_temp_low: range[0], target_temp_high: range[1] }),
    },
    isReached: (state) =>
      (mode === null || state.state === mode) &&
      (temperature === null || isNear(state.attributes['temperature'], temperature)) &&
      (range === null ||
        (isNear(state.attributes['target_temp_low'], range[0]) &&
          isNear(state.attributes['target_temp_high'], range[1]))),
  };
}

function isNear(value: unknown, wanted: number): boolean {
  const actual = numberOf(value);
  return actual !== undefined && Math.abs(actual - wanted) <= TOLERANCE;
}

/** A thermostat that is off takes a target and heats nothing: that has to be said. */
function nowOf(
  setting: Setting | undefined,
  state: EntityState | undefined,
  climate: HomePhrases['climate'],
): Predicate {
  const mode = state?.state ?? '';
  if (setting === undefined || serviceFor(setting) === 'set_hvac_mode') return climate.mode(mode);
  const target = numberOf(state?.attributes['temperature']) ?? rangeOf(state);
  return climate.target(target, mode === 'off');
}
