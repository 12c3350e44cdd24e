/** What happened in a turn, as the words of its answer are compared with it. */
import { stem } from '../../../house/terms.ts';
import type { FindMentions } from '../check-state.ts';
import { plainOf } from '../plain.ts';
import { argumentWords, doneBefore, doneIn, type Done, type Facts } from '../record.ts';
import { SCOPE } from './words.ts';
import { predicateAt, type Predicate } from './predicates.ts';
import { wantsExplanation, wantsTale } from '../wants.ts';
import { thingsIn, type Turn } from './things-of.ts';

export interface Look extends Turn {
  readonly before: readonly Done[];
  readonly isAllReached: boolean;
  /** What the person wanted it to be: "turn **on** the light". */
  readonly askedFor: readonly ReadonlySet<Predicate>[];
  /** The person wanted it of the whole home. */
  readonly isOfWholeHome: boolean;
  /** Nothing but live states was read: no history, forecast or list could tell more. */
  readonly isLiveRead: boolean;
  /** The person ordered more than one thing. */
  readonly isOfSeveral: boolean;
  /** The words are of another time than now. */
  readonly isOfLater: boolean;
  /** A story or an explanation was wanted. */
  readonly isTale: boolean;
  /** The person also asked something, or wanted a story. */
  readonly isTalkWanted: boolean;
  /** Stems of the person's own words. */
  readonly askedWords: ReadonlySet<string>;
  /** Words of the arguments of what was reached. */
  readonly args: ReadonlySet<string>;
  /** Words of an order that was carried out as a whole. */
  readonly lent: ReadonlySet<string>;
}

/** Both languages of a colour. */
const COLOURS: Readonly<Record<string, readonly string[]>> = {
  red: ['rot'],
  blue: ['blau'],
  green: ['grun'],
  yellow: ['gelb'],
  purple: ['lila', 'violett', 'violet'],
  pink: ['rosa'],
  white: ['weiss'],
};

export function lookAt(facts: Facts, mentionsIn: FindMentions): Look {
  const { house, areaId, text } = facts;
  const done = doneIn(facts);
  const words = plainOf(text).split(' ');
  const isAllReached = done.every(({ isReached }) => isReached);
  const given = argumentWords(done.filter(({ isReached }) => isReached));
  const isLent = isAllReached && done.some(({ entityId }) => entityId === null) && !SEVERAL.test(text);
  return {
    house,
    areaId,
    mentionsIn,
    done,
    moved: [...new Set(done.flatMap(({ entityId }) => entityId ?? []))],
    asked: thingsIn(plainOf(text), { house, areaId, mentionsIn, done, moved: [], asked: [] })?.flat() ?? [],
    before: doneBefore(facts.recent),
    isAllReached,
    askedFor: words.flatMap((_word, index) => predicateAt(words, index) ?? []),
    isOfWholeHome: words.some((word) => SCOPE.has(word)),
    isLiveRead: facts.calls.every(
      ({ tool, tier }) => tier !== 'read' || /^(?:get_states|find_entities)$/u.test(tool),
    ),
    isOfSeveral: SEVERAL.test(text.replace(TELLING, '').trim()),
    isOfLater: LATER.test(plainOf(text)),
    isTale: wantsTale(text) || wantsExplanation(text),
    isTalkWanted: text
      .split(/[.!?;,]|\b(?:and|und|then|dann)\b/iu)
      .some((part) => TALK.test(plainOf(part)) || wantsTale(part)),
    askedWords: new Set(words.map(stem)),
    args: new Set(given.flatMap((word) => [word, ...(COLOURS[word] ?? [])])),
    lent: new Set(isLent ? words.map(stem) : []),
  };
}

const LATER =
  /\b(?:tomorrow|tonight|later|will|forecast|week|weekend|yesterday|last|morgen|spater|wird|woche|wochenende|gestern|letzte\w*|vorhersage|\p{L}+day|\p{L}+tag)\b/u;

const TALK =
  /^(?:(?:ok|okay|so|hey|also|butler|please|bitte|mal) )*(?:what|when|why|who|how|which|where|tell (?:me|us)|explain|describe|translate|recommend|suggest|sing|was|wann|warum|wieso|wer|wie|welche[rs]?|wo|erzahl\S*|erklar\S*|ubersetz\S*|empfiehl|sing)\b/u;

/** "I'm cold, …": no order yet. */
const TELLING =
  /(?:^|[.!?;,])\s*(?:i|we|it|ich|wir|es|mir|uns|bin|sind|ist)\b[^.!?;,]*(?:$|[.!?;,]+(?=\s))/giu;

/** Of several orders nobody knows which a call was for. */
const SEVERAL = /[.!?;,](?=\s+\S)|\b(?:and|und|then|dann)\b/iu;
