import { asButlerError } from '../errors.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import { askedEnd, deniedEnd, type AskingCall, type CallDependencies, type CallEnd } from './run-call.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnRecord } from './turn-record.ts';

/** Nobody listens to more, and a line that is left out could be the one that matters. */
const MOST_TOGETHER = 20;

/**
 * One question for all of these calls where one yes can mean all of them, else for the first alone; the others
 * are left out, which is said. Never throws: a question that cannot be kept is not put, and nothing runs.
 */
export async function putQuestion(
  deps: Pick<CallDependencies, 'ask' | 'log'>,
  asking: readonly AskingCall[],
  turn: TurnContext,
  record: Pick<TurnRecord, 'asked' | 'taint'>,
): Promise<readonly CallEnd[]> {
  const phrases = phrasesFor(turn.language);
  const together = asking.slice(0, isOneQuestion(asking) ? MOST_TOGETHER : 1);
  try {
    record.asked = await deps.ask(together, turn, record.taint);
  } catch (thrown) {
    const error = asButlerError(thrown);
    if (error.code === 'internal') deps.log.error('a question could not be put', { error: error.cause });
    const isAway = error.code === 'unavailable';
    const reason = isAway ? phrases.questions.cannotKeep : error.sayIn(phrases);
    return asking.map(({ call }) => deniedEnd(call, reason));
  }
  return asking.map(({ call, ask }, index) =>
    index < together.length
      ? askedEnd(call, ask.question)
      : deniedEnd(call, phrases.questions.oneAtATime(ask.question)),
  );
}

function isOneQuestion(asking: readonly AskingCall[]): boolean {
  return asking.every(
    ({ ask }) => ask.ambiguity === null && ask.answerableBy === asking[0]?.ask.answerableBy,
  );
}
