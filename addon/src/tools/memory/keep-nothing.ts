import * as z from 'zod';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';

/** Of one's own words only. */
export function keepNothing(deps: MemoryDeps): MoreTool {
  return {
    about: 'not keeping what is said',
    words: `don't keep this do not store save record between us off the record private nowhere
      behalte das nicht merk dir das nicht nicht speichern unter uns`,
    tool: defineTool({
      name: 'keep_nothing',
      description:
        'Only when the person wants what they say kept nowhere: neither words nor answer of this turn are kept then. With "before" what they said before it goes, too.',
      input: z.strictObject({
        before: z.boolean().optional().describe('they mean what they said before this turn'),
      }),
      resolve: ({ before = false }) => ({ call: { before }, entityIds: [] }),
      tier: () => 'act',
      // Whoever may say something in a room may take it back.
      areas: (_call, { asker }) => (asker.kind === 'person' ? [] : ['home']),
      isAboutAsker: (_call, { asker }) => asker.kind === 'person',
      question: (_call, { language }) => phrasesFor(language).people.unkept.question,
      async run({ before }, turn) {
        const phrases = phrasesFor(turn.language).people.unkept;
        const gone = before ? await deps.memory.unkeep(turn.asker, turn.conversationId) : undefined;
        const spoken = before ? phrases.before(gone ?? 'nothing') : phrases.now;
        return {
          data: { said: spoken },
          spoken,
          effects: [],
          isError: false,
          origin: 'person',
          isUnkept: true,
        };
      },
    }),
  };
}
