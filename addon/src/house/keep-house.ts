/** Turns the integration's events into House values: a new one, with a higher revision, at each change. */
import type { ExposedEntity, HouseEvent } from '../api/contract.ts';
import { cleanName } from './clean-name.ts';
import type { Entity, EntityState, House, Reach } from './house.ts';

type Snapshot = Extract<HouseEvent, { kind: 'snapshot' }>;
type Change = Extract<HouseEvent, { kind: 'change' }>;

/**
 * The house after this event. A change without a house before it is lost on purpose: the next snapshot
 * brings everything. `state` reads the live states.
 */
export function houseAfter(
  before: House | undefined,
  event: HouseEvent,
  state: (entityId: string) => EntityState | undefined,
): House | undefined {
  if (event.kind === 'snapshot') return fromSnapshot(event, (before?.revision ?? 0) + 1, state);
  return before === undefined ? undefined : withChange(before, event);
}

function fromSnapshot(event: Snapshot, revision: number, state: House['state']): House {
  return {
    locationName: cleanName(event.location_name),
    language: event.language,
    timeZone: event.time_zone,
    entities: new Map(event.entities.map((entity) => [entity.entity_id, toEntity(entity)])),
    areas: new Map(event.areas.map((area) => [area.area_id, withCleanNames(area)])),
    floors: new Map(event.floors.map((floor) => [floor.floor_id, withCleanNames(floor)])),
    people: event.people.map(withCleanName),
    satellites: event.satellites,
    state,
    revision,
  };
}

function withChange(before: House, { areas, floors, people, satellites, entities }: Change): House {
  return {
    ...before,
    ...(areas && { areas: new Map(areas.map((area) => [area.area_id, withCleanNames(area)])) }),
    ...(floors && { floors: new Map(floors.map((floor) => [floor.floor_id, withCleanNames(floor)])) }),
    ...(people && { people: people.map(withCleanName) }),
    ...(satellites && { satellites }),
    ...(entities && { entities: withEntities(before.entities, entities) }),
    revision: before.revision + 1,
  };
}

function withEntities(
  before: ReadonlyMap<string, Entity>,
  { changed, removed }: NonNullable<Change['entities']>,
): ReadonlyMap<string, Entity> {
  const entities = new Map(before);
  for (const entityId of removed) entities.delete(entityId);
  for (const entity of changed) entities.set(entity.entity_id, toEntity(entity));
  return entities;
}

function toEntity(exposed: ExposedEntity): Entity {
  const { entity_id, name, aliases, area_id, device_class, reaches, is_marked_safe: isMarkedSafe } = exposed;
  const [domain = ''] = entity_id.split('.');
  return {
    entityId: entity_id,
    domain,
    name: cleanName(name) || entity_id,
    aliases: cleanAliases(aliases),
    areaId: area_id,
    deviceClass: device_class,
    ...(reaches !== undefined && { reaches: reaches?.map(toReach) ?? null }),
    ...(isMarkedSafe !== undefined && { isMarkedSafe }),
  };
}

function toReach({ action, entity_ids }: NonNullable<ExposedEntity['reaches']>[number]): Reach {
  return { action, entityIds: entity_ids };
}

function withCleanName<Named extends { name: string }>(named: Named): Named {
  return { ...named, name: cleanName(named.name) };
}

function withCleanNames<Named extends { name: string; aliases: string[] }>(named: Named): Named {
  return { ...named, name: cleanName(named.name), aliases: cleanAliases(named.aliases) };
}

function cleanAliases(aliases: readonly string[]): string[] {
  return aliases.map(cleanName).filter((alias) => alias !== '');
}
