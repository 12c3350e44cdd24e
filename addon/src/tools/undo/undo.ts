import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import { capitalised } from '../../language/grammar.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { PastExchange } from '../../store/store.ts';
import { inReach, isDone, lastDeed } from '../../undo/last-deed.ts';
import { planUndo, type UndoPlan } from '../../undo/plan-undo.ts';
import { subjectOf } from '../home/names.ts';
import { defineTool, type MoreTool, type Outcome } from '../tool.ts';
import type { UndoDeps } from './deps.ts';

/** It comes to calls of the other tools: each is judged, run, verified and told like any, and can be undone again. */
export function undo({ deeds }: UndoDeps): MoreTool {
  return {
    about: 'undoing',
    words: `undo revert put back change back restore as it was before take back redo
      rückgängig zurück zurücknehmen wie vorher wiederherstellen zurückstellen`,
    tool: defineTool({
      name: 'undo',
      description:
        'Put back what was done last for the person who asks, all of it. It may ask, and tells what it leaves.',
      input: z.strictObject({
        of: z.string().max(255).optional().describe('id from recent_actions; usually the last'),
        anyway: z.boolean().optional().describe('also what was changed since; only when they insist'),
      }),
      resolve: (call) => ({ call, entityIds: [] }),
      // To look what there is; each call that it comes to has its own tier.
      tier: () => 'read',
      areas: () => [],
      question: (_call, { language }) => phrasesFor(language).undo.question,
      async run({ of, anyway = false }, turn) {
        const done = inReach(await deeds.own(turn), turn, 'undo').filter(isDone);
        const deed = of === undefined ? lastDeed(done, turn, 'undo') : done.find(({ id }) => id === of);
        if (deed === undefined) return nothing(phrasesFor(turn.language).undo.nothing);
        return outcomeOf(deed, planUndo(deed.changes ?? [], turn.house, anyway), turn);
      },
    }),
  };
}

function nothing(spoken: string): Outcome {
  return { data: { said: spoken }, spoken, effects: [], isError: true, origin: 'butler' };
}

function outcomeOf(
  { changes = [], taint = [] }: PastExchange,
  { calls, left, isForgottenForGood }: UndoPlan,
  turn: TurnContext,
): Outcome {
  const phrases = phrasesFor(turn.language);
  const { undo: said } = phrases;
  if (changes.length === 0) return nothing(said.unknown);
  const notes = [...left].map(([why, ids]) =>
    capitalised(said.left[why](subjectOf(ids, turn.house, phrases))),
  );
  const spoken = [...notes, ...(isForgottenForGood ? [said.forgottenForGood] : [])].join(' ');
  if (calls.length === 0 && spoken === '') return nothing(said.nothing);
  return {
    data: { ...(spoken !== '' && { left_as_it_is: spoken }) },
    spoken,
    effects: [],
    isError: calls.length === 0,
    origin: 'butler',
    calls,
    ...(taint.length > 0 && { taint }),
  };
}
