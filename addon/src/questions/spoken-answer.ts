/** What words mean after a question. */
import type { RecognizedIntent } from '../api/contract.ts';
import type { Choice, Question } from './question.ts';

export type SpokenAnswer =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'choice'; readonly choice: Choice }
  /** "Yes, but only the front one", "no, the other one": what was asked is off, and something new is wanted. */
  | { readonly kind: 'instead' }
  | { readonly kind: 'other' };

const YES_AND_MORE = /^(?:yes|yeah|yep|sure|ok|okay|ja|jawohl|gern|klar)[\s,.:;–-]+\S/iu;
const NO_AND_MORE = /^(?:no|nope|nein|nee|nö)[\s,.:;–-]+\S/iu;

export function spokenAnswer(
  text: string,
  intent: RecognizedIntent | null,
  question: Pick<Question, 'choices' | 'isChoice'>,
): SpokenAnswer {
  const choice = question.isChoice ? chosen(text, intent, question.choices) : undefined;
  if (choice === 'none') return { kind: 'no' };
  if (choice !== undefined) return { kind: 'choice', choice };
  if (intent?.name === 'ButlerYes') return { kind: 'yes' };
  if (intent?.name === 'ButlerNo' || intent?.name === 'ButlerStop') return { kind: 'no' };
  if (intent === null && (YES_AND_MORE.test(text) || NO_AND_MORE.test(text))) return { kind: 'instead' };
  return { kind: 'other' };
}

const ordinals: readonly RegExp[] = [
  /^(?:1|one|first|1st|eins|erste[nrms]?)$/u,
  /^(?:2|two|second|2nd|zwei|zweite[nrms]?)$/u,
  /^(?:3|three|third|3rd|drei|dritte[nrms]?)$/u,
  /^(?:4|four|fourth|4th|vier|vierte[nrms]?)$/u,
  /^(?:5|five|fifth|5th|fünf|fünfte[nrms]?)$/u,
];
const LAST = /^(?:last|letzte[nrms]?)$/u;
const BOTH = /^(?:both|all|beide[nrms]?|alle[nrms]?)(?: (?:of them|of these|davon|lamps|lights|doors))?$/u;
const NEITHER =
  /^(?:neither|none|keine[nrms]?|nothing|nichts|gar keine[nrms]?|weder noch)(?: (?:of them|davon|von beiden))?$/u;
/** Says nothing about which one. */
const POLITE =
  /\b(?:yes|ja|please|bitte|the|one|number|option|nummer|möglichkeit|take|use|i|mean|meant|ich|meine|meinte|nimm|der|die|das|den|dem|lieber|rather|want|möchte|only|just|nur|lamp one)\b/gu;

function chosen(
  text: string,
  intent: RecognizedIntent | null,
  choices: readonly Choice[],
): Choice | 'none' | undefined {
  const options = choices.filter(({ id }) => id !== 'both');
  if (intent?.name === 'ButlerChoose') {
    const { number = '', several } = intent.slots;
    if (several === 'none') return 'none';
    return several === undefined ? byNumber(number, options) : choices.find(({ id }) => id === several);
  }
  if (intent !== null) return undefined;
  const said = plain(text);
  const isOneOf = (words: RegExp) => words.test(said) || words.test(essence(said));
  if (isOneOf(NEITHER)) return 'none';
  if (isOneOf(BOTH)) return choices.find(({ id }) => id === 'both');
  return byNumber(essence(said) || said, options) ?? byLabel(said, options);
}

function byNumber(words: string, options: readonly Choice[]): Choice | undefined {
  if (LAST.test(words)) return options.at(-1);
  return options[ordinals.findIndex((ordinal) => ordinal.test(words))];
}

/** The whole name, or words that only one of the names has; never words that none has. */
function byLabel(said: string, options: readonly Choice[]): Choice | undefined {
  const words = wordsOf(said);
  if (words.length === 0) return undefined;
  const exact = options.filter(({ label }) => wordsOf(plain(label)).join(' ') === words.join(' '));
  if (exact.length === 1) return exact[0];
  const fitting = options.filter(({ label }) => {
    const own = wordsOf(plain(label));
    return words.every((word) => own.includes(word));
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

const wordsOf = (text: string) =>
  essence(text)
    .split(' ')
    .filter((word) => word !== '');

function essence(said: string): string {
  return said.replaceAll(POLITE, ' ').replaceAll(/\s+/g, ' ').trim();
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
