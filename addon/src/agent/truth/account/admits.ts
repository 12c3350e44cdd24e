/** While something was ordered and not reached, an answer has to say so, ask back, or say what is so already. */
import { asksOrOffers } from '../unheeded.ts';
import { numberIn } from '../amounts.ts';
import { sentencesOf } from '../speech.ts';
import { partsOf, plainly } from './parts.ts';
import { predicateAt } from './predicates.ts';
import { NEGATIONS } from './words.ts';

/** Some part denies that something is so, works or was done. */
export function deniesSomething(text: string): boolean {
  return sentencesOf(text)
    .flatMap((sentence) => partsOf(sentence, true))
    .some(
      ({ kind, text: said, isFailed }) =>
        kind === 'denied' &&
        (isFailed ||
          plainly(said)
            .split(' ')
            .some((word) => NEGATIONS.has(word))),
    );
}

/** After no call; whether what it says is so is for account.ts. */
export function saysHowItIs(text: string): boolean {
  if (asksOrOffers(text)) return true;
  return sentencesOf(text)
    .flatMap((sentence) => partsOf(sentence, true))
    .some(
      ({ kind, words, text: said }) =>
        kind === 'said' &&
        (/\b(?:already|schon|bereits)\b/u.test(said) ||
          words.some(
            (word, index) => predicateAt(words, index) !== undefined || (numberIn(word) ?? 1) !== 1,
          )),
    );
}
