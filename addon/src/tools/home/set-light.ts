import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { entityTier } from '../../gate/risk.ts';
import { worstTier } from '../../gate/tiers.ts';
import type { EntityState } from '../../house/house.ts';
import { numberOf, toPercent } from '../../house/state-words.ts';
import type { LightChange, LightNow } from '../../language/home-phrases.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import { capable, listed, namesEntities } from './capabilities.ts';
import { colorOf, looksLike, type Rgb } from './colors.ts';
import type { HomeDeps } from './deps.ts';
import { nameAll } from './names.ts';
import { type Aim, perform } from './perform.ts';
import { report } from './report.ts';
import { resolveTargets, targetFields } from './targets.ts';

/** Modes in which a lamp has a brightness or a colour (homeassistant/components/light/const.py). */
const COLOR_MODES = ['hs', 'xy', 'rgb', 'rgbw', 'rgbww'];
/** Lamps round; so many percent off is still there. */
const BRIGHTNESS_TOLERANCE = 3;
const KELVIN_TOLERANCE = 0.08;

interface Look {
  readonly brightness?: number;
  readonly step?: number;
  readonly rgb?: Rgb;
  readonly kelvin?: number;
}

export function setLight(deps: HomeDeps) {
  return defineTool({
    name: 'set_light',
    description: 'Brightness, colour or white tone of lights. Also turns them on.',
    input: z.strictObject({
      ...targetFields,
      brightness: z.number().min(0).max(100).optional().describe('percent'),
      brightness_step: z.number().min(-100).max(100).optional().describe('brighter/darker: 20/-20'),
      color: z.string().optional().describe('name or #rrggbb'),
      kelvin: z.number().min(1000).max(12000).optional().describe('warm 2700, cold 6000'),
    }),
    resolve(input, turn) {
      const look = lookOf(input);
      const named = resolveTargets(input, turn, deps.search, { domains: ['light'] });
      const entityIds = capable(named, turn, namesEntities(input), {
        can: (state) => canLook(look, state),
        cannot: ({ light }, things) => light.cannot(things, abilityOf(look)),
      });
      return { call: { entity_ids: entityIds, look }, entityIds };
    },
    tier: ({ entity_ids }, { house }) =>
      worstTier(entity_ids.map((entityId) => entityTier('turn_on', entityId, house))),
    services: ({ entity_ids, look }) =>
      Object.fromEntries(
        entity_ids.map((entityId) => [entityId, look.brightness === 0 ? 'turn_off' : 'turn_on']),
      ),
    question({ entity_ids, look }, { house, language }) {
      const phrases = phrasesFor(language);
      return phrases.home.light.question(changeOf(look), nameAll(entity_ids, house, phrases));
    },
    async run({ entity_ids, look }, turn) {
      const aims = entity_ids.map((entityId) => aimFor(entityId, look, turn.house.state(entityId)));
      const { light } = phrasesFor(turn.language).home;
      return report(await perform(deps, aims, turn), turn, {
        now: (state) => light.now(nowOf(look, state)),
        verb: () => light.verb(changeOf(look)),
      });
    },
  });
}

function lookOf(input: {
  readonly brightness?: number | undefined;
  readonly brightness_step?: number | undefined;
  readonly color?: string | undefined;
  readonly kelvin?: number | undefined;
}): Look {
  const { brightness, brightness_step: step, color, kelvin } = input;
  if ([brightness, step, color, kelvin].every((value) => value === undefined)) {
    throw new ButlerError('invalid', 'Give brightness, brightness_step, color or kelvin.');
  }
  if (brightness !== undefined && step !== undefined) {
    throw new ButlerError('invalid', 'Give brightness or brightness_step, not both.');
  }
  if (color !== undefined && kelvin !== undefined) {
    throw new ButlerError('invalid', 'Give color or kelvin, not both.');
  }
  return {
    ...(brightness !== undefined && { brightness: Math.round(brightness) }),
    ...(step !== undefined && { step: Math.round(step) }),
    ...(color !== undefined && { rgb: colorOf(color) }),
    ...(kelvin !== undefined && { kelvin: Math.round(kelvin) }),
  };
}

