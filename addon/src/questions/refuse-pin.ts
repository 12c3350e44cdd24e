import { phrasesFor } from '../language/phrases-for.ts';
import { type Answering, type ConversationAnswering, putAgain } from './answering.ts';
import { hasModelAsked } from './asked-last.ts';
import { adultsFor, takesPin, userIdsOf } from './entitled.ts';
import { askedQuestion } from './put-question.ts';
import { ASKER_MS, type Question } from './question.ts';
import { heardPin, numbersIn } from './spoken-pin.ts';
import { mayBeTime, withoutWrittenTimes } from './written-times.ts';

/** Said beside the digits, it makes them a PIN whatever else is said. */
const PIN_WORD = /\b(?:pin|pincode|pinnummer|code|passcode|geheimzahl|geheimnummer)\b/iu;

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
  const isNamed = PIN_WORD.test(request.text);
  const heard = heardPin(isNamed ? request.text : withoutWrittenTimes(request.text));
  if (heard.kind !== 'pin' && !(heard.kind === 'mixed' && isNamed)) return undefined;
  const household = deps.household();
  const isMine = (question: Question) =>
    userIdsOf(question, household, turn.house).includes(request.user_id ?? '') ||
    (takesPin(question, household, turn.house) && mayHavePinFor(question));
  /** Whoever only speaks may be anybody. */
  const mayHavePinFor = ({ areas }: Question) =>
    request.user_id === null ||
    adultsFor(areas, household, turn.house).some(({ userId }) => userId === request.user_id);
  const isOpen = ({ expiresAt }: Question) => expiresAt > turn.now;
  const mine = deps.book.shown().filter(isMine);
  const ended = [...deps.book.justEnded(), ...deps.book.shown().filter((each) => !isOpen(each))];
  const question = [...mine.filter(isOpen), ...open].findLast(({ isSecurity }) => isSecurity);
  const latest = question === undefined ? await latestHere(deps, answering) : undefined;
  if (question === undefined) {
    const isJustOver = ended.some((each) => each.isSecurity && isMine(each));
    if (!isJustOver && !wasJustOpen(latest, turn.now)) return undefined;
  }
  if (!isNamed && mayBeTime(numbersIn(request.text))) {
    const ours = [...deps.book.shown(), ...ended, ...(latest === undefined ? [] : [latest])];
    if (await hasModelAsked(deps, ours, request)) return undefined;
  }
  record.isSecret = true;
  const { questions } = phrasesFor(turn.language);
  if (question === undefined) return questions.pinWithoutQuestion;
  const text = request.door === 'card' ? questions.pinOnCard : questions.pinNotHere;
  const isOwn = question.askerKey === turn.asker.key && question.conversationId === request.conversation_id;
  if (!isOwn || question.answerableBy !== 'asker') return text;
  const again = askedQuestion(question, household, turn);
  return await putAgain(deps, answering, question, { ...again, text: `${text} ${again.text}` });
}

async function latestHere(
  { book, log }: ConversationAnswering,
  { request, turn }: Answering,
): Promise<Question | undefined> {
  try {
    return await book.latest(request.conversation_id, turn.asker.key);
  } catch (error) {
    log.warning('the questions could not be read', { error });
    return undefined;
  }
}

/** Perhaps before the app was started again. */
const wasJustOpen = (latest: Question | undefined, now: Date) =>
  latest?.isSecurity === true && now.getTime() - latest.askedAt.getTime() < ASKER_MS;
