import { html, nothing } from 'lit';
import type { Clock } from '../../home-assistant/format-time.ts';
import type { Turn } from './turn.ts';

const LONG_MS = 60 * 60_000;

/** When it went on, where a conversation had been silent for long. */
export function timeBetween(before: Turn | undefined, turn: Turn, clock: Clock | null) {
  const [at, now] = [Date.parse(turn.at), Date.now()];
  const isSameTime = before !== undefined && at - Date.parse(before.at) < LONG_MS;
  if (clock === null || isSameTime || Number.isNaN(at)) return nothing;
  // It has just begun.
  if (before === undefined && now - at < LONG_MS) return nothing;
  return html`<time datetime=${turn.at}>${clock.moment(at, now)}</time>`;
}
