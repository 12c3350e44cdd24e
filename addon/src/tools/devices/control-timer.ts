import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import type { HomeDeps } from '../home/deps.ts';
import { targetFields } from '../home/targets.ts';
import type { MoreTool, Tool } from '../tool.ts';
import { defineDeviceTool } from './define-device-tool.ts';

type Change =
  | { readonly action: 'start'; readonly seconds: number | null }
  | { readonly action: 'pause' | 'cancel' };

const DAY = 86_400;

const input = z.strictObject({
  ...targetFields,
  action: z.enum(['start', 'pause', 'cancel']).describe('start also resumes'),
  seconds: z.number().int().min(1).max(DAY).optional().describe('with start'),
});

/**
 * Timers that the household made in Home Assistant. Those of a voice satellite live in the satellite: Home
 * Assistant's own sentences start them there (components/intent/timers.py needs the device that rings).
 */
export function controlTimer(deps: HomeDeps): MoreTool {
  return {
    about: 'timer',
    words: `timer countdown minutes seconds start pause cancel remind alarm clock egg
      Timer Countdown Minuten Sekunden stellen anhalten abbrechen Wecker Eieruhr Küchenuhr`,
    tool: orNone(
      defineDeviceTool<typeof input, Change>(deps, {
        name: 'control_timer',
        description: 'Start, pause or cancel a timer of Home Assistant.',
        domain: 'timer',
        input,
        changeOf: ({ action, seconds }) =>
          action === 'start' ? { action, seconds: seconds ?? null } : { action },
        stepOf(change) {
          const wanted = { start: 'active', pause: 'paused', cancel: 'idle' }[change.action];
          const isLong = change.action === 'start' && change.seconds !== null;
          return {
            service: change.action,
            data: isLong ? { duration: clock(change.seconds ?? 0) } : {},
            isReached: ({ state }) => state === wanted,
            isRelative: isLong,
          };
        },
        say(
          change,
          {
            home: {
              kinds: { timer },
            },
          },
        ) {
          if (change.action !== 'start') return timer[change.action];
          return timer.start(change.seconds === null ? null : timer.duration(change.seconds));
        },
      }),
    ),
  };
}

/** Without a timer that could be started, the person hears where there is one. */
function orNone(tool: Tool): Tool {
  return {
    ...tool,
    prepare(given, turn) {
      if (![...turn.house.entities.values()].some(({ domain }) => domain === 'timer')) {
        throw new ButlerError('not_found', 'There is no timer in this home. Say so.', {
          say: ({ home }) => home.kinds.timer.noTimers,
        });
      }
      return tool.prepare(given, turn);
    },
  };
}

/** e.g. `00:05:00`, as Home Assistant takes durations. */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
