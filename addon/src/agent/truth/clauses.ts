/** A sentence in the parts that can each claim something, and what each claims. */
import type { Claim } from './claim.ts';
import {
  englishConsent,
  englishHypothesis,
  englishIdle,
  englishQuestion,
  readEnglish,
} from './english-claims.ts';
import { germanConsent, germanHypothesis, germanIdle, germanQuestion, readGerman } from './german-claims.ts';
import { inDigits } from './amounts.ts';
import { plainOf, withoutQuotations } from './plain.ts';
import { nounsIn } from './things.ts';

const PAUSE = /[,;:()\n–—]+|\s-+\s|\.{3}|…|[✓✔✅✗✘❌☑|→]|[.!?](?=\s)/u;
const ALWAYS =
  / (?:but|because|aber|sondern|weil|which means) | so (?=(?:i|the|it|your|we|that|you|he|she|they|nobody|no one|everyone|there)\b)| (?:damit|sodass) (?=(?:du|ihr|es|er|sie|wir|niemand|der|die|das|man|alle)\b)/u;
/** "Ist jetzt aber aus": in the middle it parts nothing. */
const YET =
  /(?<=\b(?:ist|sind|war|lauft|laufen|steht|stehen|geht|gehen|bleibt|bleiben|brennt|brennen|hat|habe|liess(?:en)? sich)(?: (?:ich|wir|es|sie|er|ihn|das|dich|dir|jetzt|nun|noch|dann|inzwischen|gerade))*) aber\b/gu;
