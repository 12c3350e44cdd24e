/** What has to be asked before a call runs: which thing is meant, or whether what was said is meant. */
import type { TurnContext } from '../agent/turn-context.ts';
import type { PastExchange } from '../store/store.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { rivalsOf } from './ambiguity.ts';
import { askAsSaid } from './contrary/ask-as-said.ts';
import { contraryOf } from './contrary/contrary.ts';
import type { Ambiguity } from './meaning.ts';
import type { NameIndex } from './name-index.ts';
import { askWhich } from './options.ts';
import { readSentence } from './sentence.ts';

/** `input`: of the call, as the model sent it. Null: nothing has to be asked. */
export function findAmbiguity(
  call: PreparedCall,
  input: unknown,
  turn: TurnContext,
  recent: readonly PastExchange[],
  index: NameIndex,
  alongside?: ReadonlySet<string>,
): Ambiguity | null {
  const sets = rivalsOf(call, turn, recent, index, alongside);
  const contrary = contraryOf(call, input, turn, readSentence(turn.text, index), index);
  if (contrary === null) return sets.length < 2 ? null : askWhich(sets, call, input, turn);
  const [said, ...others] = contrary.said;
  const isOneCall = said !== undefined && others.length === 0 && said.tool === undefined;
  // Another thing and another deed: each answer does what was said.
  const which = isOneCall && sets.length > 1 ? askWhich(sets, call, said.input, turn) : null;
  return which ?? askAsSaid(contrary, call, turn);
}
