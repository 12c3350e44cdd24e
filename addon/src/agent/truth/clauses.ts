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
import { plainOf, withoutQuotations } from './plain.ts';
import { listedItems, namesColour } from './said-object.ts';
import { nounsIn } from './things.ts';

const PAUSE = /[,;:()\n–—]+|\s-+\s|\.{3}|…|[.!?](?=\s)/u;
const ALWAYS = / (?:but|because|aber|sondern|weil|which means) | so (?=(?:i|the|it|your|we|that)\b)/u;
const MAYBE = / (?:and|then|und|dann|sowie) /gu;
const HAS_VERB =
  /\b(?:is|are|was|were|has|have|had|been|do|does|did|can|could|will|would|should|may|might|must|not|i|i'm|i've|i'll|it's|that's|ist|sind|war|waren|hat|habe|haben|wird|werden|wurde|wurden|kann|konnte|soll|nicht|ich)\b|'s\b|n't\b/u;

const AFTERTHOUGHT =
  /^(?:including|plus|as well as|also|along with|too|inklusive|einschliesslich|sowie|auch|ebenso)\b/u;

/** In order, folded by plain.ts. What has no verb belongs to what follows: "The hall light, the desk lamp | are on". */
export function clausesOf(sentence: string): readonly string[] {
  const parts = withoutQuotations(sentence)
    .split(PAUSE)
    .flatMap((part) => plainOf(part).split(ALWAYS))
    .flatMap(inReach)
    .flatMap((part) => atConjunctions(part))
    .filter((part) => part !== '');
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
    const isBoth = (HAS_VERB.test(before) || readBoth(before).length > 0) && saysSomething(after);
    if (isBoth) return [before, ...atConjunctions(after)];
  }
  return [part];
}

function saysSomething(clause: string): boolean {
  return (
    readBoth(clause).length > 0 || /^(?:i|i'm|i've|i'll|ich|it|it's|you|we|will|can|soll|du)\b/u.test(clause)
  );
}

function readBoth(clause: string): readonly Claim[] {
  return [...readEnglish(clause), ...readGerman(clause)];
}

/** "When somebody moves, the light is turned on" tells how things go. */
const CONDITION =
  /^(?:(?:and|but|und|aber|so|also) )*(?:if|when|whenever|once|as soon as|wenn|falls|sobald|immer wenn)\b/u;

/** "Ist der Schalter geschlossen, leuchtet die Lampe": how things go, without a "wenn". */
const INVERTED_IF =
  /^(?:ist|sind|wird|werden|geht|gehen|kommt|kommen|fehlt|bleibt) (?:der|die|das|ein|eine|man|es|sie|dein|deine) /u;

/** What a whole sentence claims: not its questions, offers, conditions and denials. */
export function claimsIn(sentence: string): readonly Claim[] {
  const plain = plainOf(sentence);
  const isAsked = /[?？]["'”’»)\]*_\s]*$/u.test(sentence);
  const isConsent = englishConsent.test(plain) || germanConsent.test(plain);
  if (INVERTED_IF.test(plain) && /^[^,]*,/u.test(sentence)) return [];
  const clauses = clausesOf(
    sentence.replace(/\byou(?:['’]re| are)(?= (?:now )?(?:all set|good to go|sorted)\b)/giu, "it's"),
  );
  const asks = clauses.findIndex((clause) => isAsked && isQuestionLike(clause));
  const end = isAsked ? (asks === -1 ? clauses.length - 1 : asks) : clauses.length;
  const items = isAsked ? [] : listedItems(sentence);
  const listing: Claim[] = items.length > 1 ? [{ kind: 'items', clause: plain, items }] : [];
  const said = clauses.slice(0, end).flatMap((clause, index): readonly Claim[] => {
    const none = isAsked ? [] : negatedIn(clause);
    if (none.length > 0) return none;
    if (isIdleClause(clause)) return [];
    const isConditional = clauses.slice(0, index).some((before) => CONDITION.test(before));
    return [...readBoth(clause), ...readMore(clause)].filter((claim) => {
      if (claim.kind !== 'deed') return !isConditional || claim.kind === 'done';
      if (isConsent && claim.tense !== 'past') return false;
      return !isConditional || claim.isFirstPerson;
    });
  });
  return [...said, ...listing];
}

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
  return [
    ...(namesColour(clause) ? [{ kind: 'colour', clause } as const] : []),
    ...(OVER.test(clause) ? [{ kind: 'over', clause } as const] : []),
  ];
}

export function isIdleClause(clause: string): boolean {
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
