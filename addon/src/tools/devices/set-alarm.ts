import * as z from 'zod';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { HomeDeps } from '../home/deps.ts';
import { targetFields } from '../home/targets.ts';
import type { MoreTool, Outcome, Tool } from '../tool.ts';
import type { TurnContext } from '../../agent/turn-context.ts';
import { defineDeviceTool } from './define-device-tool.ts';
import { requireFeature } from './read-device.ts';

const modes = ['home', 'away', 'night', 'vacation'] as const;
type Mode = (typeof modes)[number];

/** Bits of HA's AlarmControlPanelEntityFeature. */
const features: Readonly<Record<Mode, number>> = { home: 1, away: 2, night: 4, vacation: 32 };

const input = z.strictObject({
  ...targetFields,
  action: z.enum(['arm_home', 'arm_away', 'arm_night', 'arm_vacation', 'disarm']),
});

/** Arms, and disarms with a person's yes. There is no field for a code: no model ever sees one. */
export function setAlarm(deps: HomeDeps): MoreTool {
  return {
    about: 'alarm',
    words: `alarm arm disarm security system armed home away night vacation
      Alarmanlage Alarm scharf unscharf schalten Sicherheit Nacht Urlaub`,
    tool: withWordOnCodes(
      defineDeviceTool<typeof input, { readonly mode: Mode | null }>(deps, {
        name: 'set_alarm',
        description: 'Arm or disarm the alarm. It takes no code: never ask for one.',
        domain: 'alarm_control_panel',
        input,
        changeOf({ action }, entityId, turn) {
          const mode = modes.find((one) => action === `arm_${one}`) ?? null;
          if (mode !== null) {
            requireFeature({ entityId, turn }, features[mode], `cannot be armed for ${mode}`);
          }
          return { mode };
        },
        stepOf: ({ mode }) => ({
          service: mode === null ? 'alarm_disarm' : `alarm_arm_${mode}`,
          data: {},
          isReached: ({ state }) =>
            mode === null ? state === 'disarmed' : state === `armed_${mode}` || state === 'arming',
          // While it is arming, nobody can tell for what.
          isRelative: true,
        }),
        say: (
          { mode },
          {
            home: {
              kinds: { alarm },
            },
          },
          state,
        ) => (mode === null ? alarm.disarm : alarm.arm(mode, state?.state === 'arming')),
      }),
    ),
  };
}

/** An alarm with a code may refuse without it; the person has to hear why. */
function withWordOnCodes(tool: Tool): Tool {
  return {
    ...tool,
    prepare(given, turn) {
      const call = tool.prepare(given, turn);
      return { ...call, run: async (now) => explained(await call.run(now), call.entityIds, now) };
    },
  };
}

function explained(
  outcome: Outcome,
  entityIds: readonly string[],
  { house, language }: TurnContext,
): Outcome {
  const takesCode = entityIds.some((id) => typeof house.state(id)?.attributes['code_format'] === 'string');
  if (!outcome.isError || !takesCode) return outcome;
  const spoken = `${outcome.spoken} ${phrasesFor(language).home.kinds.alarm.codeIsNotMine}`;
  return { ...outcome, spoken, data: { ...outcome.data, spoken } };
}
