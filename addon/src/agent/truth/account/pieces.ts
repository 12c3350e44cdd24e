/** A sentence taken apart where one thing ends and the next begins, its words written out. */
import { inDigits, numberIn } from '../amounts.ts';
import { plainOf, withoutQuotations } from '../plain.ts';
import { isForPerson, isKind } from './kind-words.ts';
import { predicateAt } from './predicates.ts';
import { ASIDES, DONE, MODALS, NEGATIONS } from './words.ts';

const PAUSE =
  /(?<!\d),|,(?!\d)|[;:()\n–—]+|\s-+\s|^\s*[-*•]\s|\.{3}|…|[✓✔✅✗✘❌☑|→]\uFE0F?|[.!?]+(?=\s|$)/gmu;
const CONJUNCTION =
  / (?:but|because|although|though|(?<!\b(?:a|little|long) )while|whereas|which means|aber|sondern|weil|obwohl|jedoch|damit|sodass|wahrend) | so (?=(?:i|the|it|your|we|that|you|he|she|they|nobody|no one|everyone|there)\b)| (?=(?:until|unless|once|bis|sobald) (?:you|du|ihr)\b)/u;
const JOINT = / (?:and|then|und|dann|sowie) /gu;
const FAILED_SIGN = /[✗✘❌⚠🚫⛔]/u;

export interface Piece {
  readonly text: string;
  readonly isFailed: boolean;
}

export function piecesOf(sentence: string): readonly Piece[] {
  const lines = withoutQuotations(sentence)
    .split('\n')
    .map((line) => line.replace(/^\s*\d+[.)]\s+/u, ''));
  return lines.flatMap((line) => {
    const spans = line.split(/(?<=[✓✔✅☑✗✘❌]\uFE0F?)/u);
    return spans.flatMap((span) => {
      const texts = span
        .split(PAUSE)
        .map((part) => inDigits(withNumbers(written(plainOf(part)))))
        .flatMap((part) => ` ${part} `.split(CONJUNCTION).map((each) => each.trim()))
        .flatMap(atJoints)
        .filter((part) => part !== '');
      const isFailed = FAILED_SIGN.test(span);
      return joined(texts).map((text) => ({ text, isFailed }));
    });
  });
}

/** "The hall light, the desk lamp | are on": what says nothing yet belongs to what follows. */
function joined(texts: readonly string[]): readonly string[] {
  const found: string[] = [];
  let waiting = '';
  for (const text of texts) {
    const whole = waiting === '' ? text : `${waiting} ${text}`;
    waiting = saysSomething(text) || ADVICE.test(text) || isForPerson(text, false) ? '' : whole;
    if (waiting === '') found.push(whole);
  }
  return waiting === '' ? found : [...found, waiting];
}

/** "Ist jetzt aber aus": in the middle it parts nothing. */
const YET =
  /\b(ist|sind|hat|habe|war|waren|geht|ging|gingen|steht|stehen|lauft|brennt|bleibt|reagiert|antwortet|klappt|konnte)((?: (?:es|sie|er|sich|jetzt|noch|dann|ich))*) aber\b/gu;

const TWO_WORDS =
  /\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?:one|two|three|four|five|six|seven|eight|nine)\b/gu;

function withNumbers(plain: string): string {
  return plain.replace(TWO_WORDS, (words) => String(numberIn(words) ?? words));
}

const OTHERS =
  /\b(?:everything else|(?:all )?(?:of )?the (?:rest|others|other ones)|all (?:the )?others|alles andere|alles ubrige|(?:die|alle) (?:anderen|ubrigen)|der rest)\b/gu;

/** "n't", "I've" and "it's" as words of their own. */
export function written(plain: string): string {
  return plain
    .replace(OTHERS, 'therest')
    .replace(/\boff (?:he|she|it|they|\p{L}+) goes?\b/gu, 'offgoes')
    .replace(
      /\bout and about\b|\bon (?:his|her|its|the) (?:way|rounds|job|case|move)\b(?! (?:back|home|to))/gu,
      'underway',
    )
    .replace(/(?<=\b(?:is|'s|was|starts|started) (?:now |already )?)heating up\b/gu, 'warming up')
    .replace(/\bby now\b/gu, 'now')
    .replace(/\bnach wie vor\b/gu, 'weiterhin')
    .replace(/\bcoming (?:right )?up\b/gu, 'coming')
    .replace(/\bcan't\b/gu, 'can not')
    .replace(/\bwon't\b/gu, 'will not')
    .replace(/n't\b/gu, ' not')
    .replace(/\bcannot\b/gu, 'can not')
    .replace(/'ve\b/gu, ' have')
    .replace(/'ll\b/gu, ' will')
    .replace(/'re\b/gu, ' are')
    .replace(/'m\b/gu, ' am')
    .replace(/'d\b/gu, ' would')
    .replace(/(?<=\p{L})'s\b/gu, ' is')
    .replace(/'/gu, ' ')
    .replace(YET, '$1$2')
    .replace(ASIDES, ' ')
    .replace(/ +/gu, ' ')
    .trim();
}

const SAYS =
  /\b(?:is|are|ist|sind|i|ich|have|has|hat|habe|will|wird|yes|no|ja|nein|ok|okay|sure|done|klar|erledigt|fertig|geschafft|sorry|fast|almost|nearly|worked|works|funktioniert|klappte|geklappt|reagiert|ging|came|went)\b/u;

const CARRIES =
  /^(?:turned|switched|put|set|made|brought|changed|adjusted|took|gave|gestellt|gesetzt|gemacht|geschaltet|gebracht)$/u;

function saysSomething(text: string): boolean {
  if (SAYS.test(text) || isKind(text) || CONDITION.test(text)) return true;
  const words = text.split(' ');
  return words.some(
    (word, index) =>
      predicateAt(words, index) !== undefined ||
      NEGATIONS.has(word) ||
      MODALS.has(word) ||
      DONE.has(word) ||
      CARRIES.test(word),
  );
}

/** Only where both sides say something: not in "the hall light and the desk lamp are on". */
function atJoints(text: string): readonly string[] {
  if (isKind(text)) return [text];
  for (const found of text.matchAll(JOINT)) {
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    if (saysSomething(before) && saysSomething(after)) return [before, ...atJoints(after)];
  }
  return [text];
}

export const CONDITION =
  /^(?:(?:and|but|und|aber|so|also|only|just|even|then) )*(?:if|when|whenever|once|as soon as|unless|until|in case|before (?:i|we|you)|wenn|bis(?! auf\b)|falls|sobald|sofern|bevor (?:ich|wir|du|ihr))\b/u;
export const ADVICE =
  /^(?:(?:and|or|but|so|then|und|oder|aber|dann) )*(?:(?:please|bitte) (?!(?:note|know|be aware|see)\b)\S|(?:do not|be|try|tell|ask|say|check|watch|mind|let me know|shout|give (?:it|me|him|her|them|that)|remember to|just (?!\p{L}+(?:ed|ing)\b|(?:put|set|shut|the|an?|now|did|i|done)\b)|give|versuch|versuche|sag|frag|pruf|prufe|denk|achte|pass|schau|gib|nimm|probier|probiere)\b)/u;
