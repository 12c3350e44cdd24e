/** "Lamp off radio on": two orders that nothing divides, as speech recognition writes them. */
import type { FoldedWord } from './fold-words.ts';
import { isFunctionWord, SEPARABLE } from './function-words.ts';

const set = (list: string) => new Set(list.split(/\s+/u));
/** What ends an order; of these some also stand before a place. */
const ENDING = set('off on out aus an ein zu auf ab up down runter hoch rauf rein raus herunter');
const ONLY_ENDING = set('off aus ab runter hoch rauf rein raus herunter');
const ARTICLES = set('the my our his her der die das den dein mein');
export const COLORS = set(
  'red blue green white yellow orange purple pink rot blau grun weiss gelb lila rosa warmweiss kaltweiss',
);
const ALSO = set('auch too bleibt bleiben stays');
const TO = set('to auf');
/** "Light off I forgot it", "blind up so we can see". */
const CHATTING = set('i ich we wir so because weil damit its were im');
const VERBS = set('what why how is are did was when if wenn ob');

/** Whether an order ends with the word at `at` and another begins after it. `from`: where this one began. */
export function endsOrder(
  words: readonly FoldedWord[],
  from: number,
  at: number,
  isEnd: (word: string) => boolean,
): boolean {
  const [one, after] = [words[at]?.text ?? '', words[at + 1]?.text ?? ''];
  if (!isEnding(one) || after === '' || isEnd(after)) return false;
  // "An oven".
  if (one === 'an' && /^[aeiou]/u.test(after)) return false;
  if (!words.slice(from, at).some(isTelling)) return false;
  if (CHATTING.has(after) && !(words[from] !== undefined && VERBS.has(words[from]?.text ?? ''))) return true;
  const next = words[at + 1];
  const begins = ARTICLES.has(after)
    ? ONLY_ENDING.has(one) || SEPARABLE.test(one)
    : next !== undefined && isTelling(next);
  if (!begins || /^\d/u.test(after) || COLORS.has(after)) return false;
  const end = words.findIndex(({ text }, place) => place > at && isEnd(text));
  const rest = words.slice(at + 1, end < 0 ? undefined : end);
  return rest.some(({ text }, place) => {
    const isAfterThing = place > 0 && rest.slice(0, place).some(isTelling);
    const following = rest[place + 1];
    const isLast = following === undefined || !(isTelling(following) || ARTICLES.has(following.text));
    return (
      isAfterThing &&
      (ALSO.has(text) || (isEnding(text) && isLast) || (TO.has(text) && /^\d/u.test(following?.text ?? '')))
    );
  });
}

/** "Aus", and "ausschalten". */
function isEnding(word: string): boolean {
  return ENDING.has(word) || SEPARABLE.test(word);
}

export function isTelling({ text, isMark, isBound }: FoldedWord): boolean {
  return !isMark && !/^\d/u.test(text) && (isBound === true || !isFunctionWord(text));
}
