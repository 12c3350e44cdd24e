/** A sentence of the butler's own that means a call: judged and run like any other, without a model. */
import type { SentenceCall } from '../sentences/sentence.ts';
import { runCalls, type LoopEvent } from './loop.ts';
import { prepareOrEnd, type CallDependencies } from './run-call.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnRecord } from './turn-record.ts';

/** What to say about it; undefined, and nothing done, when the words do not fit this home. */
export async function* actOnSentence(
  given: CallDependencies,
  { name, input, isSaid = false }: SentenceCall,
  { turn, record }: { turn: TurnContext; record: TurnRecord },
): AsyncGenerator<LoopEvent, string | undefined> {
  const meaning = isSaid ? { ...given.meaning, isInOwnWords: () => true } : given.meaning;
  const deps = { ...given, meaning };
  const call = { id: turn.turnId, name, input };
  if (prepareOrEnd(deps, call, turn).kind === 'over') return undefined;
  yield* runCalls(deps, [call], { turn, record });
  const told = record.untold.splice(0).map(({ spoken }) => spoken);
  return [...told, ...(record.asked === null ? [] : [record.asked.text])].join(' ');
}
