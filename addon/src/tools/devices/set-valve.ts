import * as z from 'zod';
import { numberOf } from '../../house/state-words.ts';
import { onlyOne } from '../home/capabilities.ts';
import type { HomeDeps } from '../home/deps.ts';
import { targetFields } from '../home/targets.ts';
import type { MoreTool } from '../tool.ts';
import { defineDeviceTool } from './define-device-tool.ts';
import { isNear, requireFeature } from './read-device.ts';

/** Bits of HA's ValveEntityFeature. */
const OPEN = 1;
const CLOSE = 2;
const SET_POSITION = 4;

const MOVING: ReadonlySet<string> = new Set(['opening', 'closing']);

type Change = { readonly action: 'open' | 'close' } | { readonly position: number };

const input = z.strictObject({
  ...targetFields,
  action: z.enum(['open', 'close']).optional(),
  position: z.number().min(0).max(100).optional().describe('percent open'),
});

/** Closing water or gas off is harmless; letting it flow is not. */
export function setValve(deps: HomeDeps): MoreTool {
  return {
    about: 'valve',
    words: `valve water gas tap main irrigation sprinkler open close shut off
      Ventil Wasser Hahn Haupthahn Gas Bewässerung öffnen schließen zudrehen aufdrehen abdrehen`,
    tool: defineDeviceTool<typeof input, Change>(deps, {
      name: 'set_valve',
      description: 'Open or close valves (water, gas, irrigation), or open them a part of the way.',
      domain: 'valve',
      input,
      changeOf({ action, position }, entityId, turn) {
        const asked = { entityId, turn };
        onlyOne({ action, position });
        if (action === 'close' || position === 0) {
          requireFeature(asked, CLOSE, 'cannot be closed from here');
          return { action: 'close' };
        }
        if (action === 'open' || position === undefined) {
          requireFeature(asked, OPEN, 'cannot be opened from here');
          return { action: 'open' };
        }
        requireFeature(asked, SET_POSITION, 'can only be open or closed');
        return { position: Math.round(position) };
      },
      stepOf(change) {
        if ('position' in change) {
          const { position } = change;
          return {
            service: 'set_valve_position',
            data: { position },
            // Where one that moves is going, nobody knows.
            isReached: ({ state, attributes }) =>
              !MOVING.has(state) && isNear(attributes['current_position'], position, 2),
          };
        }
        const wanted = change.action === 'open' ? ['open', 'opening'] : ['closed', 'closing'];
        return {
          service: `${change.action}_valve`,
          data: {},
          isReached: ({ state }) => wanted.includes(state),
        };
      },
      say(
        change,
        {
          home: {
            kinds: { valve },
          },
        },
        state,
      ) {
        if ('position' in change) {
          return valve.position(numberOf(state?.attributes['current_position']) ?? change.position);
        }
        return valve[change.action](state?.state.endsWith('ing') === true);
      },
    }),
  };
}
