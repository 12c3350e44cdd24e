/** What the homes of the corpus are made of. */
import type { Entity, EntityState, House } from '../../house/house.ts';

export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly room: string | null;
  readonly aliases?: readonly string[];
  readonly deviceClass?: string;
  readonly members?: readonly string[];
}

export interface Room {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly floor?: string;
}

/** `id | name | device class | aliases, comma-separated | members of a group` */
export function things(room: string | null, lines: string): Thing[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', name = '', deviceClass = '', aliases = '', members = ''] = line
        .split('|')
        .map((part) => part.trim());
      const list = (text: string) => (text === '' ? [] : text.split(',').map((one) => one.trim()));
      return {
        id,
        name,
        room,
        aliases: list(aliases),
        ...(deviceClass !== '' && { deviceClass }),
        ...(members !== '' && { members: list(members) }),
      };
    });
}

/** Nothing is where it would be after a command, so that every command does something. */
export function stateOf(entityId: string): string {
  const domain = entityId.split('.')[0] ?? '';
  const states: Readonly<Record<string, string>> = {
    cover: 'unknown',
    lock: 'jammed',
    climate: 'unknown',
    media_player: 'unknown',
    vacuum: 'error',
    scene: 'unknown',
  };
  return states[domain] ?? 'unknown';
}

/** A step needs something to start from. */
export function attributesOf(entityId: string): Readonly<Record<string, unknown>> {
  if (entityId.startsWith('cover.')) return { current_position: 50 };
  return entityId.startsWith('climate.') ? { temperature: 20 } : {};
}

export function houseOf(
  language: string,
  rooms: readonly Room[],
  floors: House['floors'],
  all: readonly Thing[],
): House {
  const entities = new Map(
    all.map(({ id, name, room, aliases = [], deviceClass }): [string, Entity] => [
      id,
      {
        entityId: id,
        domain: id.split('.')[0] ?? '',
        name,
        aliases,
        areaId: room,
        deviceClass: deviceClass ?? null,
      },
    ]),
  );
  const members = new Map(
    all.flatMap(({ id, members: of }) => (of === undefined ? [] : [[id, of] as const])),
  );
  return {
    locationName: 'Home',
    language,
    timeZone: 'Europe/Berlin',
    entities,
    areas: new Map(
      rooms.map(({ id, name, aliases = [], floor }) => [
        id,
        { area_id: id, name, aliases: [...aliases], floor_id: floor ?? null },
      ]),
    ),
    floors,
    people: [],
    satellites: [],
    state(id): EntityState | undefined {
      if (!entities.has(id)) return undefined;
      const of = members.get(id);
      const attributes = { ...attributesOf(id), ...(of !== undefined && { entity_id: of }) };
      return { state: stateOf(id), attributes, lastChanged: 0 };
    },
    revision: 1,
  };
}
