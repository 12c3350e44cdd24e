import * as z from 'zod';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';
import { oneFact } from './one-fact.ts';

/** The way back from remembering and correcting. */
export function takeBackFact(deps: MemoryDeps): MoreTool {
  return {
    about: 'forgetting',
    words: 'take back fact undo remember correct zurücknehmen Gedächtnis',
    tool: defineTool({
      name: 'take_back_fact',
      description: 'Forget a fact that was just told, by its id; what it had replaced holds again.',
      input: z.strictObject({ id: z.string().min(1).max(64) }),
      resolve: (call) => ({ call, entityIds: [] }),
      tier: () => 'act',
      areas: (_call, { asker }) => (asker.kind === 'person' ? [] : ['household']),
      isAboutAsker: (_call, { asker }) => asker.kind === 'person',
      question: (_call, { language }) => phrasesFor(language).undo.question,
      async run(call, turn) {
        const phrases = phrasesFor(turn.language).memory;
        const one = await oneFact(deps, call, turn);
        if ('instead' in one) return one.instead;
        const { fact } = one;
        const gone = await deps.memory.takeBack(turn.asker, fact.id);
        const sayGone = fact.isSecret ? phrases.secretForgotten : phrases.forgotten(fact.fact);
        const spoken = gone === undefined ? phrases.nothing : sayGone;
        return {
          data: { said: spoken },
          spoken,
          effects: [],
          ...(gone !== undefined && { changes: [{ kind: 'final', what: 'forgotten' }] }),
          isError: gone === undefined,
          origin: 'person',
          taint: fact.taint,
          isSecret: true,
        };
      },
    }),
  };
}
