/** Answers of an assistant from a file, and whether each would be heard. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createSpeech, sentencesOf, unfinishedIn } from '../speech.ts';
import { createTruth, type Truth } from '../truth.ts';
import { answerHappenings, answerSituation, type AnswerHappening } from './answers-home.ts';

const isHappening = (name: unknown): boolean =>
  typeof name === 'string' && Object.hasOwn(answerHappenings, name);
const shape = z.array(
  z.object({
    language: z.enum(['en', 'de']),
    happened: z.custom<AnswerHappening>(isHappening),
    words: z.string(),
    text: z.string(),
    isFalse: z.boolean(),
    /** Untrue, and spoken all the same: no rule reads it yet. */
    isMissed: z.boolean().default(false),
    /** True, and held all the same. */
    isLost: z.boolean().default(false),
  }),
);
export type Answer = z.infer<typeof shape>[number];

/** Of a file beside this one. Throws when it is no such list. */
export function readAnswers(file: string): readonly Answer[] {
  return shape.parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')));
}

/** What was heard and what was held of an answer that came in pieces. */
export interface Hearing {
  readonly heard: string;
  readonly held: string;
  /** Sentences that were left out of what was heard. */
  readonly leftOut: readonly string[];
  readonly isHeld: boolean;
}

/** As speak.ts does it: what was held may be heard at the end, when the record bears it out after all. */
export function createListener(truth: Truth = createTruth()) {
  return ({ language, happened, words }: Answer, pieces: readonly string[]): Hearing => {
    const { turn, record } = answerSituation(language, happened, words);
    const check = truth(turn, record);
    const idle: string[] = [];
    const speech = createSpeech({
      isUntrue: check.isUntrue,
      isIdle(sentence) {
        const isIdle = check.isIdle(sentence);
        if (isIdle) idle.push(sentence);
        return isIdle;
      },
      holdsAll: check.mustAdmit(),
      holdsSentences: check.isDelicate(),
    });
    const heard = pieces.map((piece) => speech.push(piece)).join('') + speech.finish();
    const { held } = speech;
    const isUnadmitted = check.mustAdmit() && !check.admits(held);
    const isUntrue = () => sentencesOf(unfinishedIn(heard) + held).some((each) => check.isUntrue(each));
    const leftOut = held === idle.join('') ? [] : idle;
    return { heard, held, leftOut, isHeld: held !== '' && (isUnadmitted || isUntrue()) };
  };
}
