import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { MAX_FACT_LENGTH } from '../../memory/fact.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';
import { keepFact, keptChange } from './keep-fact.ts';
import { oneFact } from './one-fact.ts';

export function correctFact(deps: MemoryDeps): MoreTool {
  return {
    about: 'correcting it',
    words: `correct fact change memory moved not true any more wrong instead now berichtigen korrigieren ändern
      stimmt nicht mehr falsch umgezogen Gedächtnis`,
    tool: defineTool({
      name: 'correct_fact',
      description: 'Put a new fact in the place of one that is wrong or no longer true.',
      input: z.strictObject({
        id: z.string().min(1).max(64).optional(),
        about: z.string().trim().min(1).max(300).optional().describe('what the old one is about'),
        fact: z.string().trim().min(1).max(MAX_FACT_LENGTH).describe('how it is now'),
      }),
      resolve(call) {
        if ((call.id === undefined) === (call.about === undefined)) {
          throw new ButlerError(
            'invalid',
            'Give the new fact, and the id of the old one or what it is about.',
          );
        }
        return { call, entityIds: [] };
      },
      tier: () => 'act',
      areas: (_call, { asker }) => (asker.kind === 'person' ? [] : ['household']),
      isAboutAsker: (_call, { asker }) => asker.kind === 'person',
      question: ({ fact }, { language }) => phrasesFor(language).memory.questions.correct(fact),
      async run(call, turn) {
        const phrases = phrasesFor(turn.language).memory;
        const one = await oneFact(deps, call, turn);
        if ('instead' in one) return one.instead;
        const { id, scope, taint } = one.fact;
        const kept = await keepFact(
          deps,
          {
            fact: call.fact,
            scope,
            source: 'corrected',
            category: 'other',
            expiresAt: null,
            replaces: [id],
            taint: [...taint, ...(turn.taint ?? [])],
          },
          turn,
        );
        const sayKept = kept?.isSecret === true ? phrases.secretKept : phrases.corrected(call.fact);
        const spoken = kept === undefined ? phrases.noSecrets : sayKept;
        return {
          data: { said: spoken },
          spoken,
          effects: [],
          changes: keptChange(kept),
          isError: kept === undefined,
          origin: 'person',
          taint,
          isSecret: kept?.isSecret ?? true,
        };
      },
    }),
  };
}
