import { sendCommand } from '../client/command.ts';
import { readOneOf, readRecord, readText } from '../client/read.ts';
import type { Connection } from '../home-assistant/hass.ts';

/** `tap`: listens when told to. `listen`: as soon as the view is open, and after each answer again. */
export type StartMode = 'tap' | 'listen';

/** What this person has chosen for themselves. */
export interface OwnSettings {
  readonly startMode: StartMode;
  /** A voice of the pipeline's text-to-speech engine; null: the pipeline's own. */
  readonly voice: string | null;
}

export const NOTHING_CHOSEN: OwnSettings = { startMode: 'tap', voice: null };

/** Nothing chosen for who has chosen nothing, and while it cannot be known. */
export async function readOwnSettings(connection: Connection): Promise<OwnSettings> {
  const answered = await sendCommand(connection, { type: 'butler/me/get' });
  const me = answered.kind === 'answer' ? readRecord(answered.answer) : null;
  if (me === null) return NOTHING_CHOSEN;
  return {
    startMode: readOneOf(me['start_mode'], ['tap', 'listen'] as const) ?? 'tap',
    voice: readText(me['voice']),
  };
}
