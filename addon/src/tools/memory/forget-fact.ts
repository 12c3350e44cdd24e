import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';
import { letGo } from './let-go.ts';

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
      run: async (call, turn) => await letGo(deps, 'forget', call, turn),
    }),
  };
}
