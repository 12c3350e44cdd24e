/** The model's words of one step, spoken as they come, but for what has to be checked first. */
import type { TurnEvent } from '../api/contract.ts';
import { withGap } from './gap.ts';
import type { StepEnd } from './model.ts';
import { createSpeech, sentencesOf } from './truth/speech.ts';
import type { TruthCheck } from './truth/truth.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnRecord } from './turn-record.ts';

type TextEvent = Extract<TurnEvent, { type: 'text' }>;

export interface Speaking {
  readonly turn: Pick<TurnContext, 'spoken'>;
  readonly record: TurnRecord;
  readonly check: TruthCheck;
}

export interface Spoken {
  readonly end: StepEnd;
  /** What was not said, because nothing bears it out so far; empty when all was. */
  readonly held: string;
}

export async function* speak(
  step: AsyncGenerator<string, StepEnd>,
  { turn, record, check }: Speaking,
): AsyncGenerator<TextEvent, Spoken> {
  const speech = createSpeech({ isUntrue: check.isUntrue, holdsAll: check.mustAdmit() });
  let isFirst = true;
  for (;;) {
    const next = await step.next();
    const piece = next.done === true ? speech.finish(isCutOff(next.value)) : speech.push(next.value);
    if (piece !== '') {
      yield say(piece, isFirst, { turn, record });
      isFirst = false;
    }
    if (next.done !== true) continue;
    const { held } = speech;
    const isPassing = held !== '' && !isCutOff(next.value) && isBorneOut(held, check);
    if (isPassing) yield say(held, isFirst, { turn, record });
    return { end: next.value, held: isPassing ? '' : held };
  }
}

/** Words that were held, once more against what has happened since. */
export function* sayIfBorneOut(held: string, speaking: Speaking): Generator<TextEvent, void> {
  if (held !== '' && isBorneOut(held, speaking.check)) yield say(held, true, speaking);
}

function isBorneOut(text: string, check: TruthCheck): boolean {
  if (check.mustAdmit() && !check.admits(text)) return false;
  return !sentencesOf(text).some(check.isUntrue);
}

function isCutOff(end: StepEnd): boolean {
  return end.kind === 'replied' && end.reply.stop === 'max_tokens';
}

/** What was said before a call and what is said after it are two sentences. */
function say(piece: string, isFirst: boolean, { turn, record }: Omit<Speaking, 'check'>): TextEvent {
  const text = isFirst ? withGap(record.text, piece, turn.spoken) : piece;
  record.text += text;
  if (text.trim() !== '') record.untold = [];
  return { type: 'text', text };
}
