import { phrasesFor } from '../language/phrases-for.ts';
import {
  type Answering,
  byVoice,
  type ConversationAnswering,
  putAgain,
  runAnswered,
  type Said,
} from './answering.ts';
import { checkPin } from './check-pin.ts';
import { takesPin, withPinFor } from './entitled.ts';
import { askedQuestion } from './put-question.ts';
import { ASKER_MS, type Question } from './question.ts';
import { refusePin } from './refuse-pin.ts';
import { heardPin } from './spoken-pin.ts';

/**
 * While a PIN is awaited, or just was, digits are nobody's business: not the model's, not the history's. `open` are
 * those of this conversation, whoever asked.
 */
export async function* answerWithPin(
  deps: ConversationAnswering,
  answering: Answering,
  open: readonly Question[],
): Said {
  const { request, turn, record } = answering;
  const household = deps.household();
  if (turn.satelliteId === null || household.rooms.get(turn.satelliteId)?.mayAnswerSecurity !== true) {
    return await refusePin(deps, answering, open);
  }
  const own = open.filter(({ askerKey }) => askerKey === turn.asker.key);
  const takesItNow = (question: Question) =>
    takesPin(question, household, turn.house) &&
    question.traces.satellite_id === turn.satelliteId &&
    turn.now.getTime() - question.askedAt.getTime() < ASKER_MS;
  const question = own.findLast(takesItNow);
  record.isPinAwaited = question !== undefined;
  const heard = heardPin(request.text);
  if (heard.kind === 'none') return undefined;
  const { questions } = phrasesFor(turn.language);
  if (question === undefined) {
    if (heard.kind === 'few') return undefined;
    const latest = await deps.book.latest(request.conversation_id, turn.asker.key);
    // In another conversation at the same satellite, perhaps: Home Assistant begins a new one after a while.
    if (![latest ?? [], deps.book.shown()].flat().some(takesItNow)) {
      return await refusePin(deps, answering, open);
    }
    record.isSecret = true;
    return questions.pinWithoutQuestion;
  }
  record.isSecret = true;
  const again = askedQuestion(question, household, turn);
  const ask = async (text: string) => await putAgain(deps, answering, question, { ...again, text });
  if (heard.kind !== 'pin') return await ask(questions.pinOnly);
  const checked = await checkPin(deps, heard.digits, withPinFor(question, household, turn.house));
  if (checked.kind === 'locked') {
    // Somebody may go on guessing.
    record.asked = { text: questions.pinLocked, isAnswerableHere: false, isSecretExpected: true };
    return record.asked.text;
  }
  if (checked.kind === 'wrong') return await ask(questions.pinWrong);
  const [choice] = question.choices;
  if (choice === undefined || question.isChoice) return await ask(questions.whichOne(question.text));
  const decision = { ...byVoice(turn, choice.id), by: checked.person.name, door: 'pin' } as const;
  return yield* runAnswered(deps, answering, question, choice, decision);
}
