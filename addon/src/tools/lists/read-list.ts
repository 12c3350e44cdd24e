import * as z from 'zod';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { HomeDeps } from '../home/deps.ts';
import { nameOf } from '../home/names.ts';
import { isMoreThanAnItem, taintOf } from '../outside-text.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import { findList } from './find-list.ts';
import { plainItem } from './items.ts';

const MOST = 100;

/** What stands on a list was written by whoever can write there, so more than a word or two counts as text from outside. */
export function readList({ hub, search }: HomeDeps): MoreTool {
  return {
    about: 'to-do and shopping lists',
    words: `list read what is on shopping groceries to-do todo tasks items
      Liste Einkaufsliste Einkaufszettel Aufgaben vorlesen was steht auf`,
    tool: defineTool({
      name: 'read_list',
      description: 'Read the items of a to-do or shopping list.',
      input: z.strictObject({
        list: z.string().optional().describe('entity_id'),
        include_done: z.boolean().optional(),
      }),
      resolve({ list, include_done = false }, turn) {
        const entityId = findList(list, turn, search);
        return { call: { list: entityId, include_done }, entityIds: [entityId] };
      },
      tier: () => 'read',
      question: (_, { language }) => phrasesFor(language).home.look.question,
      async run({ list, include_done }, { house, language, signal }) {
        const items = (await hub.listItems(list, signal)).filter(({ isDone }) => include_done || !isDone);
        const { names, lists } = phrasesFor(language).home;
        return {
          data: {
            list: house.entities.get(list)?.name ?? list,
            items: items.slice(0, MOST).map(({ summary, isDone, due }) => ({
              item: plainItem(summary),
              ...(due !== null && { due }),
              ...(include_done && { done: isDone }),
            })),
            ...(items.length > MOST && { not_shown: items.length - MOST }),
          },
          spoken: lists.count(nameOf(list, house, names), items.length),
          effects: [],
          isError: false,
          origin: items.length === 0 ? 'butler' : 'device',
          taint: items.some(({ summary }) => isMoreThanAnItem(summary))
            ? [taintOf(list, house, language)]
            : [],
        };
      },
    }),
  };
}
