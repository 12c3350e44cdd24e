/** How many, how much: each number of an answer is one that was set, that is so, or that counts what was moved. */
import { hasValue } from '../live-state.ts';
import type { Look } from './look.ts';
import type { Things } from './things-of.ts';
import type { Told } from './told.ts';

function countsOf(groups: Things, { done }: Look): readonly number[] {
  const ids = groups.flat();
  const mine = done.filter(({ entityId }) => entityId !== null && ids.includes(entityId));
  const moved = new Set(mine.map(({ entityId }) => entityId)).size;
  const items = done.flatMap(({ action, args }) => (action.startsWith('todo.') ? [itemsIn(args)] : []));
  return [moved > 0 ? moved : ids.length, ...(groups.length > 1 ? [groups.length] : []), ...items];
}

export function isTwo(groups: Things, look: Look): boolean {
  const items = look.done.some(({ action, args }) => action.startsWith('todo.') && itemsIn(args) > 1);
  return items || countsOf(groups, look).includes(2) || groups.some((ids) => ids.length === 2);
}

function itemsIn(args: string): number {
  const list = /"items":\[(?<items>[^\]]*)\]/u.exec(args)?.groups?.['items'] ?? '';
  return list.split('","').length;
}

/** "It is 22 degrees", not "Okay, 22 degrees". */
const MEASURED = /\b(?:is|are|was|it|in|here|ist|sind|war|es|im|hier)\b/u;

const OUTSIDE = /\b(?:outside|outdoors|draussen)\b/u;

function isMeasuredOutside(number: number, { house }: Look): boolean {
  return [...house.entities.keys()].some(
    (id) => /^(?:weather|sensor)\./u.test(id) && hasValue(number, id, house) === true,
  );
}

/** "There are two lights here: which one?" */
const THERE_ARE = /^(?:there are|es gibt|hier gibt es|ich sehe|i see)\b/u;

/** A wished-for temperature is not the one of the room. */
const WISHED =
  /\b(?:set|to|target|heat|heating|heater|thermostat|radiator|auf|ziel|eingestellt|gestellt|heizung|up|down)\b|\bit is$/u;

export function isNumberSo(number: number, groups: Things, { text, said }: Told, look: Look): boolean {
  if (THERE_ARE.test(text) && said.length === 0) return true;
  if (OUTSIDE.test(text)) return isMeasuredOutside(number, look);
  if (!look.isAllReached && number === look.moved.length) return true;
  if (countsOf(groups, look).includes(number) && !/\d/u.test(text)) return true;
  return groups.every((ids) => {
    const mine = look.done.filter(
      ({ entityId, isReached }) => isReached && (entityId === null || ids.includes(entityId)),
    );
    const given = mine.flatMap(({ args }) => (args.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number));
    const isGiven = given.some((each) => each === number || Math.round(each * 100) === number);
    const isOfAll = ids.every((id) => look.moved.includes(id));
    if (ids.some((id) => id.startsWith('climate.')) && MEASURED.test(text) && !WISHED.test(text)) {
      return ids.every((id) => look.house.state(id)?.attributes['current_temperature'] === number);
    }
    return (
      (isGiven && isOfAll) || (ids.length > 0 && ids.every((id) => hasValue(number, id, look.house) === true))
    );
  });
}
