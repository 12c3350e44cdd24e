import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { factCategories, MAX_FACT_LENGTH } from '../../memory/fact.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';
import { keepFact, keptChange, sayKept } from './keep-fact.ts';

const input = z.strictObject({
  fact: z.string().trim().min(1).max(MAX_FACT_LENGTH).describe('one sentence, as the person said it'),
  scope: z
    .enum(['private', 'household'])
    .optional()
    .describe('private: for who speaks alone (usual); household: when they say that it is for everybody'),
  category: z.enum(factCategories).optional(),
  until: z.iso.date().optional().describe('last day on which a passing fact is true'),
  replaces: z.array(z.string().max(64)).max(5).optional().describe('ids of facts that are no longer true'),
});

export function rememberFact(deps: MemoryDeps): MoreTool {
  return {
    about: 'remembering',
    words: `remember fact memory note keep in mind don't forget know for later learn told where things are likes
      preference birthday merken merk dir erinnern Gedächtnis notieren behalten wissen Vorliebe Geburtstag`,
    tool: defineTool({
      name: 'remember_fact',
      description:
        'Remember something that the person tells and wants known later. Not for reminders or lists.',
      input,
      resolve({ until, category = 'other', scope, replaces = [], fact }, turn) {
        const call = { fact, category, scope: scope ?? usualScope(turn), until: until ?? null, replaces };
        if (until !== undefined && endOf(until).getTime() < turn.now.getTime()) {
          throw new ButlerError('invalid', '"until" has passed already.');
        }
        return { call, entityIds: [] };
      },
      tier: () => 'act',
      areas: ({ scope }) => (scope === 'household' ? ['household'] : []),
      isAboutAsker: ({ scope }) => scope === 'private',
      question: ({ fact }, { language }) => phrasesFor(language).memory.questions.remember(fact),
      async run({ until, ...call }, turn) {
        const expiresAt = until === null ? null : endOf(until);
        const given = { ...call, source: 'told', expiresAt, taint: [...(turn.taint ?? [])] } as const;
        const kept = await keepFact(deps, given, turn);
        const spoken =
          kept === undefined ? phrasesFor(turn.language).memory.noSecrets : sayKept(given, kept, turn);
        return {
          data: { said: spoken, ...(kept !== undefined && { remembered: kept.outcome }) },
          spoken,
          effects: [],
          changes: keptChange(kept),
          isError: kept === undefined,
          origin: 'person',
          isSecret: kept?.isSecret ?? true,
        };
      },
    }),
  };
}

/** Where nobody can tell who speaks, nothing is anybody's own. */
function usualScope({ asker }: TurnContext): 'private' | 'household' {
  return asker.kind === 'room' ? 'household' : 'private';
}

/** Somewhere on Earth it is that day until then. */
function endOf(day: string): Date {
  return new Date(Date.parse(`${day}T23:59:59Z`) + 12 * 3_600_000);
}
