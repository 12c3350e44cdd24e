/** How much and how many a sentence says, against the calls of the turn and the live states. */
import { amountsIn, numberIn, NUMBER, type Amount } from './amounts.ts';
import type { FindMentions } from './check-state.ts';
import { hasValue } from './live-state.ts';
import type { Done, Facts } from './record.ts';
import { isOfKind, nounsIn } from './things.ts';

/** A turn as the parts of a clause are compared with it. */
export interface Acted {
  readonly facts: Facts;
  readonly mentionsIn: FindMentions;
  readonly done: readonly Done[];
  readonly isActed: boolean;
}

/** "Dimmed to 10 percent", where nothing was given and nothing has that. */
export function saysOtherAmount(clause: string, { facts, mentionsIn, done }: Acted): boolean {
  const amounts = [...amountsIn(clause), ...bareAmounts(clause, done)];
  if (amounts.length === 0) return false;
  const named = new Set(mentionsIn(clause).flatMap(({ entityIds }) => [...entityIds]));
  const meant = done.filter(({ entityId }) => named.size === 0 || entityId === null || named.has(entityId));
  if (isOfOneOnly(clause, amounts, { facts, mentionsIn, done })) return true;
  const given = meant.flatMap(({ args }) => (args.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number));
  const moved = meant.flatMap(({ entityId }) => (entityId === null ? [] : [entityId]));
  const ids =
    named.size > 0 ? [...named] : [...moved, ...measuring(facts), ...unmovedKinds(clause, moved, facts)];
  return amounts.some(({ value, isStep }) => {
    if (isStep) return given.length > 0 && !given.some((each) => isSame(Math.abs(each), value));
    if (given.some((each) => isSame(each, value))) return false;
    const so = ids.map((id) => hasValue(value, id, facts.house));
    if (so.some((fits) => fits === true)) return false;
    // A thing that has no such number is not at it.
    return named.size > 0 || given.length > 0 || so.some((fits) => fits === false);
  });
}

/** "The living room and the bedroom are at 40", where one of them is not. */
function isOfOneOnly(
  clause: string,
  amounts: readonly Amount[],
  { facts, mentionsIn, done }: Pick<Acted, 'facts' | 'mentionsIn' | 'done'>,
): boolean {
  const [amount] = amounts;
  const mentions = mentionsIn(clause);
  if (amount === undefined || amount.isStep || amounts.length > 1) return false;
  if (mentions.length < 2 || !/ (?:and|und) .* (?:are|sind|at|auf|bei)\b/u.test(clause)) return false;
  return mentions.some(({ entityIds }) => {
    const ids = [...entityIds];
    const numbers = done
      .filter(({ entityId }) => entityId !== null && entityIds.has(entityId))
      .flatMap(({ args }) => (args.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number));
    if (numbers.some((each) => isSame(each, amount.value))) return false;
    return !ids.some((id) => hasValue(amount.value, id, facts.house) === true);
  });
}

const BARE = new RegExp(
  String.raw`\b(?:to|at|on|auf|bei|now|jetzt|volume is|lautstarke ist) (?<number>${NUMBER})(?: (?:now|for you|jetzt|gedimmt|gestellt|gesetzt|gedreht|eingestellt|gefahren|reduziert|erhoht|gesenkt|gebracht))*$`,
  'u',
);

/** "Dimmed to sixty", "Volume is now 35": where a number was given. */
function bareAmounts(clause: string, done: readonly Done[]): readonly Amount[] {
  const isGiven = done.some(
    ({ args, action }) =>
      /:-?\d/u.test(args) && /^(?:light|climate|media_player|cover|fan|humidifier)\./u.test(action),
  );
  const value = isGiven ? numberIn(BARE.exec(clause)?.groups?.['number'] ?? '') : undefined;
  return value === undefined ? [] : [{ value, isStep: false }];
}

function isSame(given: number, said: number): boolean {
  return given === said || Math.round(given * 100) === said;
}

/** "The heating keeps running at 20 degrees", after lights were switched. */
function unmovedKinds(clause: string, moved: readonly string[], { house }: Facts): readonly string[] {
  return nounsIn(clause).flatMap((noun) => {
    const ids = [...house.entities.values()].flatMap((entity) =>
      isOfKind(entity, noun, false) ? [entity.entityId] : [],
    );
    return ids.some((id) => moved.includes(id)) ? [] : ids;
  });
}

function measuring({ house }: Facts): readonly string[] {
  return [...house.entities.keys()].filter((id) => /^(?:sensor|weather)\./u.test(id));
}

const KINDS =
  '(?:lights?|lamps?|bulbs?|lichter|lampen|leuchten|doors|turen|windows|fenster|blinds|shutters|shades|curtains|rollos|rolllaeden|rollladen|jalousien|vorhange|locks|schlosser|fans|ventilatoren|speakers|lautsprecher|plugs|sockets|steckdosen|thermostats|radiators|heizungen)';
const COUNT = new RegExp(
  String.raw`\b(?<number>${NUMBER})(?: (?:of the|other|more|the|der|deiner|weitere|andere|\p{L}+))?? (?<kind>\S*?${KINDS})\b`,
  'u',
);
const REST = /\b(?:other|others|more|another|remaining|left|still|weitere|andere|ubrigen?|noch)\b/u;

/** "I've turned off four lights", "All nine lights are off". */
export function saysOtherCount(clause: string, { facts, done }: Acted): boolean {
  const found = COUNT.exec(clause)?.groups;
  const count = numberIn(found?.['number'] ?? '');
  if (count === undefined || count < 2 || REST.test(clause)) return false;
  const nouns = nounsIn(found?.['kind'] ?? '');
  const isKind = (id: string) => {
    const entity = facts.house.entities.get(id);
    return entity !== undefined && nouns.some((noun) => isOfKind(entity, noun, false));
  };
  const moved = new Set(done.flatMap(({ entityId }) => (entityId === null ? [] : [entityId])).filter(isKind));
  if (moved.size === 0) return false;
  const all = [...facts.house.entities.keys()].filter(isKind).length;
  return count !== moved.size && count !== all;
}
