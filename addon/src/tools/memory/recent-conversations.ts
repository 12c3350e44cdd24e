import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import { UNSAID } from '../../agent/turn-record.ts';
import { ButlerError } from '../../errors.ts';
import { localTime, momentOf } from '../../house/local-time.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { contentWords } from '../../memory/fact-words.ts';
import type { PastSaying } from '../../memory/past-rows.ts';
import type { DaySummary } from '../../memory/summaries/summary-rows.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';

const MOST = 12;
const MOST_DAYS = 14;
const MOST_SAID = 4;
const MOST_DAYS_SAID = 2;
const MOST_LETTERS = 300;
const MOST_LETTERS_SAID = 120;

/** One's own, and nobody else's. */
export function getRecentConversations(deps: MemoryDeps): MoreTool {
  return {
    about: 'earlier conversations',
    words: `conversations history what did I say ask you yesterday last week evening earlier before talked
      Gespräche Verlauf was habe ich gesagt gefragt gestern letzte Woche Abend vorhin früher`,
    tool: defineTool({
      name: 'get_recent_conversations',
      description:
        'Read what the person who asks said to you before and what you answered, newest last; of long ago, summaries of their days. Times are those of the household.',
      input: z.strictObject({
        words: z.string().max(200).optional().describe('only where these are in it'),
        since: z.string().max(40).optional().describe('2026-11-21T17:00'),
        until: z.string().max(40).optional(),
      }),
      resolve: ({ words, since, until }, { house }) => ({
        call: {
          words: contentWords(words ?? ''),
          since: timeOf(since, house.timeZone),
          until: timeOf(until, house.timeZone),
        },
        entityIds: [],
      }),
      tier: () => 'read',
      areas: () => [],
      isAboutAsker: true,
      question: (_call, { language }) => phrasesFor(language).home.look.question,
      async run(wanted, turn) {
        const { timeZone } = turn.house;
        const asked = {
          words: wanted.words,
          since: wanted.since === null ? null : new Date(wanted.since),
          until: wanted.until === null ? null : new Date(wanted.until),
        };
        const found = await deps.memory.past(turn.asker, { ...asked, limit: MOST + 1 });
        const days = await deps.memory.pastDays(turn.asker, { ...asked, limit: MOST_DAYS, timeZone });
        const past = found.slice(-MOST);
        return {
          data: {
            conversations: past.map(({ at, said, answered }) => {
              return {
                at: localTime(at, timeZone),
                said: cut(said, MOST_LETTERS),
                answered: cut(answered, MOST_LETTERS),
              };
            }),
            ...(found.length > MOST && { there_is_more_before: true }),
            ...(days.length > 0 && { only_summaries_are_left_of: days }),
          },
          spoken: sayPast(found, days, turn),
          effects: [],
          isError: false,
          origin: 'person',
          taint: past.flatMap(({ taint }) => taint),
        };
      },
    }),
  };
}

function timeOf(text: string | undefined, timeZone: string): string | null {
  if (text === undefined) return null;
  const isWhole = z.iso.datetime({ offset: true }).safeParse(text).success;
  const moment = isWhole ? new Date(text) : momentOf(text, timeZone);
  if (moment !== undefined) return moment.toISOString();
  throw new ButlerError('invalid', `"${text}" is no local time: write it as 2026-11-21T17:00.`);
}

/** Their own words; not what was answered, which may say what strangers wrote. */
function sayPast(
  found: readonly PastSaying[],
  days: readonly DaySummary[],
  { language, house, now }: TurnContext,
): string {
  const { memory, home } = phrasesFor(language);
  const telling = found.filter(({ said }) => said !== UNSAID);
  const said = telling.slice(-MOST_SAID).map(({ at, said: words }) => {
    return { words: cut(words, MOST_LETTERS_SAID), when: home.history.when(at, now, house.timeZone) };
  });
  if (said.length > 0) return memory.pastSayings(said, telling.length > said.length);
  const shown = days.slice(-MOST_DAYS_SAID);
  return shown.length > 0 ? memory.pastDays(shown) : memory.nothingSaid;
}

const cut = (text: string, letters: number) => (text.length > letters ? `${text.slice(0, letters)}…` : text);
