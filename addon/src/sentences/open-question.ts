/** Yes, no and a choice: they mean something only after a question. Stored questions will be answered here. */
import type { Sentence, SentenceContext } from './sentence.ts';

function answer({ hasModel, wasAsked, phrases }: SentenceContext): string | undefined {
  return hasModel && wasAsked ? undefined : phrases.nothingOpen;
}

export const yes: Sentence = { intent: 'ButlerYes', answer };
export const no: Sentence = { intent: 'ButlerNo', answer };
export const choose: Sentence = { intent: 'ButlerChoose', answer };
