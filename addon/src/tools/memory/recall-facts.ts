import * as z from 'zod';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { Fact } from '../../memory/fact.ts';
import { asksForSecret, mayHearSecrets } from '../../memory/secrets.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';
import { sayFact, tellFact } from './tell-fact.ts';

const MOST_FOUND = 8;
const MOST_LATEST = 20;
const MOST_SAID = 3;
const MOST_SAID_OF_ALL = 5;

export function recallFacts(deps: MemoryDeps): MoreTool {
  return {
    about: 'what was told before',
    words: `recall facts memory remember what do you know where is told before about me likes preference
      erinnern weißt du noch wissen Gedächtnis was weißt du über mich wo ist gesagt`,
    tool: defineTool({
      name: 'recall_facts',
      description:
        'Look for what the person or the household has told before. Without a query: the newest of everything.',
      input: z.strictObject({
        query: z.string().trim().min(1).max(300).optional().describe('words of the question'),
      }),
      resolve: (call) => ({ call, entityIds: [] }),
      tier: () => 'read',
      // Who hears what is decided by the query.
      areas: () => [],
      question: (_call, { language }) => phrasesFor(language).home.look.question,
      async run({ query }, turn) {
        const phrases = phrasesFor(turn.language).memory;
        const { facts, count, most, none } = query === undefined ? await latest() : await found(query);
        const said = facts.slice(0, most);
        void deps.memory.used(turn.asker, said);
        const left = count - said.length;
        const parts = [
          ...said.map((fact) => sayFact(fact, turn)),
          ...(left > 0 && query === undefined ? [phrases.more(left)] : []),
        ];
        return {
          data: { facts: facts.map((fact) => tellFact(fact, turn)), count },
          spoken: said.length === 0 ? none : parts.join(' '),
          effects: [],
          isError: false,
          origin: 'person',
          taint: facts.flatMap(({ taint }) => taint),
          isSecret: facts.some(({ isSecret }) => isSecret),
        };

        async function latest() {
          const newest = await deps.memory.latest(turn.asker, MOST_LATEST);
          return { ...newest, most: MOST_SAID_OF_ALL, none: phrases.nothingAtAll };
        }
        async function found(text: string) {
          const withSecrets = mayHearSecrets(turn.asker) && asksForSecret(turn.text);
          const all = await deps.memory.find(turn.asker, {
            text,
            language: turn.language,
            withSecrets,
            limit: MOST_FOUND,
          });
          const clear = all.filter(({ isClear }) => isClear).length;
          const facts: readonly Fact[] = all;
          return { facts, count: facts.length, most: Math.min(MOST_SAID, clear || 1), none: phrases.nothing };
        }
      },
    }),
  };
}