function canLook(look: Look, state: EntityState | undefined): boolean {
  const modes = listed(state, 'supported_color_modes');
  if (modes === undefined) return true;
  if (look.rgb !== undefined) return modes.some((mode) => COLOR_MODES.includes(mode));
  if (look.kelvin !== undefined) return modes.includes('color_temp');
  return modes.some((mode) => mode !== 'onoff' && mode !== 'unknown');
}

/** A step is turned into a brightness here, so that it can be verified and never counts twice. */
function aimFor(entityId: string, look: Look, before: EntityState | undefined): Aim {
  const start = percentOf(before);
  const wanted = look.step === undefined ? look.brightness : stepped(look.step, start);
  const base = { entityId, domain: 'light' };
  if (wanted === 0) {
    return { ...base, service: 'turn_off', data: {}, isReached: (state) => state.state === 'off' };
  }
  return {
    ...base,
    service: 'turn_on',
    data: {
      ...(wanted !== undefined && { brightness_pct: wanted }),
      ...(look.rgb !== undefined && { rgb_color: [...look.rgb] }),
      ...(look.kelvin !== undefined && { color_temp_kelvin: look.kelvin }),
    },
    isReached: (state) =>
      state.state === 'on' &&
      (wanted === undefined ||
        hasBrightness(percentOf(state), wanted, look.step === undefined ? wanted : start)) &&
      (look.rgb === undefined || looksLike(look.rgb, state.attributes)) &&
      (look.kelvin === undefined || isWhite(look.kelvin, state)),
  };
}

/** Of a step from `start`, half is what was meant: the lamp did get brighter, and its brightness is told. */
function hasBrightness(actual: number, wanted: number, start: number): boolean {
  if (Math.abs(actual - wanted) <= BRIGHTNESS_TOLERANCE) return true;
  return start !== wanted && (actual - start) / (wanted - start) >= 0.5;
}

/** Darker never turns a lamp off that is on; off stays off. */
function stepped(step: number, before: number): number {
  if (step < 0 && before === 0) return 0;
  return Math.min(100, Math.max(1, before + step));
}

/** What a lamp cannot reach it rounds to its own warmest or coldest white. */
function isWhite(kelvin: number, { attributes }: EntityState): boolean {
  const actual = numberOf(attributes['color_temp_kelvin']);
  const low = numberOf(attributes['min_color_temp_kelvin']) ?? 0;
  const high = numberOf(attributes['max_color_temp_kelvin']) ?? Number.POSITIVE_INFINITY;
  const possible = Math.min(high, Math.max(low, kelvin));
  return actual !== undefined && Math.abs(actual - possible) <= possible * KELVIN_TOLERANCE;
}

function percentOf(state: EntityState | undefined): number {
  if (state?.state !== 'on') return 0;
  const brightness = numberOf(state.attributes['brightness']);
  return brightness === undefined ? 100 : toPercent(brightness);
}

function abilityOf({ rgb, kelvin }: Look): 'colour' | 'white' | 'brightness' {
  if (rgb !== undefined) return 'colour';
  return kelvin === undefined ? 'brightness' : 'white';
}

function changeOf({ step, brightness, rgb, kelvin }: Look): LightChange {
  return { step, brightness, hasColour: rgb !== undefined, kelvin };
}

/** Of what was asked for, how it is now. */
function nowOf(look: Look, state: EntityState | undefined): LightNow {
  const isAboutBrightness = look.brightness !== undefined || look.step !== undefined;
  return {
    isOff: state?.state === 'off',
    brightness: isAboutBrightness ? percentOf(state) : undefined,
    hasColour: look.rgb !== undefined,
    kelvin:
      look.kelvin === undefined
        ? undefined
        : (numberOf(state?.attributes['color_temp_kelvin']) ?? look.kelvin),
  };
}
