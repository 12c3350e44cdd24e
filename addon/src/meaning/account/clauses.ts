/** What in an order is no order: a clause with a subject and a verb of its own, "I can't see a thing". */
import { signalsIn } from './signals.ts';
import type { FoldedWord } from '../fold-words.ts';
import { isFunctionWord } from '../function-words.ts';
import { kindOf } from '../kind-words.ts';

/** Who or what a clause is about, where it is nobody who is told to do something. */
const SUBJECT =
  '(?:i|im(?= (?:off|going|not|so|too|just|about|back|leaving|trying|tired|cold|freezing|hot|\\p{L}+ing) )|ive|id|ill|we|weve|were|well|he|hes|she|shes|they|theyre|theres?|thats|everybody|everyone|nobody|somebody|someone|ich|wir|er|man|jemand|keiner|niemand)';
const THING =
  '(?:the|my|our|his|her|some|die|der|das|mein\\w*|unser\\w*|dein\\w*|ein|eine)(?: (?!to |on |off |auf |an |aus |and |und )\\p{L}+){1,2}?';
const BEING =
  '(?:is|are|was|were|isnt|arent|has|have|had|keeps?|keep|need|needs|ist|sind|war|waren|hat|haben|wird|werden|kommt|kommen|schlaft|schlafen|blendet|blenden|geht|gehen|bleibt|bleiben|steht|stehen|lauft|laufen|nervt|stort|friert)';
const IT = '(?:it|its|es|hier|here|mir|uns)';
/** "Hier zieht es", "es regnet". */
const WEATHER =
  '(?:hier|da|draussen) \\p{L}+t es|es (?:zieht|regnet|schneit|stinkt|sturmt|gewittert|hagelt|klingelt)';
const SO =
  '(?:is|gets?|getting|ist|ists|wird|feels?|looks?|too|so|very|really|pretty|freezing|boiling|cold|hot|dark|late|wars?)';
/** "Hab ich vergessen". */
const TURNED =
  '(?:hab|habe|bin|muss|gehe?|geh|haben|sind|mussen|gehen|komme?n?|sehe?|seh|brauchs?) (?:ich|wir)';
const BECAUSE =
  '(?:because|cos|cause|since|weil|denn|damit|so that|so (?=(?:i|we|it|the|my|he|she|they) )|as (?=(?:i|we|it) (?:am|was|want|need|is|cant|have) )|before i(?= forget)|bevor ich(?= (?:es |das )?vergess))';
/** Before these, a subject stands in the order itself: "can I have", "wenn ich". */
const INSIDE =
  '(?<! (?:can|could|may|should|shall|do|did|does|would|will|if|when|whenever|once|until|unless|moment|time|after|before|while|that|what|which|than|like|where|how|why|whether|only|wenn|falls|sobald|nachdem|bevor|bis|dass|ob|was|wie|wo|kann|konnte|konnten|soll|sollen|mochte|mochten|hatte|hatten|will|wollen|brauche?n?|mogen|durfte|durfen|konnen|hab|habe|haben|bin|sind|muss|mussen|sure|sicher|dafur|is|are|was|were|ist|sind|war|waren|geh|gehe|gehen|komm|komme|kommen|sehe?|seh|als))';
const START = `(?:${BECAUSE}|${SUBJECT}|${TURNED}|${THING} ${BEING}|${IT} ${SO}|${WEATHER})`;
/** Another order begins: "it's freezing put it up", "die Kinder schlafen mach das Licht aus". */
const ORDER =
  '(?= (?:(?:turn|switch|put|set|make|open|close|shut|lock|dim|kill|knock|bring|crank|stick|pop) (?:it|them|that|the|my|our|its|his|her|all|on|off|up|down)|(?:run|activate|start|trigger) (?:the |my )?\\p{L}+|(?:mach|schalt|stell|dreh|fahr|schliess|sperr|offn|zieh|start|aktivier|dimm|verriegel|knips)e? (?!ich |wir |man |er |sie |auf |ab |zu )\\p{L}+) )(?<= \\S+ \\S+)(?<! (?:i|we|you|he|she|they|to|and|not|dont|never|just|please|already|let|lets|better|must|will|can|would|could|should|might|did|does|ich|wir|du|er|sie|ihr|zu|und|(?<! (?:ich|wir|man) .*)nicht|bitte|mal|doch|dann|then|go|must|should|soll|a|the|my|our|for|can|could|kann|kannst|konntest|or|oder|if|scene|routine|script)) ';
const BEGINNING = new RegExp(`(?= ${START} )${INSIDE} |${ORDER}`, 'gu');

/** Somebody who says what he wants gives an order: "I'd like the lamp on", "the lamp should be off". */
const WISH =
  /^ (?:(?:and|und|but|aber|please|bitte) )*(?:i|we|id|ich|wir|he|she|they|er) (?:\p{L}+ )?(?:want|need|like|love|prefer|wanna|wish|said|meant|mean|will|mochte|mochten|brauche?|brauchen|hatte|hatten|wunsche|wollen|sagte|meinte|hab gesagt)(?= )| (?:should|soll|sollen|sollte|sollten|must|muss|mussen|darf|durfen|needs? to|have to|you to|dass)(?= )/u;
const ASIDE = new RegExp(`^ (?:${START})(?= )`, 'u');
/** What is only said to be kind. */
const KIND =
  / (?:(?:if|when|whenever) (?:you (?:do not|dont|wouldnt|would not) mind|you (?:get|have) \p{L}+ \p{L}+|its (?:ok|no trouble))|(?:if|when|whenever) (?:you (?:can|could|like)(?= $)|possible)|wenns geht|(?:wenn|falls) (?:es )?(?:geht|ginge|moglich)|(?:wenn|falls) du (?:magst|kannst|willst|mochtest|zeit hast|so (?:gut|lieb|nett) bist|mal kannst)|(?:wenn|falls) es (?:dir|euch|ihnen)(?: \p{L}+)+|(?:no|kein|keine|keinen) (?:\p{L}+)(?= $))(?= )/gu;

