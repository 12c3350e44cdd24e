/** Which areas of life an entity belongs to, for the rights. Total: what is not named here is `home`. */
import { deviceClassOf, isScreen } from '../house/cover-kind.ts';
import type { Entity, House } from '../house/house.ts';
import { opensADoor } from '../house/opens-a-door.ts';
import type { RightsArea } from '../people/rights.ts';

/** What lets somebody in, guards, or lets somebody look in. */
const GUARDS = new Set(['lock', 'alarm_control_panel', 'valve', 'siren', 'camera']);

/** Tells whether the house is open or guarded (homeassistant/components/binary_sensor). */
const OPEN_OR_GUARDED = new Set([
  'door',
  'garage_door',
  'opening',
  'window',
  'glass_break',
  'lock',
  'safety',
  'tamper',
]);

const WHEREABOUTS = new Set(['person', 'device_tracker', 'zone']);
/** Sensors of Home Assistant's phone app that say where the phone is. */
const PLACE_OF_A_PHONE = /^sensor\.\w*(?:geocoded_location|location_name)$/;

/** What starts something that cannot be seen from here. */
const STARTS_ANYTHING = new Set(['scene', 'script', 'automation', 'button', 'input_button']);
/** Buttons that do nothing but to their own device (homeassistant/components/button/const.py). */
const TO_ITSELF = new Set(['identify', 'restart', 'update']);

const ANYTHING: readonly RightsArea[] = ['home', 'security'];

export function areasOf(entityIds: readonly string[], house: House): readonly RightsArea[] {
  const seen = new Set<string>();
  return [...new Set(entityIds.flatMap((entityId) => areasOfOne(entityId, house, seen)))];
}

/** `seen` ends the search where groups stand in one another. */
function areasOfOne(entityId: string, house: House, seen: Set<string>): readonly RightsArea[] {
  if (seen.has(entityId)) return [];
  seen.add(entityId);
  const entity = house.entities.get(entityId);
  const domain = entityId.split('.')[0] ?? '';
  if (STARTS_ANYTHING.has(domain)) return areasOfStarting(entityId, entity, house, seen);
  const members = memberIds(entityId, house).flatMap((member) => areasOfOne(member, house, seen));
  const deviceClass = entity === undefined ? null : deviceClassOf(entity);
  if (PLACE_OF_A_PHONE.test(entityId)) return ['location'];
  if (entity !== undefined && opensADoor(entity)) return ['security', ...members];
  return [areaOfKind(domain, deviceClass), ...members];
}

/** What it reaches, or what a scene lists; what nobody knows may be anything. */
function areasOfStarting(
  entityId: string,
  entity: Entity | undefined,
  house: House,
  seen: Set<string>,
): readonly RightsArea[] {
  if (TO_ITSELF.has(entity?.deviceClass ?? '')) return ['home'];
  if (entity?.isMarkedSafe === true && entity.domain !== 'automation') return ['home'];
  const reached = reachedBy(entityId, entity, house);
  if (reached === null) return ANYTHING;
  return ['home', ...reached.flatMap((reach) => areasOfOne(reach, house, seen))];
}

/** Null: cannot be known. */
function reachedBy(entityId: string, entity: Entity | undefined, house: House): readonly string[] | null {
  const reaches = entity?.reaches;
  if (reaches !== undefined && reaches !== null) {
    const isKnown = reaches.every(({ entityIds }) => entityIds.length > 0);
    return isKnown ? reaches.flatMap(({ entityIds }) => entityIds) : null;
  }
  const members = reaches === undefined && entity?.domain === 'scene' ? memberIds(entityId, house) : [];
  return members.length > 0 ? members : null;
}

/** Of anything of this domain and device class, but for what only its own id or its members tell. */
export function areaOfKind(domain: string, deviceClass: string | null): RightsArea {
  if (GUARDS.has(domain)) return 'security';
  if (domain === 'cover') return isScreen(deviceClass) ? 'home' : 'security';
  if (domain === 'binary_sensor') {
    if (deviceClass === 'presence') return 'location';
    return OPEN_OR_GUARDED.has(deviceClass ?? '') ? 'security' : 'home';
  }
  if (WHEREABOUTS.has(domain)) return 'location';
  if (domain === 'calendar') return 'calendar';
  return domain === 'todo' ? 'household' : 'home';
}

/** Of a group, and of a scene that lists what it sets. */
export function memberIds(entityId: string, house: House): readonly string[] {
  const members = house.state(entityId)?.attributes['entity_id'];
  return Array.isArray(members) ? members.map(String) : [];
}
