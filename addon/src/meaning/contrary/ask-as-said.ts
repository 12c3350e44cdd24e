/** The question whether what was said is meant, or what would have been done. */
import type { TurnContext } from '../../agent/turn-context.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import type { Ambiguity, Option } from '../meaning.ts';
import { labelOf } from '../options.ts';
import type { Contrary } from './contrary.ts';

/** With one option it is a question of yes or no: to do what nobody said. */
export function askAsSaid({ sent, said }: Contrary, call: PreparedCall, turn: TurnContext): Ambiguity {
  const phrases = phrasesFor(turn.language);
  const { choices } = phrases;
  const { entityIds } = call;
  const asSent: Option = { label: choices.deed(sent.what, sent.value), input: sent.input, entityIds };
  const options = said.map(({ what, value, tool, input }): Option => ({
    label: choices.asSaid(choices.deed(what, value)),
    ...(tool !== undefined && { tool }),
    input,
    entityIds,
  }));
  const all = [...options, asSent];
  const thing = labelOf(entityIds, turn, phrases);
  const question =
    all.length === 1
      ? call.question
      : choices.saidOtherwise(
          thing,
          all.map(({ label }) => label),
        );
  return { question, options: all, isBothPossible: false };
}
