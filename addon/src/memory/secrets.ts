/** Codes, passwords and numbers of cards: kept only for who clearly says so, told only to who asks for them. */
import type { Asker } from '../people/asker.ts';
import { contentWords } from './fact-words.ts';

const PASSWORD =
  /(?:pass(?:word|code|phrase)|pass?wort|kennwort|geheimwort)\p{L}*\b.{0,60}?(?:\b(?:is|ist|lautet|heißt)\b|[:=])\s*\S/iu;
const NAMED = /\b(?:pin|puk|cvv|cvc|tan)\b|code\b|geheimzahl|geheimnummer|kombination|combination/iu;
const DIGITS = /\d(?:[\s.-]?\d){2,}/u;
const NUMBER_WORD =
  '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun)';
const SPOKEN_DIGITS = new RegExp(String.raw`\b${NUMBER_WORD}(?:[\s,-]+${NUMBER_WORD}){2,}`, 'iu');
const LONG_NUMBER = /(?:\d[\s-]?){13,19}/u;
const IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,}/iu;
const ASKS =
  /pass(?:word|code|phrase)|pass?wort|kennwort|\bpin\b|\bpuk\b|\bcvv\b|code\b|geheim|kombination|combination|card number|kartennummer|iban|kontonummer|account number/iu;
const WANTS_IT_KEPT =
  /\b(?:remember|memori[sz]e|note|keep in mind|don['’]?t forget|do not forget|save|store|merk\p{L}*|notier\p{L}*|speicher\p{L}*|vergiss nicht|behalt\p{L}*)/iu;

export function holdsSecret(fact: string): boolean {
  if (PASSWORD.test(fact) || LONG_NUMBER.test(fact) || IBAN.test(fact)) return true;
  return NAMED.test(fact) && (DIGITS.test(fact) || SPOKEN_DIGITS.test(fact));
}

/** The words ask for one of these. */
export function asksForSecret(words: string): boolean {
  return ASKS.test(words);
}

/** Nobody knows who stands before a shared screen, nor whose voice that is. */
export function mayHearSecrets({ kind, isCertain }: Pick<Asker, 'kind' | 'isCertain'>): boolean {
  return kind === 'person' && isCertain;
}

/** The person's own words want exactly this kept. */
export function wantsSecretKept(words: string, fact: string): boolean {
  const said = new Set(contentWords(words));
  return WANTS_IT_KEPT.test(words) && contentWords(fact).every((word) => said.has(word));
}
