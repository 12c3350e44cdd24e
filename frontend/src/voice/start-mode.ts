import { sendCommand } from '../client/command.ts';
import { readOneOf, readRecord } from '../client/read.ts';
import type { Connection } from '../home-assistant/hass.ts';

/** `tap`: listens when told to. `listen`: as soon as the view is open, and after each answer again. */
export type StartMode = 'tap' | 'listen';

/** What this person has chosen for themselves; `tap` for who has not, and while it cannot be known. */
export async function readStartMode(connection: Connection): Promise<StartMode> {
  const answered = await sendCommand(connection, { type: 'butler/me/get' });
  if (answered.kind === 'refusal') return 'tap';
  return readOneOf(readRecord(answered.answer)?.['start_mode'], ['tap', 'listen'] as const) ?? 'tap';
}
