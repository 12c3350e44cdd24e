import * as z from 'zod';
import { numberOf } from '../../house/state-words.ts';
import { onlyOne } from '../home/capabilities.ts';
import type { HomeDeps } from '../home/deps.ts';
import { targetFields } from '../home/targets.ts';
import type { MoreTool } from '../tool.ts';
import { defineDeviceTool, type Step } from './define-device-tool.ts';
import { type Asked, isNear, oneOf, requireFeature, requireWithin } from './read-device.ts';

/** Bit of HA's HumidifierEntityFeature. */
const MODES = 1;

type Change = { readonly humidity: number } | { readonly mode: string } | { readonly on: boolean };

const input = z.strictObject({
  ...targetFields,
  humidity: z.number().min(0).max(100).optional().describe('percent'),
  mode: z.string().optional(),
  state: z.enum(['on', 'off']).optional(),
});

export function setHumidifier(deps: HomeDeps): MoreTool {
  return {
    about: 'humidifier',
    words: `humidifier dehumidifier humidity moist dry damp mode
      Luftbefeuchter Entfeuchter Luftentfeuchter Feuchtigkeit Luftfeuchte feuchter trockener Modus`,
    tool: defineDeviceTool<typeof input, Change>(deps, {
      name: 'set_humidifier',
      description:
        'Target humidity, mode or on/off of humidifiers and dehumidifiers; one of these in one call.',
      domain: 'humidifier',
      input,
      changeOf: (given, entityId, turn) => changeOf(given, { entityId, turn }),
      stepOf,
      say(
        change,
        {
          home: {
            kinds: { humidifier },
          },
        },
        state,
      ) {
        if ('on' in change) return humidifier.power(change.on);
        if ('mode' in change) return humidifier.mode(change.mode);
        const target = numberOf(state?.attributes['humidity']) ?? change.humidity;
        return humidifier.humidity(target, state?.state === 'off');
      },
    }),
  };
}

function changeOf({ humidity, mode, state }: z.output<typeof input>, asked: Asked): Change {
  onlyOne({ humidity, mode, state });
  if (state !== undefined) return { on: state === 'on' };
  if (mode !== undefined) {
    requireFeature(asked, MODES, 'has no modes');
    return { mode: oneOf(mode, asked, 'available_modes') };
  }
  const wanted = humidity ?? 0;
  requireWithin(wanted, asked, ['min_humidity', 'max_humidity']);
  return { humidity: Math.round(wanted) };
}

function stepOf(change: Change): Step {
  if ('on' in change) {
    const wanted = change.on ? 'on' : 'off';
    return { service: `turn_${wanted}`, data: {}, isReached: ({ state }) => state === wanted };
  }
  if ('mode' in change) {
    const { mode } = change;
    return {
      service: 'set_mode',
      data: { mode },
      isReached: ({ attributes }) => attributes['mode'] === mode,
    };
  }
  const { humidity } = change;
  return {
    service: 'set_humidity',
    data: { humidity },
    isReached: ({ attributes }) => isNear(attributes['humidity'], humidity, 2.5),
  };
}
