import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';
import { oneFact } from './one-fact.ts';

export function forgetFact(deps: MemoryDeps): MoreTool {
  return {
    about: 'forgetting',
    words: `forget fact delete remove memory no longer know erase vergessen vergiss löschen Gedächtnis`,
    tool: defineTool({
      name: 'forget_fact',
      description: 'Forget for good one thing that was told: by its id, or by what it is about.',
      input: z.strictObject({
        id: z.string().min(1).max(64).optional(),
        about: z.string().trim().min(1).max(300).optional(),
      }),
      resolve(call) {
        if ((call.id === undefined) === (call.about === undefined)) {
          throw new ButlerError('invalid', 'Give either the id or what it is about.');
        }
        return { call, entityIds: [] };
      },
      tier: () => 'act',
      areas: (_call, { asker }) => (asker.kind === 'person' ? [] : ['household']),
      isAboutAsker: (_call, { asker }) => asker.kind === 'person',
      question: ({ about, id }, { language }) =>
        phrasesFor(language).memory.questions.forget(about ?? id ?? ''),
      async run(call, turn) {
        const phrases = phrasesFor(turn.language).memory;
        const one = await oneFact(deps, call, turn);
        if ('instead' in one) return one.instead;
        const { fact } = one;
        const gone = await deps.memory.forget(turn.asker, fact.id);
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
          // The words may say it, and the answer does.
          isSecret: true,
        };
      },
    }),
  };
}
