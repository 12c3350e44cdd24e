/** What matters in the words of a fact, and of a question for one; English and German. */
import { isFunctionWord } from '../meaning/function-words.ts';

const CONFIGS: Readonly<Record<string, string>> = {
  en: 'english',
  de: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  nl: 'dutch',
  pt: 'portuguese',
  sv: 'swedish',
  da: 'danish',
  nb: 'norwegian',
};

/** Name of PostgreSQL's text search configuration for a language such as `de-AT`. */
export function textSearchOf(language: string): string {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? '';
  return (Object.hasOwn(CONFIGS, primary) ? CONFIGS[primary] : undefined) ?? 'simple';
}

const MOST_WORDS = 24;
const MOST_WEAK_WORDS = 12;
/** Say nothing about what is looked for. */
const EMPTY = new Set(
  `an the this that these those it its them they my our your their you we me us he she his her him hers himself
  herself itself themselves myself yourself ourselves whose ever still already because either neither such own
  is are was were be been am do does did done can could would will shall should may might must has have had having
  please ok okay thanks and or but if then than as so too also just very any some all no not yes
  to of in on off at for from with by into onto out over under up down about there here
  what which who whom whose how where why when ll re ve don didn doesn isn wasn
  der die das den dem des ein eine einen einem einer eines es ihn sie er ich du wir ihr ihnen mein meine meinen meiner
  dein deine unser unsere ist sind war waren sein bin bist hat haben habe hatte kann wird werden soll bitte mal doch noch
  und oder aber wenn als an aus auf ab zu zum zur im am um von vom fur mit bei nach uber unter wie was wo wer wann warum
  welche welcher welches hier da dort nicht kein keine ja nein so man mir mich uns dir dich dass tell told said say know
  ihre ihren ihrem ihrer ihres seine seinen seinem seiner seines deinen deinem deiner unserem unserer euer eure euren
  eurem diese worden wurden hatten hast habt sei seid sollte sollten konnte wollte musste darf wohin woher wozu
  weshalb wieso wem wen wessen immer remember recall weisst weiss gesagt erinnerst`.split(/\s+/u),
);
const ASKING = new Set(
  `remember remembered told said say know knows recall about
  erinnerst erinnere gesagt gesagt erzahlt weisst weiss liegt liegen steht stehen hangt steckt gibt uber
  wann when lie lies kept`.split(/\s+/u),
);

/** The words that carry the question, at most 24 in order; empty: there are none. */
export function contentWords(text: string): readonly string[] {
  return [...new Set(wordsOf(text).filter(carries))].slice(0, MOST_WORDS);
}

/** Those beside them that say a little, such as "go", "keep" and "room"; at most 12. */
export function weakWords(text: string): readonly string[] {
  const weak = wordsOf(text).filter((word) => !carries(word) && !EMPTY.has(plain(word)));
  return [...new Set(weak)].slice(0, MOST_WEAK_WORDS);
}

function wordsOf(text: string): readonly string[] {
  return wordsIn(text).filter((word) => word.length > 1);
}

/** All words in small letters, as they stand. */
export function wordsIn(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function carries(word: string): boolean {
  const key = plain(word);
  return !isFunctionWord(key) && !ASKING.has(key) && !EMPTY.has(key);
}

/** A fact without case, accents, punctuation and articles. */
export function factKey(fact: string): string {
  const words = plain(fact).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !ARTICLES.test(word)).join(' ');
}

const ARTICLES = /^(?:the|an?|der|die|das|den|dem|des|ein(?:e[nmrs]?)?)$/u;

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

const IS =
  /^(.{2,80}?)\s+(?:is|are|ist|sind|liegt|liegen|steht|stehen|hangt|hangen|steckt|stecken|lautet)\s+(.+)$/u;
const SOMEWHERE =
  /^(?:in|at|on|with|under|behind|near|next|beside|inside|by|below|above|between|im|am|an|auf|unter|hinter|neben|bei|beim|vor|uber|zwischen)\b/u;
const ONLY_ONE =
  /\b(?:name|number|birthday|address|size|colou?r|password|code|pin|geburtstag|nummer|adresse|grosse|farbe|passwort)\b/u;
const NO_THING = /^(?:i|we|you|he|she|it|they|there|this|that|ich|wir|du|er|sie|es|ihr|hier|da)$/u;

/**
 * What a fact is about where a new one of the same kind makes it untrue: where a thing is, or what its number is.
 * Null: it stands beside others. `people`: names of the household, who can be in more than one place.
 */
export function topicOf(fact: string, people: readonly string[]): string | null {
  const [, subject = '', rest = ''] = IS.exec(plain(fact).trim()) ?? [];
  const thing = factKey(subject);
  if (thing === '' || NO_THING.test(thing) || people.some((name) => plain(name) === thing)) return null;
  if (SOMEWHERE.test(rest)) return `where ${thing}`;
  return ONLY_ONE.test(thing) ? `what ${thing}` : null;
}
