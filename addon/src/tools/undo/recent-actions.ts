import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import type { Effect } from '../../api/contract.ts';
import { mayKnow } from '../../gate/know.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { PastExchange } from '../../store/store.ts';
import { inReach, isDone, lastDeed } from '../../undo/last-deed.ts';
import { sayWhy } from '../../undo/reason.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { UndoDeps } from './deps.ts';
import { sayDone } from './say-done.ts';

const MOST = 5;

/** What was done for who asks, as it was verified then, and because of which words; and for automations. */
export function recentActions({ deeds }: UndoDeps): MoreTool {
  return {
    about: 'what you did and why',
    words: `what did you do just now last actions history why reason because who told you
      was hast du gemacht getan zuletzt warum wieso weshalb Grund wer hat gesagt`,
    tool: defineTool({
      name: 'recent_actions',
      description:
        'What you did last for the person who asks, and why. Newest first, each with an id for undo.',
      input: z.strictObject({ why: z.boolean().optional().describe('they ask for the reason') }),
      resolve: (call) => ({ call, entityIds: [] }),
      tier: () => 'read',
      areas: () => [],
      question: (_call, { language }) => phrasesFor(language).home.look.question,
      async run({ why = false }, turn) {
        const { didNothing } = phrasesFor(turn.language);
        const own = inReach(await deeds.own(turn), turn, 'tell').filter((deed) => isToldTo(deed, turn));
        const others = await automationsFor(deeds, turn);
        const last = newer(lastDeed(own, turn, 'tell'), lastDeed(others, turn, 'tell'));
        const shown = [...new Set([...(last === undefined ? [] : [last]), ...own])].slice(0, MOST);
        const told = await Promise.all(
          shown.map(async (deed) => {
            const asked = deed.speaker === 'house' ? undefined : await deeds.askedFirst(deed.id, turn.asker);
            return { deed, did: didOf(deed, turn), because: sayWhy(deed, asked, turn) };
          }),
        );
        const first = last === undefined ? undefined : told[0];
        const sentence = first === undefined ? didNothing : sayOne(first, why);
        return {
          data: {
            actions: told.map(({ deed, did, because }) => {
              return { id: deed.id, at: deed.at.toISOString(), did, because };
            }),
          },
          spoken: sentence,
          effects: [],
          isError: false,
          origin: 'person',
          taint: shown.flatMap(({ taint = [] }) => taint),
        };
      },
    }),
  };
}

const sayOne = ({ did, because }: { readonly did: string; readonly because: string }, why: boolean) =>
  why ? because : `${did} ${because}`;

const isKnown =
  ({ asker, house }: TurnContext) =>
  ({ entity_ids: ids }: Effect) =>
    ids.every((id) => mayKnow(asker, id, house));

function isToldTo(deed: PastExchange, turn: TurnContext): boolean {
  return didOf(deed, turn) !== '';
}

function didOf({ effects, changes = [] }: PastExchange, turn: TurnContext): string {
  return sayDone(effects.filter(isKnown(turn)), changes, turn.house, phrasesFor(turn.language));
}

/** Words of an automation are the household's, unless it quotes somebody in them. */
async function automationsFor(deeds: UndoDeps['deeds'], turn: TurnContext): Promise<readonly PastExchange[]> {
  if (turn.asker.kind !== 'person' || !turn.asker.isOfHousehold) return [];
  const all = await deeds.ofAutomations();
  return all.filter((deed) => isDone(deed) && (deed.taint ?? []).length === 0 && isToldTo(deed, turn));
}

function newer(one: PastExchange | undefined, other: PastExchange | undefined): PastExchange | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.at >= other.at ? one : other;
}
