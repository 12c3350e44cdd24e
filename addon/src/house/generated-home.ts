/** A home of any size for tests and benchmarks: always the same for the same size. */
import type { Area, Floor } from '../api/contract.ts';
import type { Entity, EntityState, House } from './house.ts';

const ROOMS = ['Kitchen', 'Living Room', 'Bedroom', 'Office', 'Hall', 'Bathroom', 'Guest Room', 'Garage'];

/** What each of the rooms has; the id's first part is the domain. */
const FURNITURE: readonly (readonly [string, string, string | null])[] = [
  ['light.ceiling', 'Ceiling Light', null],
  ['light.lamp', 'Lamp', null],
  ['switch.socket', 'Socket', 'outlet'],
  ['climate.thermostat', 'Thermostat', null],
  ['cover.blind', 'Blind', 'blind'],
  ['media_player.speaker', 'Speaker', 'speaker'],
  ['sensor.temperature', 'Temperature', 'temperature'],
];

/** `size` exposed entities: furnished rooms, some with names of their own, and as many `Room R switch S` as it takes. */
export function generatedHome(size: number): House {
  const areas = new Map<string, Area>();
  const entities = new Map<string, Entity>();
  const add = (entityId: string, name: string, areaId: string | null, more: Partial<Entity> = {}) => {
    const domain = entityId.split('.')[0] ?? '';
    entities.set(entityId, { entityId, domain, name, aliases: [], areaId, deviceClass: null, ...more });
  };
  for (const [index, name] of ROOMS.entries()) {
    const id = idOf(name);
    const floor_id = index < 5 ? 'ground' : 'upper';
    areas.set(id, { area_id: id, name, aliases: id === 'living_room' ? ['Lounge'] : [], floor_id });
    for (const [kind, what, deviceClass] of FURNITURE) {
      const [domain = '', object = ''] = kind.split('.');
      add(`${domain}.${id}_${object}`, `${name} ${what}`, id, { deviceClass });
    }
  }
  add('light.desk_lamp', 'Desk Lamp', 'office');
  add('light.desk_lamp_2', 'Desk Light', 'bedroom');
  add('media_player.samsung', 'Samsung', 'living_room', { deviceClass: 'tv' });
  add('lock.front_door', 'Front Door', 'hall', { aliases: ['Main Entrance'] });
  add('cover.garage_door', 'Garage Door', 'garage', { deviceClass: 'garage' });
  add('light.kuechenlicht', 'Küchenlicht', null);
  for (let index = 0; entities.size < size; index += 1) {
    const room = 1 + Math.floor(index / 10);
    const id = `room_${room}`;
    areas.set(id, { area_id: id, name: `Room ${room}`, aliases: [], floor_id: null });
    add(`switch.room_${room}_switch_${index % 10}`, `Room ${room} switch ${index % 10}`, id);
  }
  const floors = new Map<string, Floor>([
    ['ground', { floor_id: 'ground', name: 'Ground Floor', aliases: ['Downstairs'], level: 0 }],
    ['upper', { floor_id: 'upper', name: 'Upper Floor', aliases: ['Upstairs'], level: 1 }],
  ]);
  const off: EntityState = { state: 'off', attributes: {}, lastChanged: 0 };
  return {
    locationName: 'Home',
    language: 'en',
    timeZone: 'Europe/London',
    entities,
    areas,
    floors,
    people: [],
    satellites: [],
    state: (entityId) => (entities.has(entityId) ? off : undefined),
    revision: 1,
  };
}

function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_');
}
