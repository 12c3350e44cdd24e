import * as z from 'zod';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';
import { letGo } from './let-go.ts';

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
      run: async (call, turn) => await letGo(deps, 'takeBack', call, turn),
    }),
  };
}
