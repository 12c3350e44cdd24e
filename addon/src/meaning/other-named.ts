/** "Close the gate", and the shed is locked: what was named is of another kind than what was chosen. */
import type { Question } from './ambiguity.ts';
import { type Reading, readingOf } from './choose.ts';
import { suits } from './account/suits.ts';
import { signalsIn } from './account/signals.ts';
import { coversSame, domainOf } from './reach.ts';
import { type Part, tells } from './sentence.ts';
import { SAME, supportOf } from './support.ts';

/** What an order can be given to. */
const DOMAINS: ReadonlySet<string> = new Set(
  `light switch fan input_boolean media_player climate humidifier vacuum lawn_mower cover lock valve scene script
  water_heater alarm_control_panel siren timer todo`.split(/\s+/u),
);
/** Less than a kind in its room says nothing. */
const LEAST = 1.4;
/** A name that is said in full, against something that is hardly named. */
const MUCH = 1.5;
/** More than these are a kind, and not a thing. */
const MOST = 3;
const MOST_UNSUITED = 12;

/** What was named instead of all that was chosen; empty: nothing was, or what was chosen was named as well. */
export function otherNamed(question: Question): readonly string[] {
  const { chosen, sentence, scope, alongside, call } = question;
  if (call.tool === 'change_list') return [];
  const there = {
    ...scope,
    domains: DOMAINS,
    ownDomains: DOMAINS,
    recent: new Set<string>(),
    isAble: () => true,
  };
  const told = sentence.parts.filter(({ isExcepted }) => !isExcepted);
  if (told.some((part) => !part.isAside && saysIt(part))) return [];
  const known = chosen.flatMap((id) => scope.index.known.get(id) ?? []);
  const here = { areaId: scope.areaId, recent: new Set<string>(), elsewhere: new Set<string>() };
  const isNamed = (part: Part) =>
    known.some((one) => {
      const { isWhole, isSaid } = supportOf(one, part, here);
      return isWhole && isSaid;
    });
  if (told.some(isNamed)) return [];
  const orders = told.filter(({ isAside, content }) => !isAside && content.length > 0);
  const read = (parts: readonly Part[]) => parts.flatMap((part) => readingOf(part, sentence, there) ?? []);
  const ordered = read(orders);
  // Beside an order that names a thing in full, what is told means none.
  const isFull = ordered.some(({ best }) => best.some(({ support }) => support.isWhole && support.isSaid));
  const readings = isFull ? ordered : read(told);
  const mine = ({ part, where }: Reading) =>
    Math.max(0, ...known.map((one) => supportOf(one, part, where).score));
  const isMeant = (reading: Reading) => {
    const score = mine(reading);
    if (score === 0) return false;
    const isNamed = reading.best.some(({ support }) => support.isSaid && support.isWhole);
    const isOutdone = isUnsuited(chosen, reading) && score <= reading.score + SAME;
    return !isOutdone && !(isNamed && score + MUCH < reading.score);
  };
  if (readings.some(isMeant)) return [];
  const ids = readings.flatMap((reading) => {
    const { part, score, isElsewhere, isOnlyPlaces } = reading;
    // What is called just so is meant, whatever verb somebody has for it.
    const isNone = mine(reading) === 0 && reading.best.some(({ support }) => support.isWhole);
    const best = isNone ? reading.best : suitedIn(reading);
    const isTold = part.isStart || !best.some(isStarted) || best.some((one) => isAllOf(one, reading));
    const isThing =
      !isOnlyPlaces || best.some(({ support }) => support.isWhole) || isUnsuited(chosen, reading);
    const isOne =
      score >= LEAST - SAME &&
      !isElsewhere &&
      isTold &&
      isThing &&
      best.length <= (isUnsuited(chosen, reading) ? MOST_UNSUITED : MOST);
    return isOne ? best.map(({ known: { entity } }) => entity.entityId) : [];
  });
  const isSame = coversSame(chosen, ids, scope.house) || coversSame(ids, chosen, scope.house);
  return isSame || ids.some((id) => alongside.has(id)) ? [] : [...new Set(ids)];
}

/** "Shut the garage", and its light goes off: the verb is said of something else that is called so. */
function isUnsuited(chosen: readonly string[], reading: Reading): boolean {
  const said = signalsIn(reading.part.whole);
  return !chosen.some((id) => suits(domainOf(id), said)) && suitedIn(reading).length > 0;
}

function suitedIn({ part, best }: Reading): Reading['best'] {
  const said = signalsIn(part.whole);
  return best.filter(({ known: { entity } }) => suits(entity.domain, said));
}

/** "Turn it off"; not "add oat milk", which is about no thing of this house. */
function saysIt(part: Part): boolean {
  const isSomethingElse = part.unknown.length > 0 && signalsIn(part.whole).size === 0;
  return part.content.length === 0 && tells(part) && !isSomethingElse;
}

/** Nothing but its name was said. */
function isAllOf({ known, support }: Reading['best'][number], { part }: Reading): boolean {
  const isOfName = (stem: string) => known.labels.some(({ stems }) => stems.includes(stem));
  return support.isWhole && part.unknown.length === 0 && part.content.every(({ stem }) => isOfName(stem));
}

/** "A movie" is no order to the scene that is called so. */
function isStarted({ known: { entity } }: Reading['best'][number]): boolean {
  return entity.domain === 'scene' || entity.domain === 'script';
}
