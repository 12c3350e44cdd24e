import MiniSearch from 'minisearch';
import * as z from 'zod';
import { phrasesFor } from '../language/phrases-for.ts';
import { termsOf } from '../house/terms.ts';
import { defineTool, type MoreTool } from './tool.ts';

/** Schemas cost about 100 tokens each. */
const MOST = 3;
/** Of the best score; what is below is noise. */
const LEAST_SHARE = 0.4;

/**
 * The one look-up behind which all tools but the core stand. Of each of them only a word or two is in the
 * prompt; name, description and schema are told here, of the best few.
 */
export function findTools(more: readonly MoreTool[]) {
  const search = indexOf(more);
  return defineTool({
    name: 'find_tools',
    description: `Look up further tools before saying that you cannot do something: ${topicsOf(more)}. Run them with use_tool.`,
    input: z.strictObject({ need: z.string().min(1).max(200).describe('a few words') }),
    resolve: (input) => ({ call: input, entityIds: [] }),
    tier: () => 'read',
    question: (_call, { language }) => phrasesFor(language).home.look.question,
    run({ need }, { language }) {
      const found = search(need);
      const names = more.map(({ tool }) => tool.name);
      const others = names.filter((name) => !found.some(({ tool }) => tool.name === name));
      const data = {
        tools: found.map(({ tool: { name, description, inputSchema } }) => ({
          name,
          description,
          input_schema: inputSchema,
        })),
        others,
      };
      const spoken = found.length === 0 ? phrasesFor(language).home.look.noTool : '';
      return Promise.resolve({ data, spoken, effects: [], isError: false, origin: 'butler' });
    },
  });
}

function topicsOf(more: readonly MoreTool[]): string {
  return [...new Set(more.map(({ about }) => about))].join(', ');
}

/** Best first; none when no word means any of them. */
function indexOf(more: readonly MoreTool[]): (need: string) => readonly MoreTool[] {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { prefix: (term) => term.length > 3, fuzzy: 0.2 },
  });
  index.addAll(
    more.map(({ tool, about, words }, id) => ({
      id,
      text: [tool.name.replaceAll('_', ' '), tool.description, about, words].join(' '),
    })),
  );
  return (need) => {
    const results = index.search(need);
    const best = results[0]?.score ?? 0;
    return results
      .filter(({ score }) => score >= best * LEAST_SHARE)
      .slice(0, MOST)
      .flatMap(({ id }) => more[Number(id)] ?? []);
  };
}