const NO = /^ (?:no|kein)/u;

export interface Clause {
  /** Of its first word. */
  readonly start: number;
  readonly isAside: boolean;
}

/** Where clauses begin, in order; `isEnd`: of the words that stand between two parts. */
export function clausesIn(
  words: readonly FoldedWord[],
  isEnd: (word: string) => boolean,
  isThing: (word: FoldedWord) => boolean,
): readonly Clause[] {
  const result: Clause[] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    const word = words[at];
    if (word !== undefined && !isEnd(word.text)) continue;
    const start = from;
    const segment = words.slice(from, at);
    const own = inSegment(segment.map(({ text }) => text)).flatMap((clause, place, all) =>
      withoutOrder(clause, segment.slice(clause.start, all[place + 1]?.start), isThing),
    );
    result.push(...own.map((clause) => ({ ...clause, start: start + clause.start })));
    from = at + 1;
  }
  const textOf = (place: number) =>
    ` ${words
      .slice(result[place]?.start, result[place + 1]?.start)
      .map(({ text }) => text)
      .join(' ')} `;
  const ordersOther = (place: number) =>
    result[place + 1] !== undefined &&
    ORDERING.test(textOf(place + 1)) &&
    words.slice(result[place + 1]?.start, result[place + 2]?.start).some(isThing);
  const tells = result.map((_, place) => signalsIn(textOf(place)).size > 0);
  return result.map((clause, place) => {
    const own = words.slice(clause.start, result[place + 1]?.start);
    if (tells[place] === true || !tells.includes(true)) return clause;
    const isAside = own.some(isThing)
      ? isOfSomebody(own, isThing) && ordersOther(place)
      : WISHING.test(textOf(place));
    return isAside ? { ...clause, isAside } : clause;
  });
}

/** "Anna liest noch", where a lamp is called after Anna: what she does, no word of this house says. */
function isOfSomebody(words: readonly FoldedWord[], isThing: (word: FoldedWord) => boolean): boolean {
  const [one, after] = words;
  return (
    one !== undefined &&
    after !== undefined &&
    isThing(one) &&
    !after.isMark &&
    !isThing(after) &&
    kindOf(one.stem) === undefined &&
    !isFunctionWord(after.text) &&
    !words.slice(2).some(isThing)
  );
}

/** "I want to sleep", beside an order. */
const WISHING =
  /^ (?:i|we|id|ich|wir) (?:\p{L}+ )?(?:want|need|like|love|prefer|wanna|will|mochte|mochten|brauche?|wollen|muss|mussen)(?= )/u;

const ORDERING =
  /^ (?:turn|switch|put|make|open|close|shut|lock|dim|kill|mach|schalt|stell|dreh|fahr|schliess|sperr|offn|knips|dimm)e? /u;

const PARTICLES = new Set('off on aus an zu auf hoch runter up down rein raus to'.split(' '));
const SO_THEN = new Set(['so', 'also']);

/** "I'm off to bed telly off": what is said of a thing without a verb is an order. */
function withoutOrder(
  clause: Clause,
  words: readonly FoldedWord[],
  isThing: (word: FoldedWord) => boolean,
): readonly Clause[] {
  if (!clause.isAside) return [clause];
  const end = words.findIndex(
    ({ text }, at) =>
      PARTICLES.has(text) && at > 2 && isThing(words[at - 1] ?? NO_WORD) && isEndOfOrder(words, at),
  );
  if (end < 0) return [clause];
  let start = end;
  while (start > 0 && isThing(words[start - 1] ?? NO_WORD)) start -= 1;
  const before = words[start - 1]?.text ?? '';
  if (start < 2 || (BELONGING.test(before) && !SO_THEN.has(before))) return [clause];
  return [clause, { start: clause.start + start, isAside: false }];
}

const NO_WORD: FoldedWord = { text: '', stem: '', raw: '', isMark: true };
/** After these it is told of. */
const BELONGING =
  /^(?:the|my|our|his|her|a|an|is|are|was|had|has|have|want|turned|der|die|das|den|dem|mein\w*|ist|sind|hab|habe|hat|haben|im|in|am|on|at|vor|to|of|von)$/u;

/** Nothing follows, a number, or the next thing. */
function isEndOfOrder(words: readonly FoldedWord[], at: number): boolean {
  const [one, after] = [words[at]?.text, words[at + 1]?.text];
  if (one === 'to') return /^\d/u.test(after ?? '');
  return (
    after === undefined || /^\d/u.test(after) || !/^(?:the|my|to|in|at|die|der|das|dem|den)$/u.test(after)
  );
}

function inSegment(words: readonly string[]): readonly Clause[] {
  const text = ` ${words.join(' ')} `;
  const kind = [...text.matchAll(KIND)].filter(({ 0: said, index }) => index > 0 || !NO.test(said));
  const cuts = new Set([0, ...[...text.matchAll(BEGINNING)].map(({ index }) => index)]);
  for (const { 0: said, index } of kind) cuts.add(index).add(index + said.length);
  const starts = [...cuts].toSorted((one, other) => one - other).filter((cut) => cut < text.length - 1);
  return starts.map((cut, at) => {
    const clause = `${text.slice(cut, starts[at + 1] ?? text.length - 1)} `;
    const isKind = kind.some(({ index }) => index === cut);
    return {
      start: text.slice(0, cut).split(' ').length - 1,
      isAside: isKind || (ASIDE.test(clause) && !WISH.test(clause)),
    };
  });
}
