import { WELL } from '../health-events.ts';
import { open, THEIRS, UNLOCK, WHICH } from '../questions-events.ts';
import type { CardState } from './card-state.ts';

const of = (name: string, path: string, { is_admin = true } = {}): CardState => ({
  name,
  card: 'butler-panel',
  hass: { user: { is_admin } },
  properties: { route: { prefix: '/butler', path } },
  events: { questions: [open(UNLOCK, WHICH, THEIRS)], health: [WELL] },
  rows: 10,
});

export const panelStates: readonly CardState[] = [
  of('first tab', ''),
  of('questions', '/questions'),
  of('health', '/health'),
  of('health, who is no administrator', '/health', { is_admin: false }),
];
