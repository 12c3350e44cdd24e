/** A yes: exactly the stored calls, judged again as things are now, and at most once. */
import {
  type AskingCall,
  type CallDependencies,
  type CallEnd,
  deniedEnd,
  prepareCall,
  runCall,
} from '../agent/run-call.ts';
import type { TurnContext } from '../agent/turn-context.ts';
import type { AskedQuestion } from '../agent/turn-record.ts';
import { asButlerError } from '../errors.ts';
import { areasOfCall } from '../gate/standing.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { guards } from './entitled.ts';
import type { Choice, Decision, Question, SealedCall } from './question.ts';
import type { QuestionBook } from './question-book.ts';
import { sealOf } from './seal.ts';

export interface AnswerRunning extends Pick<CallDependencies, 'tools' | 'judge' | 'ask' | 'log' | 'meaning'> {
  readonly book: Pick<QuestionBook, 'decide' | 'finish'>;
}

/** Undefined: somebody was faster, or it was too late. */
export type Ran = RanCalls | undefined;

export interface RanCalls {
  readonly isDone: boolean;
  /** A whole sentence, never empty. */
  readonly spoken: string;
  readonly calls: readonly RanCall[];
  /** The choice was clear, and what was chosen needs a yes of its own. */
  readonly asked: AskedQuestion | null;
}

export interface RanCall {
  readonly sealed: SealedCall;
  readonly end: CallEnd;
}

/**
 * `turn` is that of the question, see stored-turn.ts. Throws ButlerError `unavailable` when the answer could not
 * be kept: then nothing has run, and nothing will.
 */
export async function runAnswer(
  deps: AnswerRunning,
  question: Question,
  choice: Choice,
  decision: Decision,
  turn: TurnContext,
): Promise<Ran> {
  if (!(await deps.book.decide(question, 'taken', decision))) return undefined;
  const ran = await runChosen(deps, question, choice, decision, turn);
  await deps.book.finish(question, decision, ran.isDone ? 'done' : 'failed', isUnsaid(ran) ? '' : ran.spoken);
  return ran;
}

/** What was said of it is kept nowhere: it is a secret, or it was to be forgotten. */
export const isUnsaid = ({ calls }: Pick<RanCalls, 'calls'>) =>
  calls.some(({ end }) => end.isSecret === true || end.isUnkept === true);

/** Never throws. */
async function runChosen(
  deps: AnswerRunning,
  question: Question,
  choice: Choice,
  decision: Decision,
  turn: TurnContext,
): Promise<RanCalls> {
  const phrases = phrasesFor(turn.language);
  const nothing = (spoken: string): RanCalls => ({ isDone: false, spoken, calls: [], asked: null });
  try {
    if (turn.asker.key !== question.askerKey) return nothing(phrases.questions.changedSince);
    const calls = prepareAgain(deps, choice, turn);
    if (calls === undefined) return nothing(phrases.questions.changedSince);
    const verdicts = calls.map(({ call, sealed }) => {
      return { call, sealed, verdict: judgeAgain(deps, question, decision, call, turn) };
    });
    const denied = verdicts.find(({ verdict }) => verdict.verdict === 'deny');
    if (denied?.verdict.verdict === 'deny') {
      const { sealed, call, verdict } = denied;
      return { ...nothing(verdict.reason), calls: [{ sealed, end: deniedEnd(call, verdict.reason) }] };
    }
    const needed = verdicts.find(({ verdict }) => verdict.verdict === 'ask')?.verdict;
    if (needed?.verdict === 'ask') {
      // All of them together: what was chosen together is answered together.
      const asking = verdicts.map(({ verdict, call, sealed }): AskingCall => {
        const ask = verdict.verdict === 'ask' ? verdict : { ...needed, question: call.question };
        return { call, ask, requested: { id: question.id, name: sealed.tool, input: sealed.input } };
      });
      const asked = await deps.ask(asking, turn, question.taint);
      return { ...nothing(asked.text), asked };
    }
    return await runInOrder(deps, calls, turn);
  } catch (thrown) {
    const error = asButlerError(thrown);
    if (error.code === 'internal') deps.log.error('an answered question failed', { error: error.cause });
    return nothing(error.sayIn(phrases));
  }
}

interface Again {
  readonly sealed: SealedCall;
  readonly call: PreparedCall;
}

/** Undefined: it would no longer be the same. Throws what a tool says of a thing that is gone. */
function prepareAgain(
  { tools }: AnswerRunning,
  { calls }: Choice,
  turn: TurnContext,
): readonly Again[] | undefined {
  const again = calls.map((sealed) => {
    return { sealed, call: prepareCall(tools, { name: sealed.tool, input: sealed.input }, turn) };
  });
  return again.every(({ call, sealed }) => sealOf(call) === sealed.hash) ? again : undefined;
}

function judgeAgain(
  { judge }: AnswerRunning,
  question: Question,
  { door, by }: Decision,
  call: PreparedCall,
  turn: TurnContext,
) {
  const isOwn = by === null || (question.answerableBy === 'asker' && door !== 'pin');
  // Whatever was asked: what guards the house is not opened by a voice.
  const isOnlyVoice = door === 'voice' && !turn.asker.isCertain && guards(call);
  const isMore = isMoreThanAsked(question, call);
  return judge(call, {
    asker: turn.asker,
    place: turn.place,
    language: turn.language,
    moved: new Set(),
    taint: question.taint,
    // Whoever chooses between things names the one.
    isInOwnWords: question.isOnlyUnclear,
    ambiguity: null,
    isAnswered: !question.isOnlyUnclear && !isOnlyVoice && !isMore,
    answeredBy: isOwn ? 'asker' : 'adult',
  });
}

/**
 * The same call can reach further by now (a scene was edited, a mark taken back), or one of the things to choose
 * from guards the house and the others do not: who was asked, and how, was decided for less than this.
 */
function isMoreThanAsked({ areas, isSecurity }: Question, call: PreparedCall): boolean {
  return (guards(call) && !isSecurity) || areasOfCall(call).some((area) => !areas.includes(area));
}

async function runInOrder(
  deps: AnswerRunning,
  calls: readonly Again[],
  turn: TurnContext,
): Promise<RanCalls> {
  const ran: RanCall[] = [];
  for (const { sealed, call } of calls) {
    if (turn.signal.aborted) break;
    ran.push({ sealed, end: await runCall(deps, call, turn) });
  }
  const spoken = [...new Set(ran.map(({ end }) => end.spoken))]
    .filter((sentence) => sentence !== '')
    .join(' ');
  const isDone = ran.length === calls.length && ran.every(({ end }) => !end.isError);
  const { failures } = phrasesFor(turn.language);
  return { isDone, spoken: spoken === '' ? failures.interrupted : spoken, calls: ran, asked: null };
}
