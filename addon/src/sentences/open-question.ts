/** Yes, no and a choice where no stored question is open (questions/ comes first): perhaps the model has asked. */
import type { Sentence, SentenceContext } from './sentence.ts';

function answer({ hasModel, wasAsked, phrases }: SentenceContext): string | undefined {
  return hasModel && wasAsked ? undefined : phrases.nothingOpen;
}

export const yes: Sentence = { intent: 'ButlerYes', answer };
export const no: Sentence = { intent: 'ButlerNo', answer };
export const choose: Sentence = { intent: 'ButlerChoose', answer };
