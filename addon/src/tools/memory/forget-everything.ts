import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { PeopleDeps } from '../people/deps.ts';
import { ownRow } from '../people/own-row.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';

/** Of who asks, after their yes: of nobody else, and not for a voice that may be anybody's. */
export function forgetEverything(deps: MemoryDeps & PeopleDeps): MoreTool {
  return {
    about: 'forgetting somebody',
    words: `forget everything about me delete all my data erase me privacy
      alles über mich vergessen alle meine Daten löschen Datenschutz`,
    tool: defineTool({
      name: 'forget_everything',
      description:
        'Forget everything about the person who asks, for good. Only when they ask for exactly that; they are asked once more.',
      input: z.strictObject({}),
      resolve: () => ({ call: {}, entityIds: [] }),
      tier: () => 'confirm',
      areas: () => [],
      isAboutAsker: true,
      question: (_call, { language }) => phrasesFor(language).memory.questions.forgetAll,
      async run(_call, turn) {
        const phrases = phrasesFor(turn.language).memory;
        const { id } = ownRow(deps, turn);
        await deps.people.forgetManner(id);
        const gone = await deps.memory.forgetAll(turn.asker);
        if (gone === undefined) {
          throw new ButlerError('denied', 'Nobody knows who is asking.', {
            say: ({ gate }) => gate.whoAreYou,
          });
        }
        const spoken = gone.left === 0 ? phrases.forgottenAll(gone) : phrases.notAllForgotten;
        return { data: { said: spoken }, spoken, effects: [], isError: gone.left > 0, origin: 'person' };
      },
    }),
  };
}
