import * as z from 'zod';
import { numberOf } from '../../house/state-words.ts';
import { onlyOne } from '../home/capabilities.ts';
import type { HomeDeps } from '../home/deps.ts';
import { targetFields } from '../home/targets.ts';
import type { MoreTool } from '../tool.ts';
import { defineDeviceTool, type Step } from './define-device-tool.ts';
import { type Asked, isNear, oneOf, requireFeature } from './read-device.ts';

/** Bits of HA's FanEntityFeature. */
const SET_SPEED = 1;
const OSCILLATE = 2;
const DIRECTION = 4;
const PRESET_MODE = 8;

type Change =
  | { readonly speed: number; readonly step: number }
  | { readonly oscillating: boolean }
  | { readonly direction: 'forward' | 'reverse' }
  | { readonly preset: string };

const input = z.strictObject({
  ...targetFields,
  speed: z.number().min(0).max(100).optional().describe('percent'),
  speed_step: z.number().min(-100).max(100).optional().describe('faster/slower: 25/-25'),
  oscillating: z.boolean().optional(),
  direction: z.enum(['forward', 'reverse']).optional(),
  preset_mode: z.string().optional(),
});

export function setFan(deps: HomeDeps): MoreTool {
  return {
    about: 'fan details',
    words: `fan ventilator speed faster slower swing oscillate rotate direction reverse preset
      Lüfter Ventilator schneller langsamer Stufe schwenken drehen Richtung`,
    tool: defineDeviceTool<typeof input, Change>(deps, {
      name: 'set_fan',
      description: 'Speed, swinging, direction or preset of fans; one of these in one call.',
      domain: 'fan',
      input,
      changeOf: (given, entityId, turn) => changeOf(given, { entityId, turn }),
      stepOf,
      say(
        change,
        {
          home: {
            kinds: { fan },
          },
        },
        state,
      ) {
        if ('speed' in change) return fan.speed(Math.round(speedOf(state?.attributes) ?? change.speed));
        if ('oscillating' in change) return fan.oscillating(change.oscillating);
        return 'direction' in change ? fan.direction(change.direction) : fan.preset(change.preset);
      },
    }),
  };
}

function changeOf(given: z.output<typeof input>, asked: Asked): Change {
  const { speed, speed_step, oscillating, direction, preset_mode } = given;
  onlyOne({ speed, speed_step, oscillating, direction, preset_mode });
  if (oscillating !== undefined) {
    requireFeature(asked, OSCILLATE, 'cannot swing');
    return { oscillating };
  }
  if (direction !== undefined) {
    requireFeature(asked, DIRECTION, 'has only one direction');
    return { direction };
  }
  if (preset_mode !== undefined) {
    requireFeature(asked, PRESET_MODE, 'has no presets');
    return { preset: oneOf(preset_mode, asked, 'preset_modes') };
  }
  requireFeature(asked, SET_SPEED, 'has no speeds');
  const attributes = asked.turn.house.state(asked.entityId)?.attributes;
  const wanted = speed ?? (speedOf(attributes) ?? 0) + (speed_step ?? 0);
  const step = numberOf(attributes?.['percentage_step']) ?? 1;
  return { speed: Math.round(Math.min(100, Math.max(0, wanted))), step };
}

function speedOf(attributes: Readonly<Record<string, unknown>> | undefined): number | undefined {
  return numberOf(attributes?.['percentage']);
}

function stepOf(change: Change): Step {
  if ('speed' in change) {
    const { speed, step } = change;
    return {
      service: 'set_percentage',
      data: { percentage: speed },
      isReached: ({ attributes }) => isNear(attributes['percentage'], speed, step),
    };
  }
  if ('oscillating' in change) {
    const { oscillating } = change;
    return {
      service: 'oscillate',
      data: { oscillating },
      isReached: ({ attributes }) => attributes['oscillating'] === oscillating,
    };
  }
  if ('direction' in change) {
    const { direction } = change;
    return {
      service: 'set_direction',
      data: { direction },
      isReached: ({ attributes }) => attributes['direction'] === direction,
    };
  }
  const { preset } = change;
  return {
    service: 'set_preset_mode',
    data: { preset_mode: preset },
    isReached: ({ attributes }) => attributes['preset_mode'] === preset,
  };
}
