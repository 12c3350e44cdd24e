import * as z from 'zod';
import { phrasesFor } from '../../language/phrases-for.ts';
import { contentWords } from '../../memory/fact-words.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';

const MOST = 12;
const MOST_LETTERS = 300;

/** One's own, and nobody else's. */
export function getRecentConversations(deps: MemoryDeps): MoreTool {
  return {
    about: 'earlier conversations',
    words: `conversations history what did I say ask you yesterday last week evening earlier before talked
      Gespräche Verlauf was habe ich gesagt gefragt gestern letzte Woche Abend vorhin früher`,
    tool: defineTool({
      name: 'get_recent_conversations',
      description: 'Read what the person who asks said to you before and what you answered, newest last.',
      input: z.strictObject({
        words: z.string().max(200).optional().describe('only where these are in it'),
        since: z.iso.datetime({ offset: true }).optional(),
        until: z.iso.datetime({ offset: true }).optional(),
      }),
      resolve: (call) => ({ call, entityIds: [] }),
      tier: () => 'read',
      areas: () => [],
      isAboutAsker: true,
      question: (_call, { language }) => phrasesFor(language).home.look.question,
      async run({ words = '', since, until }, turn) {
        const past = await deps.memory.past(turn.asker, {
          words: contentWords(words),
          since: since === undefined ? null : new Date(since),
          until: until === undefined ? null : new Date(until),
          limit: MOST,
        });
        return {
          data: {
            conversations: past.map(({ at, said, answered }) => {
              return { at: at.toISOString(), said: cut(said), answered: cut(answered) };
            }),
          },
          spoken: phrasesFor(turn.language).memory.conversations(past.length),
          effects: [],
          isError: false,
          origin: 'person',
          taint: past.flatMap(({ taint }) => taint),
        };
      },
    }),
  };
}

const cut = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text);
