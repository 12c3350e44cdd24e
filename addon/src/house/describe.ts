/** Entities as the prompt shows them: a line each, about 12 tokens, with nothing that can be derived. */
import type { Entity, House } from './house.ts';
import { stateWords } from './state-words.ts';
import { termsOf } from './terms.ts';

/**
 * Lines such as `light.hall_2 (Desk lamp) on 40%`, under a line for each room; rooms and entities in the order
 * given, best first, so whoever has less room takes the first lines. Never a free text of a device.
 */
export function describeEntities(entities: readonly Entity[], house: House): readonly string[] {
  const rooms = Map.groupBy(entities, ({ areaId }) => areaId);
  return [...rooms].flatMap(([areaId, ofRoom]) => {
    const room = areaId === null ? undefined : house.areas.get(areaId)?.name;
    return [`${room ?? 'No room'}:`, ...ofRoom.map((entity) => describe(entity, house, room ?? ''))];
  });
}

function describe(entity: Entity, house: House, room: string): string {
  const state = house.state(entity.entityId);
  const name = isDerivable(entity, room) ? '' : ` (${entity.name})`;
  return `${entity.entityId}${name} ${state === undefined ? 'unknown' : stateWords(entity.entityId, state)}`;
}

/** The name is what its id says anyway, with or without the room and the word for its kind. */
function isDerivable({ entityId, name, domain }: Entity, room: string): boolean {
  const ofRoom = termsOf(room);
  const ofKind = termsOf(domain.replaceAll('_', ' '));
  const core = (text: string) => withoutStart(withoutEnd(termsOf(text), ofKind), ofRoom).join(' ');
  return core(entityId.split('.')[1] ?? '') === core(name);
}

function withoutStart(terms: readonly string[], start: readonly string[]): readonly string[] {
  const isStart = start.length < terms.length && start.every((term, index) => terms[index] === term);
  return isStart ? terms.slice(start.length) : terms;
}

function withoutEnd(terms: readonly string[], end: readonly string[]): readonly string[] {
  const isEnd =
    end.length < terms.length && end.every((term, index) => terms.at(index - end.length) === term);
  return isEnd ? terms.slice(0, -end.length) : terms;
}
