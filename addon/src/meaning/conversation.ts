/** What "it" and a sentence that names nothing mean: what the conversation was just about, else the room. */
import type { Entity, House } from '../house/house.ts';
import type { PastExchange } from '../store/store.ts';
import type { Question } from './ambiguity.ts';
import { readingsOf } from './choose.ts';
import { kindOf } from './kind-words.ts';
import { coversSame, domainOf, isSoAlready } from './reach.ts';
import { readSentence, tells } from './sentence.ts';
import { SAME, supportOf } from './support.ts';

type Sets = readonly (readonly string[])[];

const MANY = new Set('them these those both all sie beide beiden alle alles everything'.split(' '));
const THEM = new Set('them these those both sie beide beiden'.split(' '));
const ONE = new Set('it that this es ihn das den die sie diese diesen dieses'.split(' '));
const OTHER = new Set('other another andere anderen anderes'.split(' '));
const SHORT = 4;
/** How far back "it" can reach. */
const MOST_BACK = 3;

/** Entities of the last exchange that changed anything. */
export function lastReferents(recent: readonly PastExchange[]): readonly string[] {
  const last = recent.findLast((exchange) => moved(exchange).length > 0);
  return last === undefined ? [] : moved(last);
}

/** All that the conversation was about. */
export function referentsOf(recent: readonly PastExchange[]): ReadonlySet<string> {
  return new Set(recent.flatMap(({ effects }) => effects.flatMap(({ entity_ids: ids }) => ids)));
}

function moved({ effects }: PastExchange): readonly string[] {
  const done = effects.filter(({ outcome }) => outcome === 'reached' || outcome === 'not_reached');
  return [...new Set(done.flatMap(({ entity_ids: ids }) => ids))];
}

/** What each answer would act on; fewer than two: nothing to ask. */
export function rivalsInConversation(question: Question): Sets {
  const { chosen, recent, turn, sentence } = question;
  const words = sentence.words.map(({ text }) => text);
  const isMany = words.some((word) => MANY.has(word));
  const isIt = words.some((word) => ONE.has(word));
  const last = lastReferents(recent);
  if (words.some((word) => OTHER.has(word)) && last.length > 0) return theOther(last, question);
  if (last.length > 0 && chosen.every((id) => last.includes(id))) {
    return isMany || wasOneThing(question, last) ? partOf(last, isMany, question) : apart(last, question);
  }
  if (coversSame(last, chosen, turn.house)) return [];
  if (wasMentioned(question)) return [];
  const older = recent.slice(-MOST_BACK).flatMap(moved);
  const isOlder = chosen.every((id) => older.includes(id));
  if (isMany && isOlder) return [];
  const possible = last.filter((id) => isPossible(id, question));
  const isThem = words.some((word) => THEM.has(word));
  // "And now off" is about what was just on.
  const isShort = isGoingOn(question);
  if ((isIt || isThem || isShort) && possible.length > 0) return [chosen, possible];
  return isOlder ? [] : inRoom(isIt, question);
}

const NO_MATTER = new Set('and now then please just und jetzt dann bitte mal , . ! ?'.split(' '));
const AMOUNT =
  /^(?:to|auf) \d|\d(?:\.\d+)? (?:%|percent|prozent|degrees|grad)|^(?:\S+ )*(?:more|less|further|mehr|weniger)$/u;

/** "And now off", "and now to 20 percent". */
function isGoingOn({ sentence: { words, parts } }: Question): boolean {
  const said = words.map(({ text }) => text).filter((text) => !NO_MATTER.has(text));
  return said.length <= SHORT && (parts.some(tells) || AMOUNT.test(said.join(' ')));
}

/** "The desk lamp and the fan" were two; the lights of a room, said as one, are one. */
function wasOneThing({ recent, scope }: Question, last: readonly string[]): boolean {
  if (last.length === 1) return true;
  const exchange = recent.findLast((one) => moved(one).length > 0);
  if (exchange === undefined) return true;
  const { parts } = readSentence(exchange.text, scope.index);
  return (
    parts.filter(({ content }) => content.length > 0).length < 2 && new Set(last.map(domainOf)).size === 1
  );
}

/** "It" was all of them: one of them alone is a guess. */
function partOf(last: readonly string[], isMany: boolean, { chosen, turn, call }: Question): Sets {
  const rest = last.filter((id) => !chosen.includes(id) && !isSoAlready(id, call, turn.house));
  return isMany || rest.length === 0 || coversSame(chosen, rest, turn.house) ? [] : [chosen, last];
}

function apart(last: readonly string[], question: Question): Sets {
  const { turn, call } = question;
  const open = last.filter((id) => isPossible(id, question) && !isSoAlready(id, call, turn.house));
  return open.length < 2 ? [] : open.map((id) => [id]);
}

function isPossible(id: string, { scope }: Question): boolean {
  const known = scope.index.known.get(id);
  return known !== undefined && scope.domains.has(known.entity.domain) && scope.isAble(known);
}

