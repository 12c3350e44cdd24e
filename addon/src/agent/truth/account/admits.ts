/** While something was ordered and not reached, an answer has to say so, ask back, or say what is so already. */
import type { TurnRecord } from '../../turn-record.ts';
import { asksOrOffers } from '../unheeded.ts';
import { numberIn } from '../amounts.ts';
import { plainOf } from '../plain.ts';
import { sentencesOf } from '../speech.ts';
import { partsOf, plainly, type Part } from './parts.ts';
import { predicateAt } from './predicates.ts';
import { NEGATIONS, PARTLY, PARTS } from './words.ts';

/** Something that was tried in this turn has not been reached since. */
export function isSomethingUndone({ calls }: Pick<TurnRecord, 'calls'>): boolean {
  const last = new Map<string, string>();
  for (const { effects } of calls) {
    for (const { entity_ids, outcome } of effects) for (const id of entity_ids) last.set(id, outcome);
  }
  return [...last.values()].some((outcome) => outcome !== 'reached');
}

const partsIn = (text: string) => sentencesOf(text).flatMap((sentence) => partsOf(sentence, true));

/** Some part denies that something is so, works or was done, or says that it is as it was, or that it waits. */
export function deniesSomething(text: string): boolean {
  return partsIn(text).some(isAdmitting);
}

function isAdmitting({ kind, text, isFailed }: Part): boolean {
  if (isFailed) return true;
  const words = plainly(text);
  if (kind === 'free') return OFFERS.test(words);
  if (kind === 'denied' && !OF_YOU.test(words)) {
    const isOpen = NEEDS.test(words) || (GUESSES.test(words) && !INVITES.test(words));
    return isOpen || words.split(' ').some((word) => NEGATIONS.has(word));
  }
  return (
    AS_BEFORE.test(words) ||
    (kind === 'said' && words.split(' ').some((word) => PARTS.has(word) || PARTLY.has(word)))
  );
}

/** "You must be up at seven." */
const OF_YOU =
  /^(?:you|du|ihr) (?!(?:\p{L}+ )*?(?:darfst|may not|not allowed|confirm|approve|allow|by hand|manually|yourself|bestatig\p{L}*|selbst|selber)\b)/u;
const NEEDS = /\b(?:needs?|requires?|has to|have to|must|muss\p{L}*|braucht?|brauche)\b/u;
const GUESSES =
  /\b(?:could|perhaps|maybe|probably|likely|seems?|may|might|vielleicht|vermutlich|wahrscheinlich|scheint|eventuell)\b/u;
/** "Perhaps you see it glowing already", "guests may come in": that it went well. */
const INVITES =
  /\b(?:now|already|jetzt|nun|schon|bereits)\b|\b(?:come|walk|step|drive|go|get) (?:\p{L}+ )?(?:in|inside|through)\b|\b(?:enter|eintreten|rein\p{L}*|herein\p{L}*|hinein\p{L}*)\b/u;
const AS_BEFORE =
  /\b(?:stays?|stayed|remains?|remained|still|unchanged|instead|except|apart|other than|by hand|manually|trouble|pending|bleibt|bleiben|blieb|weiterhin|noch|ausser|bis auf|stattdessen|von hand|selbst)\b/u;
const OFFERS =
  /\b(?:sorry|tut mir leid|by hand|manually|yourself|selbst|selber|von hand|instead|stattdessen)\b/u;

/** "Das kann ich nur sofort machen", "I'd need a code for that". */
const WOULD =
  /\b(?:kann|konnte|wurde|brauche|musste) ich\b|\bich (?:brauche|musste|konnte|wurde)\b|\b(?:i'd|i would|i) (?:only |first )?need\b/u;

/** After no call; whether what it says is so is for account.ts. */
export function saysHowItIs(text: string): boolean {
  if (asksOrOffers(text) || WOULD.test(plainOf(text))) return true;
  return partsIn(text).some(
    ({ kind, words, text: said }) =>
      kind === 'said' &&
      (/\b(?:already|schon|bereits)\b/u.test(said) ||
        words.some((word, index) => predicateAt(words, index) !== undefined || (numberIn(word) ?? 1) !== 1)),
  );
}
