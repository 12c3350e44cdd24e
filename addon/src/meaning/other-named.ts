/** "Close the gate", and the shed is locked: what was named is of another kind than what was chosen. */
import type { Question } from './ambiguity.ts';
import { type Reading, readingOf } from './choose.ts';
import { coversSame } from './reach.ts';
import { type Part, tells } from './sentence.ts';
import { SAME, supportOf } from './support.ts';

/** What an order can be given to. */
const DOMAINS: ReadonlySet<string> = new Set(
  `light switch fan input_boolean media_player climate humidifier vacuum lawn_mower cover lock valve scene script
  water_heater alarm_control_panel siren timer`.split(/\s+/u),
);
/** Less than a kind in its room says nothing. */
const LEAST = 1.4;
/** A name that is said in full, against something that is hardly named. */
const MUCH = 1.5;
/** More than these are a kind, and not a thing. */
const MOST = 3;

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
  if (told.some((part) => part.content.length === 0 && tells(part))) return [];
  const known = chosen.flatMap((id) => scope.index.known.get(id) ?? []);
  const here = { areaId: scope.areaId, recent: new Set<string>(), elsewhere: new Set<string>() };
  const isNamed = (part: Part) =>
    known.some((one) => {
      const { isWhole, isSaid } = supportOf(one, part, here);
      return isWhole && isSaid;
    });
  if (told.some(isNamed)) return [];
  const readings = told.flatMap((part) => readingOf(part, sentence, there) ?? []);
  const mine = ({ part, where }: Reading) =>
    Math.max(0, ...known.map((one) => supportOf(one, part, where).score));
  const isMeant = (reading: Reading) => {
    const score = mine(reading);
    if (score === 0) return false;
    const isNamed = reading.best.some(({ support }) => support.isSaid && support.isWhole);
    return !(isNamed && score + MUCH < reading.score);
  };
  if (readings.some(isMeant)) return [];
  const others = readings.filter(
    ({ part, score, isElsewhere, isOnlyPlaces, best }) =>
      score >= LEAST - SAME &&
      !isElsewhere &&
      (part.isStart || !best.some(isStarted)) &&
      !isOnlyPlaces &&
      best.length <= MOST,
  );
  const ids = others.flatMap(({ best }) => best.map(({ known: { entity } }) => entity.entityId));
  const isSame = coversSame(chosen, ids, scope.house) || coversSame(ids, chosen, scope.house);
  return isSame || ids.some((id) => alongside.has(id)) ? [] : [...new Set(ids)];
}

/** "A movie" is no order to the scene that is called so. */
function isStarted({ known: { entity } }: Reading['best'][number]): boolean {
  return entity.domain === 'scene' || entity.domain === 'script';
}