/** "And number 2", after lamp 1. */
export function theNumbered({ recent, sentence, scope: { index } }: Question): readonly string[] {
  const numbers = sentence.parts.flatMap(({ content }) => content.map(({ stem }) => stem));
  if (numbers.length === 0 || !numbers.every((stem) => NUMBER.test(stem))) return [];
  const labels = lastReferents(recent).flatMap((id) => index.known.get(id)?.labels ?? []);
  const wanted = new Set(
    labels.flatMap(({ stems }) =>
      numbers.map((number) => stems.map((stem) => (NUMBER.test(stem) ? number : stem)).join(' ')),
    ),
  );
  const isWanted = (stems: readonly string[]) =>
    stems.some((stem) => NUMBER.test(stem)) && wanted.has(stems.join(' '));
  return [...index.known.values()].flatMap(({ entity, labels: own }) =>
    own.some(({ stems }) => isWanted(stems)) ? [entity.entityId] : [],
  );
}

const NUMBER = /^\d+$/u;

/** "The other one": of the same kind, in the same room if there is one, and not what was just moved. */
function theOther(last: readonly string[], question: Question): Sets {
  const { chosen, turn, scope, call } = question;
  const { entities } = turn.house;
  const rooms = new Set(last.map((id) => entities.get(id)?.areaId));
  const domains = new Set(last.map(domainOf));
  const others = [...entities.values()].filter(
    ({ entityId, domain }) =>
      domains.has(domain) && !last.includes(entityId) && isPossible(entityId, question),
  );
  const near = others.filter(({ areaId }) => rooms.has(areaId));
  const meant = likest(last, near.length > 0 ? near : others, question)
    .map(({ entityId }) => entityId)
    .filter((id) => chosen.includes(id) || !isSoAlready(id, call, turn.house));
  if (chosen.every((id) => meant.includes(id)) && meant.length <= chosen.length) return [];
  if (scope.house.entities.size === 0 || meant.length === 0) return [];
  return [chosen, ...meant.filter((id) => !chosen.includes(id)).map((id) => [id])];
}

/** "Lamp 2" is the other one of "lamp 1", whatever else is there. */
function likest(
  last: readonly string[],
  others: readonly Entity[],
  { scope: { index } }: Question,
): readonly Entity[] {
  const stemsOf = (id: string) => index.known.get(id)?.labels[0]?.stems ?? [];
  const words = new Set(last.flatMap(stemsOf));
  const shared = others.map(({ entityId }) => stemsOf(entityId).filter((stem) => words.has(stem)).length);
  const most = Math.max(0, ...shared);
  return others.filter((_, at) => shared[at] === most);
}

/** What the last words of either side were about, also where nothing was moved: "Is the desk lamp on?" */
function wasMentioned({ chosen, recent, scope }: Question): boolean {
  const lastMoved = recent.findLastIndex((exchange) => moved(exchange).length > 0);
  return recent.slice(Math.max(0, lastMoved, recent.length - MOST_BACK)).some(({ text, answer }) =>
    [text, answer].some((said) => {
      const readings = readingsOf(readSentence(said, scope.index), { ...scope, recent: new Set() });
      return chosen.every((id) =>
        readings.some(({ part, where, score }) => {
          const known = scope.index.known.get(id);
          return known !== undefined && supportOf(known, part, where).score >= score - SAME;
        }),
      );
    }),
  );
}

/** Nothing was named: what is in the speaker's room may be meant, as the model sees fit; elsewhere it is a guess. */
function inRoom(isIt: boolean, question: Question): Sets {
  const { chosen, turn, call, scope } = question;
  const { house, areaId } = turn;
  const isHere = (id: string) => areaId !== null && house.entities.get(id)?.areaId === areaId;
  const likely = alike(house, scope.ownDomains).filter(
    (id) =>
      !chosen.includes(id) &&
      isPossible(id, question) &&
      !isSoAlready(id, call, house) &&
      !(isHeating(chosen, question) && isAirConditioning(id, question)),
  );
  const here = likely.filter(isHere);
  const isDoor = call.tool === 'set_lock';
  if (chosen.every(isHere))
    return (isIt || isDoor) && isWholeChange(question) ? [chosen, ...here.map((id) => [id])] : [];
  // "I want to read in bed", "make it cosy": what that takes, the model knows better than these words.
  const isNothing = isIt && lastReferents(question.recent).length === 0;
  const isVague = (!isIt || isNothing) && !question.sentence.parts.some(tells);
  if (isVague && here.length === 0) return [];
  if (areaId === null && chosen.length > 1) return [];
  const others = here.length > 0 ? here : likely;
  return others.length === 0 ? [] : [chosen, ...others.map((id) => [id])];
}

const WARMER = new Set('warm warmer hotter heat cold freezing kalt heiz heizen'.split(' '));

/** "I'm cold" is not said to an air conditioning. */
function isHeating(chosen: readonly string[], question: Question): boolean {
  const isWarm = question.sentence.words.some(({ text }) => WARMER.has(text));
  return isWarm && !chosen.some((id) => isAirConditioning(id, question));
}

function isAirConditioning(id: string, { scope }: Question): boolean {
  const labels = scope.index.known.get(id)?.labels ?? [];
  return labels.some(({ stems }) => stems.some((stem) => kindOf(stem)?.id === 'aircon'));
}

/** On, off, open, closed: not "make it brighter", which is about the room. */
function isWholeChange({ call }: Question): boolean {
  return call.tool === 'turn_on_off' || call.tool === 'set_cover' || call.tool === 'set_lock';
}

function alike({ entities }: House, domains: ReadonlySet<string>): readonly string[] {
  return [...entities.values()].flatMap(({ entityId, domain }) => (domains.has(domain) ? [entityId] : []));
}