/** "So I went ahead and switched them off": one deed. */
const GONE_AHEAD = /\b(?:went|gone|go|going) ahead and /gu;
/** "Two out of three: …" counts no things. */
const OUT_OF = /^\S+ (?:out of|von|of) \S+$/u;
const MAYBE = / (?:and|then|und|dann|sowie) /gu;
const HAS_VERB =
  /\b(?:is|are|was|were|has|have|had|been|do|does|did|can|could|will|would|should|may|might|must|not|i|i'm|i've|i'll|it's|that's|ist|sind|war|waren|hat|habe|haben|wird|werden|wurde|wurden|kann|konnte|soll|nicht|ich)\b|'s\b|n't\b/u;

const AFTERTHOUGHT =
  /^(?:including|plus|as well as|also|along with|together with|and also|too|inklusive|einschliesslich|zusammen mit|samt|mitsamt|nebst|sowie|auch|ebenso)\b/u;

const AGAIN =
  /^(?:(?:and|but|so|und|aber|which|da|as) )*(?:that's|that is|it's|it is|they're|they are|those are|ist|sind|is|are|das ist|(?:das|der|die|es|sie|er) (?:steht|stehen|bleibt|bleiben|brennt|lauft)|der ist|die ist|die sind|der steht|es ist|sie ist|er ist|sie sind)\b/u;
/** In order, folded by plain.ts. What has no verb belongs to what follows: "The hall light, the desk lamp | are on". */
export function clausesOf(sentence: string): readonly string[] {
  const parts = withoutQuotations(sentence)
    .split(PAUSE)
    .flatMap((part) => inDigits(plainOf(part).replace(YET, '').replace(GONE_AHEAD, '')).split(ALWAYS))
    .flatMap(inReach)
    .flatMap((part) => atConjunctions(part))
    .filter((part) => part !== '' && !OUT_OF.test(part));
  const clauses: string[] = [];
  let waiting = '';
  for (const part of parts) {
    const isComplete = HAS_VERB.test(part) || readBoth(part).length > 0;
    const whole =
      waiting === '' || readBoth(part).some(({ kind }) => kind === 'done') ? part : `${waiting} ${part}`;
    if (isComplete) clauses.push(whole);
    waiting = isComplete ? '' : whole;
  }
  const last = clauses.at(-1);
  if (last !== undefined && AFTERTHOUGHT.test(waiting))
    return [...clauses.slice(0, -1), `${last} ${waiting}`];
  return waiting === '' ? clauses : [...clauses, waiting];
}

const MOST_WORDS = 60;

/** Nobody claims anything in a clause of hundreds of words. */
function inReach(part: string): readonly string[] {
  const words = part.split(' ');
  if (words.length <= MOST_WORDS) return [part];
  return Array.from({ length: Math.ceil(words.length / MOST_WORDS) }, (_, index) =>
    words.slice(index * MOST_WORDS, (index + 1) * MOST_WORDS).join(' '),
  );
}

/** Only where both sides say something: not in "the hall light and the desk lamp are on". */
function atConjunctions(part: string): readonly string[] {
  for (const found of part.matchAll(MAYBE)) {
    const before = part.slice(0, found.index);
    const after = part.slice(found.index + found[0].length);
    const isBoth =
      (HAS_VERB.test(before) || readBoth(before).length > 0) && (saysSomething(after) || TOO.test(after));
    if (isBoth) return [before, ...atConjunctions(withSpeaker(before, after))];
  }
  return [part];
}

/** "I checked the lamps and turned them off": the butler did both. */
function withSpeaker(before: string, after: string): string {
  if (ICH_HABE.test(before) && !HAS_VERB.test(after)) {
    const isPart = readGerman(after).some(
      ({ kind, ...claim }) => kind === 'deed' && 'tense' in claim && claim.tense === 'past',
    );
    if (isPart) return `ich habe ${after}`;
  }
  if (!SPEAKER.test(before) || OF_THINGS.test(before)) return after;
  const isDeed = readEnglish(after).some(
    ({ kind, ...claim }) => kind === 'deed' && 'tense' in claim && claim.tense === 'past',
  );
  return isDeed && !/^(?:i|i've|i'll|we|it|it's|that|they)\b/u.test(after) ? `i ${after}` : after;
}

const ICH_HABE = /\b(?:ich habe?|habe? ich)\b/u;
const SPEAKER = /^(?:\S+ ){0,3}(?:i|i've|we|we've)\b/u;
const OF_THINGS = /\b(?:is|are|was|were|been|be|that|which|you|it's|they're)\b|'s\b/u;

/** "… and the window too". */
const TOO = /^(?:the|your|my|die|der|das|den|dein|deine) (?:\S+ ){1,3}(?:too|as well|also|auch|ebenfalls)$/u;

function saysSomething(clause: string): boolean {
  return (
    readBoth(clause).length > 0 || /^(?:i|i'm|i've|i'll|ich|it|it's|you|we|will|can|soll|du)\b/u.test(clause)
  );
}

export function readBoth(clause: string): readonly Claim[] {
  return [...readEnglish(clause), ...readGerman(clause)];
}

/** "When somebody moves, the light is turned on" tells how things go. */
const CONDITION =
  /^(?:(?:and|but|und|aber|so|also) )*(?:if|when|whenever|once|as soon as|wenn|falls|sobald|immer wenn)\b/u;

/** "Ist der Schalter geschlossen, leuchtet die Lampe": how things go, without a "wenn". */
const INVERTED_IF =
  /^(?:ist|sind|wird|werden|geht|gehen|kommt|kommen|fehlt|bleibt) (?:der|die|das|ein|eine|man|es|sie|dein|deine) /u;

/** A part of a sentence that says how things are: no question, offer, condition or denial. */
interface Said {
  readonly clause: string;
  /** "If it rains, …". */
  readonly isConditional: boolean;
}

interface Sentence {
  readonly isAsked: boolean;
  /** It waits for a word of the person. */
  readonly isConsent: boolean;
  /** What comes before its question, idle parts too. */
  readonly clauses: readonly string[];
}

function partsOf(sentence: string): Sentence {
  const plain = plainOf(sentence);
  const isAsked = /[?？]["'”’»)\]*_\s]*$/u.test(sentence);
  const isConsent = englishConsent.test(plain) || germanConsent.test(plain);
  if (INVERTED_IF.test(plain) && /^[^,]*,/u.test(sentence)) return { isAsked, isConsent, clauses: [] };
  const clauses = clausesOf(
    sentence.replace(/\byou(?:['’]re| are)(?= (?:now )?(?:all set|good to go|sorted)\b)/giu, "it's"),
  );
  const asks = clauses.findIndex((clause) => isAsked && isQuestionLike(clause));
  const end = isAsked ? (asks === -1 ? clauses.length - 1 : asks) : clauses.length;
  return { isAsked, isConsent, clauses: clauses.slice(0, end) };
}

function saidOf(clauses: readonly string[]): readonly Said[] {
  return clauses.flatMap((clause, index) =>
    isIdleClause(clause)
      ? []
      : [{ clause, isConditional: clauses.slice(0, index).some((before) => CONDITION.test(before)) }],
  );
}

/** What a sentence says without question, condition or denial, folded by plain.ts. */
export function saidIn(sentence: string): readonly string[] {
  const { isConsent, clauses } = partsOf(sentence);
  if (isConsent) return [];
  return saidOf(clauses).flatMap(({ clause, isConditional }) => (isConditional ? [] : [clause]));
}

/** What a whole sentence claims: not its questions, offers, conditions and denials. */
export function claimsIn(sentence: string): readonly Claim[] {
  const { isAsked, isConsent, clauses } = partsOf(sentence);
  const none = isAsked ? [] : clauses.flatMap(negatedIn);
  const told = clauses
    .map((clause, index) => withSubject(clause, clauses[index - 1]))
    .filter((clause) => isAsked || negatedIn(clause).length === 0);
  const said = saidOf(told).flatMap(({ clause, isConditional }): readonly Claim[] =>
    [...readBoth(clause), ...readMore(clause)].filter((claim) => {
      if (claim.kind !== 'deed') return !isConditional || claim.kind === 'done';
      if (isConsent && claim.tense !== 'past') return false;
      return !isConditional || claim.isFirstPerson;
    }),
  );
  return [...none, ...said];
}

/** "The closest thing is the gate, and that's closed": of what was named last. */
function withSubject(clause: string, before: string | undefined): string {
  if (before === undefined || !AGAIN.test(clause) || nounsIn(clause).length > 0) return clause;
  const named = nounsIn(before).at(-1);
  if (named === undefined || readBoth(before).length > 0) return clause;
  return `${named.modifier} ${named.word} ${clause.replace(AGAIN_LEAD, (lead) => (/'/u.test(lead) ? 'is ' : ''))}`
    .replace(/ +/gu, ' ')
    .trim();
}

const AGAIN_LEAD =
  /^(?:(?:and|but|so|und|aber|which|da|as) )*(?:(?:that|it|they|those|das|der|die|es|sie|er) |(?:that|it)'s|they're)?/u;

const NONE =
  /^(?:(?:there (?:is|are)|es (?:ist|sind|brennt|brennen)|at the moment|right now|currently|gerade|im moment|and|und|yes|ja|nein) )*(?:no|none of the|none of your|kein|keine|keins der|keine der|keines der) (?<rest>.*)$/u;

/** "No, the light is off", "No problem". */
const NO_NOUN = /^(?:the|that|this|it|your|my|our|a|an|problem|worries|need|)$/u;

/** "No lights are on": what would make it untrue is one that is. */
function negatedIn(clause: string): readonly Claim[] {
  const rest = NONE.exec(clause)?.groups?.['rest'] ?? '';
  const [first = '', second = ''] = rest.split(' ');
  if (NO_NOUN.test(first) || nounsIn(`${first} ${second}`).length === 0) return [];
  const isGerman = /^(?:.* )?kein/u.test(clause);
  const read = isGerman
    ? readGerman(/\b(?:ist|sind)\b/u.test(rest) ? rest : `das ist ${rest}`)
    : readEnglish(rest);
  return read.flatMap((claim) =>
    claim.kind === 'state' ? [{ ...claim, clause: rest, isNegated: true as const }] : [],
  );
}

const OVER =
  /(?:\b(?:is|are|has|have|ist|sind|hat|haben)|'s|'re)\b(?: \S+){0,4}? (?:done|finished|ready|back|complete|fertig|zuruck)\b/u;

function readMore(clause: string): readonly Claim[] {
  return OVER.test(clause) ? [{ kind: 'over', clause }] : [];
}

/** "Nothing was switched on", "so nothing has changed": of deeds, not of how things are. */
const NOTHING_DONE =
  /^(?:(?:so|and|but|then|also|und|aber|daher|deshalb) )*(?:nothing|nichts)(?: (?:has|have|had|was|were|got|hat|wurde|else|at all|yet|sich|davon|in the \S+))*(?: (?:has|have|had|been|actually|yet|hat|wurde|jemals))* (?:changed|switched|turned|started|moved|done|happened|sent|added|opened|closed|locked|unlocked|played|set|scheduled|geandert|verandert|geschaltet|eingeschaltet|ausgeschaltet|gestartet|gemacht|passiert|ist passiert|ist geschehen|bewegt|geschlossen|geoffnet|gesendet|hinzugefugt|eingestellt)\b/u;

export function isIdleClause(clause: string): boolean {
  if (NOTHING_DONE.test(clause)) return true;
  if (englishHypothesis.test(clause) || germanHypothesis.test(clause)) return true;
  if (
    isQuestionLike(clause) &&
    !/^(?:is|are|ist|sind|hab ich|habe ich|hat) (?:now|jetzt|an|aus|on|off|done|erledigt)\b/u.test(clause) &&
    isInverted(clause)
  ) {
    return true;
  }
  return englishIdle.test(clause) || germanIdle.test(clause);
}

function isQuestionLike(clause: string): boolean {
  return englishQuestion.test(clause) || germanQuestion.test(clause);
}

/** "Soll ich …", "Shall I …" without a question mark; "Habe das Licht ausgeschaltet" is none. */
function isInverted(clause: string): boolean {
  return /^(?:(?:ok|okay|and|so|or|but|well|und|oder|aber|also) )*(?:do|does|did|shall|should|would|could|can|may|soll|sollen|mochtest|willst|kann ich|darf|want me|would you|how|what|why|which|where|who|wie|was|warum|wer|wo)\b/u.test(
    clause,
  );
}
