/** What has to be asked before a call runs: which thing is meant, or whether what was said is meant. */
import type { TurnContext } from '../agent/turn-context.ts';
import type { PastExchange } from '../store/store.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { questionOf, rivalsIn } from './ambiguity.ts';
import { askAsSaid } from './contrary/ask-as-said.ts';
import { contraryOf } from './contrary/contrary.ts';
import { isKnownLanguage } from './languages.ts';
import type { Ambiguity } from './meaning.ts';
import type { NameIndex } from './name-index.ts';
import type { Sentence } from './sentence.ts';
import { ofRooms } from './by-room.ts';
import { isTooWide } from './of-many.ts';
import { isNothingHere } from './not-here.ts';
import { isOnlyExcepted } from './only-excepted.ts';
import { askWhich } from './options.ts';
import { askInstead } from './ask-instead.ts';
import { signalsIn } from './account/signals.ts';
import { otherNamed } from './other-named.ts';

/** `input`: of the call, as the model sent it. Null: nothing has to be asked. */
export function findAmbiguity(
  call: PreparedCall,
  input: unknown,
  turn: TurnContext,
  recent: readonly PastExchange[],
  index: NameIndex,
  alongside?: ReadonlySet<string>,
): Ambiguity | null {
  const question = questionOf(call, turn, recent, index, alongside);
  const sets = rivalsIn(question);
  const { sentence, chosen } = question;
  const contrary = contraryOf(call, input, turn, sentence, index, recent);
  if (contrary === null) {
    if (sets.length > 1) return askWhich(sets, call, input, turn);
    const given = isRecord(input) ? input : {};
    const isActing = isKnownLanguage(turn.language) && chosen.length > 0 && call.tier !== 'read';
    if (isActing && isTooWide(given['area'], question))
      return askWhich(ofRooms(chosen, turn.areaId, turn.house), call, input, turn);
    const asSent = () => askAsSaid({ sent: { what: '', value: null, input: given }, said: [] }, call, turn);
    if (isActing && (isOnlyExcepted(question) || isNothingHere(question))) return asSent();
    const others = isActing ? otherNamed(question) : [];
    if (others.length === 0) return null;
    return askInstead(others, signalsIn(textOf(sentence)), call, input, turn) ?? asSent();
  }
  const [said, ...others] = contrary.said;
  const isOneCall = said !== undefined && others.length === 0 && said.tool === undefined;
  // Another thing and another deed: each answer does what was said.
  const which = isOneCall && sets.length > 1 ? askWhich(sets, call, said.input, turn) : null;
  return which ?? askAsSaid(contrary, call, turn);
}

function textOf({ parts }: Sentence): string {
  return parts.flatMap(({ isAside, whole }) => (isAside ? [] : [whole])).join('');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
