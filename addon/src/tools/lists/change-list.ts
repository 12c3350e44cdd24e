import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import type { Effect } from '../../api/contract.ts';
import { asButlerError, type ButlerError } from '../../errors.ts';
import { serviceTier } from '../../gate/tiers.ts';
import type { ListItem } from '../../hub/hub.ts';
import { capitalised } from '../../language/grammar.ts';
import type { ListAction } from '../../language/history-phrases.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { HomeDeps } from '../home/deps.ts';
import { nameOf } from '../home/names.ts';
import { defineTool, type MoreTool, type Outcome } from '../tool.ts';
import { findList } from './find-list.ts';
import { isSameItem, plainItem } from './items.ts';

const services: Readonly<Record<ListAction, string>> = {
  add: 'add_item',
  complete: 'update_item',
  remove: 'remove_item',
  reopen: 'update_item',
};

interface Call {
  readonly [key: string]: unknown;
  readonly list: string;
  readonly action: ListAction;
  readonly items: readonly string[];
}

type Ending = 'done' | 'not_there' | 'not_done';

/** Verified by reading the list again. */
export function changeList({ hub, search }: HomeDeps): MoreTool {
  return {
    about: 'to-do and shopping lists',
    words: `list add put buy need shopping groceries complete done tick off remove delete item task todo
      Liste Einkaufsliste setzen schreiben hinzufügen kaufen erledigt abhaken streichen löschen entfernen Aufgabe`,
    tool: defineTool({
      name: 'change_list',
      description: 'Add items to a to-do or shopping list, complete, reopen or remove them.',
      input: z.strictObject({
        list: z.string().optional().describe('entity_id'),
        action: z.enum(['add', 'complete', 'remove', 'reopen']),
        items: z.array(z.string().trim().min(1).max(200)).min(1).max(20),
      }),
      resolve({ list, action, items }, turn): { call: Call; entityIds: readonly string[] } {
        const entityId = findList(list, turn, search);
        return { call: { list: entityId, action, items: items.map(plainItem) }, entityIds: [entityId] };
      },
      tier: ({ action }) => serviceTier(services[action], { domain: 'todo', deviceClass: null }),
      question({ list, action, items }, { house, language }) {
        const { names, lists } = phrasesFor(language).home;
        return lists.question(action, items, nameOf(list, house, names));
      },
      async run(call, turn) {
        const before = await hub.listItems(call.list, turn.signal);
        const plans = call.items.map((item) => ({
          item,
          of: call.action === 'add' ? undefined : meant(call.action, before, item),
        }));
        const errors: ButlerError[] = [];
        for (const { item, of } of plans) {
          if (call.action !== 'add' && of === undefined) continue;
          const error = await change(hub, call, of?.uid ?? of?.summary ?? item, turn);
          if (error !== undefined) errors.push(error);
        }
        const after = await hub.listItems(call.list, turn.signal);
        const endings = plans.map(({ item, of }): readonly [string, Ending] => [
          item,
          call.action !== 'add' && of === undefined
            ? 'not_there'
            : isReached(call.action, { item, of, before, after })
              ? 'done'
              : 'not_done',
        ]);
        const done = endings.flatMap(([item, ending]) => (ending === 'done' ? [item] : []));
        const wereSo = new Set(
          plans.flatMap(({ item, of }) => (of?.isDone === (call.action === 'complete') ? [item] : [])),
        );
        const isState = call.action === 'complete' || call.action === 'reopen';
        const items = isState ? done.filter((item) => !wereSo.has(item)) : done;
        const { list: entityId, action } = call;
        return {
          ...outcomeOf(call, endings, errors, turn),
          changes: items.length > 0 ? [{ kind: 'list', entityId, action, items }] : [],
        };
      },
    }),
  };
}

/** Done ones are only meant when none is open; to reopen it is the other way round. */
function meant(action: ListAction, items: readonly ListItem[], wanted: string): ListItem | undefined {
  const same = items.filter(({ summary }) => isSameItem(summary, wanted));
  return same.find(({ isDone }) => isDone === (action === 'reopen')) ?? same[0];
}

async function change(
  hub: HomeDeps['hub'],
  { list, action }: Call,
  item: string,
  { asker, contextId, signal }: TurnContext,
): Promise<ButlerError | undefined> {
  const call = {
    domain: 'todo',
    service: services[action],
    entityIds: [list],
    data: { item, ...statusOf(action) },
    userId: asker.userId,
    parentContextId: contextId,
  };
  try {
    await hub.act(call, signal);
    return undefined;
  } catch (thrown) {
    const error = asButlerError(thrown);
    if (error.code === 'interrupted') throw error;
    return error;
  }
}

function statusOf(action: ListAction): { readonly status?: string } {
  if (action === 'complete') return { status: 'completed' };
  return action === 'reopen' ? { status: 'needs_action' } : {};
}

interface Look {
  readonly item: string;
  readonly of: ListItem | undefined;
  readonly before: readonly ListItem[];
  readonly after: readonly ListItem[];
}

function isReached(action: ListAction, { item, of, before, after }: Look): boolean {
  const openOnes = (items: readonly ListItem[]) =>
    items.filter(({ summary, isDone }) => isSameItem(summary, item) && !isDone).length;
  if (action === 'add') return openOnes(after) > openOnes(before);
  const now = after.find(({ uid, summary }) =>
    of?.uid == null ? isSameItem(summary, item) : uid === of.uid,
  );
  if (action === 'reopen') return now?.isDone === false;
  return now === undefined || (action === 'complete' && now.isDone);
}

function outcomeOf(
  { list, action }: Call,
  endings: readonly (readonly [string, Ending])[],
  errors: readonly ButlerError[],
  { house, language }: TurnContext,
): Outcome {
  const phrases = phrasesFor(language);
  const name = nameOf(list, house, phrases.home.names);
  const { lists } = phrases.home;
  const having = (wanted: Ending) => endings.flatMap(([item, ending]) => (ending === wanted ? [item] : []));
  const [done, notThere, notDone] = [having('done'), having('not_there'), having('not_done')];
  const spoken = [
    ...(done.length > 0 ? [lists.done(action, done, name)] : []),
    ...(notThere.length > 0 ? [lists.notThere(notThere, name)] : []),
    ...(notDone.length > 0 ? [lists.notDone(action, notDone, name)] : []),
    ...(errors[0] === undefined ? [] : [errors[0].sayIn(phrases)]),
  ]
    .map(capitalised)
    .join(' ');
  const isRefused = errors.some(({ code }) => code === 'denied');
  const failed: Effect['outcome'] = isRefused ? 'refused' : errors.length > 0 ? 'failed' : 'not_reached';
  const effect = (outcome: Effect['outcome']): Effect => ({
    action: `todo.${services[action]}`,
    entity_ids: [list],
    outcome,
  });
  return {
    data: { results: Object.fromEntries(endings), spoken },
    spoken,
    effects: [
      ...(done.length > 0 ? [effect('reached')] : []),
      ...(notDone.length > 0 ? [effect(failed)] : []),
    ],
    isError: done.length < endings.length,
    origin: 'butler',
  };
}
