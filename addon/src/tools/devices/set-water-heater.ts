import * as z from 'zod';
import { numberOf } from '../../house/state-words.ts';
import { onlyOne } from '../home/capabilities.ts';
import type { HomeDeps } from '../home/deps.ts';
import { targetFields } from '../home/targets.ts';
import type { MoreTool } from '../tool.ts';
import { defineDeviceTool } from './define-device-tool.ts';
import { isNear, oneOf, requireFeature, requireWithin } from './read-device.ts';

/** Bits of HA's WaterHeaterEntityFeature. */
const TARGET_TEMPERATURE = 1;
const OPERATION_MODE = 2;

type Change = { readonly temperature: number } | { readonly mode: string };

const input = z.strictObject({
  ...targetFields,
  temperature: z.number().optional().describe('degrees'),
  mode: z.string().optional().describe('eco, performance, off, …'),
});

export function setWaterHeater(deps: HomeDeps): MoreTool {
  return {
    about: 'water heater',
    words: `water heater boiler hot water temperature eco mode off
      Warmwasser Boiler Heißwasser Wasser warm Temperatur Modus`,
    tool: defineDeviceTool<typeof input, Change>(deps, {
      name: 'set_water_heater',
      description: 'Target temperature or mode of water heaters (boilers); one of these in one call.',
      domain: 'water_heater',
      input,
      changeOf({ temperature, mode }, entityId, turn) {
        const asked = { entityId, turn };
        onlyOne({ temperature, mode });
        if (mode !== undefined) {
          requireFeature(asked, OPERATION_MODE, 'has no modes');
          return { mode: oneOf(mode, asked, 'operation_list') };
        }
        requireFeature(asked, TARGET_TEMPERATURE, 'has no temperature to set');
        const wanted = Math.round((temperature ?? 0) * 10) / 10;
        requireWithin(wanted, asked, ['min_temp', 'max_temp']);
        return { temperature: wanted };
      },
      stepOf(change) {
        if ('mode' in change) {
          const { mode } = change;
          return {
            service: 'set_operation_mode',
            data: { operation_mode: mode },
            isReached: ({ state, attributes }) => state === mode || attributes['operation_mode'] === mode,
          };
        }
        const { temperature } = change;
        return {
          service: 'set_temperature',
          data: { temperature },
          isReached: ({ attributes }) => isNear(attributes['temperature'], temperature, 0.5),
        };
      },
      say(
        change,
        {
          home: {
            kinds: { waterHeater },
          },
        },
        state,
      ) {
        if ('mode' in change) return waterHeater.mode(change.mode);
        const target = numberOf(state?.attributes['temperature']) ?? change.temperature;
        return waterHeater.temperature(target, state?.state === 'off');
      },
    }),
  };
}
