import { phrasesFor } from '../language/phrases-for.ts';
import { type Answering, type ConversationAnswering, putAgain } from './answering.ts';
import { userIdsOf } from './entitled.ts';
import { askedQuestion } from './put-question.ts';
import { ASKER_MS, type Question } from './question.ts';
import { heardPin } from './spoken-pin.ts';

/** Said beside the digits, it makes them a PIN whatever else is said. */
const PIN_WORD = /\b(?:pin|pincode|geheimzahl)\b/iu;

/**
 * What may be a PIN where none is taken: typed, or said to a satellite that may not answer. While a question about
 * what is guarded is open, or just was, it answers nothing and is as secret as where it counts.
 */
export async function refusePin(
  deps: ConversationAnswering,
  answering: Answering,
  open: readonly Question[],
): Promise<string | undefined> {
  const { request, turn, record } = answering;
  const heard = heardPin(request.text);
  const isPin = heard.kind === 'pin' || (heard.kind === 'mixed' && PIN_WORD.test(request.text));
  if (!isPin) return undefined;
  const household = deps.household();
  const isMine = (question: Question) =>
    question.expiresAt > turn.now &&
    userIdsOf(question, household, turn.house).includes(request.user_id ?? '');
  const question = [...deps.book.shown().filter(isMine), ...open].findLast(({ isSecurity }) => isSecurity);
  const { questions } = phrasesFor(turn.language);
  if (question === undefined) {
    if (!(await wasJustOpen(deps, answering))) return undefined;
    record.isSecret = true;
    return questions.pinWithoutQuestion;
  }
  record.isSecret = true;
  const text = request.door === 'card' ? questions.pinOnCard : questions.pinNotHere;
  const isOwn = question.askerKey === turn.asker.key && question.conversationId === request.conversation_id;
  if (!isOwn || question.answerableBy !== 'asker') return text;
  const again = askedQuestion(question, household, turn);
  return await putAgain(deps, answering, question, { ...again, text: `${text} ${again.text}` });
}

async function wasJustOpen({ book, log }: ConversationAnswering, { request, turn }: Answering) {
  try {
    const latest = await book.latest(request.conversation_id, turn.asker.key);
    const age = latest === undefined ? Infinity : turn.now.getTime() - latest.askedAt.getTime();
    return latest?.isSecurity === true && age < ASKER_MS;
  } catch (error) {
    log.warning('the questions could not be read', { error });
    return false;
  }
}
