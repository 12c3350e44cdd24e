import * as z from 'zod';
import type { HomeDeps } from '../home/deps.ts';
import { targetFields } from '../home/targets.ts';
import type { MoreTool } from '../tool.ts';
import { defineDeviceTool } from './define-device-tool.ts';
import { requireFeature } from './read-device.ts';

const services = {
  start: 'start',
  pause: 'pause',
  stop: 'stop',
  dock: 'return_to_base',
  locate: 'locate',
} as const;
type Service = (typeof services)[keyof typeof services];

/** Bits of HA's VacuumEntityFeature. */
const features: Readonly<Record<Service, number>> = {
  start: 8192,
  pause: 4,
  stop: 8,
  return_to_base: 16,
  locate: 512,
};

/** States of HA's VacuumActivity in which it has done so. No state shows that it was located. */
const states: Readonly<Record<Service, readonly string[] | null>> = {
  start: ['cleaning'],
  pause: ['paused', 'idle', 'docked'],
  stop: ['idle', 'paused', 'docked', 'returning'],
  return_to_base: ['returning', 'docked'],
  locate: null,
};

const input = z.strictObject({
  ...targetFields,
  action: z.enum(['start', 'pause', 'stop', 'dock', 'locate']),
});

export function controlVacuum(deps: HomeDeps): MoreTool {
  return {
    about: 'vacuum',
    words: `vacuum hoover robot clean start pause stop dock home base locate find where beep
      Staubsauger Saugroboter saugen Sauger putzen anhalten Pause Ladestation nach Hause suchen finden`,
    tool: defineDeviceTool<typeof input, { readonly service: Service }>(deps, {
      name: 'control_vacuum',
      description:
        'Start, pause or stop vacuum robots, send them home, or let them make a sound to be found.',
      domain: 'vacuum',
      input,
      changeOf({ action }, entityId, turn) {
        const service = services[action];
        requireFeature({ entityId, turn }, features[service], `cannot ${action}`);
        return { service };
      },
      stepOf({ service }) {
        const wanted = states[service];
        return {
          service,
          data: {},
          isReached: ({ state }) => wanted === null || wanted.includes(state),
          isRelative: wanted === null,
        };
      },
      say: (
        { service },
        {
          home: {
            kinds: { vacuum },
          },
        },
        state,
      ) => vacuum[saidOf(service, state?.state)],
    }),
  };
}

/** What may be claimed: a robot in its station is neither paused nor on its way. */
function saidOf(service: Service, state: string | undefined): Service | 'docked' {
  if (service === 'return_to_base' && state === 'docked') return 'docked';
  return service === 'pause' && (state === 'docked' || state === 'idle') ? 'stop' : service;
}
