/** The model's words of one step, spoken as they come, but for what has to be checked first. */
import { setImmediate as others } from 'node:timers/promises';
import type { TurnEvent } from '../api/contract.ts';
import { withGap } from './gap.ts';
import type { LinkFilter } from './links.ts';
import type { StepEnd } from './model.ts';
import { createSpeech, sentencesOf, unfinishedIn } from './truth/speech.ts';
import type { TruthCheck } from './truth/truth.ts';
import type { TurnContext } from './turn-context.ts';
import { sinceStart, type TurnRecord } from './turn-record.ts';

type TextEvent = Extract<TurnEvent, { type: 'text' }>;

export interface Speaking {
  readonly turn: Pick<TurnContext, 'spoken'>;
  readonly record: TurnRecord;
  readonly check: TruthCheck;
  readonly links: LinkFilter;
  /** Done while the model thinks. */
  readonly meanwhile: () => void;
}

export interface Spoken {
  readonly end: StepEnd;
  /** What was not said, because nothing bears it out so far; empty when all was. */
  readonly held: string;
}

export async function* speak(
  step: AsyncGenerator<string, StepEnd>,
  speaking: Speaking,
): AsyncGenerator<TextEvent, Spoken> {
  const { check, links, meanwhile } = speaking;
  const coming = step.next();
  // The request leaves before anything is prepared for its answer.
  await others();
  meanwhile();
  check.prepare();
  const speech = createSpeech({
    isUntrue: check.isUntrue,
    isIdle: check.isIdle,
    holdsAll: check.mustAdmit(),
    holdsSentences: check.isDelicate(),
  });
  const say = createVoice(speaking);
  const start = speaking.record.text.length;
  for (let next = await coming; ; next = await step.next()) {
    if (next.done !== true) {
      yield* say(links.push(speech.push(next.value)));
      continue;
    }
    yield* say(links.push(speech.finish()));
    // Code says what was done: that needs no correction.
    if (speech.isOnlyIdle && speaking.record.untold.length > 0 && !calls(next.value)) {
      yield* say(links.finish());
      return { end: next.value, held: '' };
    }
    const { held } = speech;
    const heard = speaking.record.text.slice(start);
    const isPassing =
      held !== '' && !isCutOff(next.value) && isBorneOut(held, { check, heard, isLast: !calls(next.value) });
    yield* say((isPassing ? links.push(held) : '') + links.finish());
    return { end: next.value, held: isPassing ? '' : held };
  }
}

/** Words that were held, once more against what has happened since. */
export function* sayIfBorneOut(held: string, speaking: Speaking): Generator<TextEvent, void> {
  const { check, record } = speaking;
  if (held === '' || !isBorneOut(held, { check, heard: record.text, isLast: true })) return;
  yield* createVoice(speaking)(speaking.links.push(held) + speaking.links.finish());
}

interface Hearing {
  readonly check: TruthCheck;
  readonly heard: string;
  readonly isLast: boolean;
}

/** The first words of a held sentence may have been heard: it is judged as the whole that it is. */
function isBorneOut(held: string, { check, heard, isLast }: Hearing): boolean {
  if (check.mustAdmit(isLast) && !check.admits(held)) return false;
  return !sentencesOf(unfinishedIn(heard) + held).some(check.isUntrue);
}

function calls(end: StepEnd): boolean {
  return end.kind === 'replied' && end.reply.calls.length > 0;
}

function isCutOff(end: StepEnd): boolean {
  return end.kind === 'replied' && end.reply.stop === 'max_tokens';
}

/** What was said before a call and what is said after it are two sentences. */
function createVoice({ turn, record, check }: Pick<Speaking, 'turn' | 'record' | 'check'>) {
  let isFirst = true;
  return function* say(piece: string): Generator<TextEvent, void> {
    if (piece === '') return;
    const text = isFirst ? withGap(record.text, piece, turn.spoken) : piece;
    isFirst = false;
    record.text += text;
    record.firstWordMs ??= sinceStart(record);
    if (text.trim() !== '' && !check.isOnlyKind(text)) record.untold = [];
    yield { type: 'text', text };
  };
}
