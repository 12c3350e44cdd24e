/** What the person asked for on the days before, in the person's part of the prompt. */
import type { DaySummary } from '../memory/summaries/summary-rows.ts';
import { fence, plainLine } from './fence.ts';
import { sizeInJson } from './prompt-now.ts';
import { bytesOf, cutToBytes } from './text-size.ts';

/** All days together, as they are sent. */
export const DAYS_TOKENS = 400;

const weekdays = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' });

/** Oldest first, a day a line; what short days leave is for long ones. Empty when there are none. */
export function daysBlock(days: readonly DaySummary[]): string {
  const lines = days.map(({ day, summary }) => {
    return {
      day,
      label: `${weekdays.format(new Date(`${day}T00:00:00Z`))} ${day}: `,
      text: plainLine(summary),
    };
  });
  if (lines.length === 0) return '';
  let room = bytesOf(DAYS_TOKENS) - sizeInJson(`\n${fence('days', '')}`);
  for (const { label } of lines) room -= sizeInJson(`${label}\n`);
  const texts = new Map<string, string>();
  const byLength = lines.toSorted((one, other) => sizeInJson(one.text) - sizeInJson(other.text));
  for (const [at, { day, text }] of byLength.entries()) {
    const cut = cutToJson(text, Math.floor(room / (lines.length - at)));
    room -= sizeInJson(cut);
    texts.set(day, cut);
  }
  return fence('days', lines.map(({ day, label }) => `${label}${texts.get(day) ?? ''}`).join('\n'));
}

/** Quotation marks take room in JSON, too. */
function cutToJson(text: string, maxBytes: number): string {
  let cut = cutToBytes(text, maxBytes);
  for (let over = sizeInJson(cut) - maxBytes; over > 0; over = sizeInJson(cut) - maxBytes) {
    cut = cutToBytes(cut, Buffer.byteLength(cut) - over);
  }
  return cut;
}
