/** The tier of one service on one entity of this house: the table, and what the entity itself tells. */
import { deviceClassOf } from '../house/cover-kind.ts';
import type { House, Reach } from '../house/house.ts';
import { opensADoor } from '../house/opens-a-door.ts';
import type { Tier } from '../tools/tool.ts';
import { serviceTier, worstTier } from './tiers.ts';

/** What a scene may do to a member, by the member's domain. A domain that is not here cannot be known. */
const sceneServices: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    light: ['turn_on', 'turn_off'],
    switch: ['turn_on', 'turn_off'],
    input_boolean: ['turn_on', 'turn_off'],
    fan: ['turn_on', 'turn_off', 'set_percentage'],
    humidifier: ['turn_on', 'turn_off', 'set_humidity', 'set_mode'],
    climate: ['turn_on', 'turn_off', 'set_temperature', 'set_hvac_mode', 'set_fan_mode', 'set_preset_mode'],
    media_player: ['turn_on', 'turn_off', 'volume_set', 'volume_mute', 'select_source', 'media_play'],
    cover: ['open_cover', 'close_cover', 'set_cover_position'],
    lock: ['lock', 'unlock'],
  }),
);

/** What an owner may mark as safe, and the service that starts it: never what locks, opens or guards. */
const startedBy: ReadonlyMap<string, string> = new Map([
  ['scene', 'turn_on'],
  ['script', 'turn_on'],
  ['button', 'press'],
  ['input_button', 'press'],
]);

/** Total: an entity that is not there, or not exposed, is `confirm`. */
export function entityTier(service: string, entityId: string, house: House): Tier {
  const entity = house.entities.get(entityId);
  if (entity === undefined) return 'confirm';
  if (entity.isMarkedSafe === true && startedBy.get(entity.domain) === service) return 'act';
  if (entity.domain === 'scene' || entity.domain === 'script') {
    if (service !== 'turn_on') return 'confirm';
    if (entity.reaches === null) return 'confirm';
    if (entity.reaches !== undefined) return reachTier(entity.reaches, house);
    return entity.domain === 'scene' ? sceneTier(entityId, house) : 'confirm';
  }
  return groupTier(service, entityId, house, new Set());
}

/** A group moves its members, and theirs. Of one that is not exposed there is only its domain to go by. */
function groupTier(service: string, entityId: string, house: House, seen: Set<string>): Tier {
  if (seen.has(entityId)) return 'read';
  seen.add(entityId);
  const entity = house.entities.get(entityId);
  const deviceClass = entity === undefined ? null : deviceClassOf(entity);
  const own =
    entity !== undefined && opensADoor(entity)
      ? 'confirm'
      : serviceTier(service, { domain: domainOf(entityId), deviceClass });
  const members = memberIds(entityId, house) ?? [];
  return worstTier([own, ...members.map((member) => groupTier(service, member, house, seen))]);
}

/** What starts other things is as risky as the worst of them; to start something at all is to act. */
function reachTier(reaches: readonly Reach[], house: House): Tier {
  const tiers = reaches.flatMap(({ action, entityIds }): Tier[] => {
    const [domain = '', service = ''] = action.split('.');
    if (entityIds.length === 0) return ['confirm'];
    return entityIds.map((entityId) =>
      domain === domainOf(entityId) || isForAll(action)
        ? groupTier(service, entityId, house, new Set())
        : 'confirm',
    );
  });
  return worstTier(['act', ...tiers]);
}

/** Home Assistant's own actions for any domain call the one of the entity's domain. */
function isForAll(action: string): boolean {
  return /^homeassistant\.(?:turn_on|turn_off|toggle)$/.test(action);
}

/** For a scene that does not tell what it reaches: anything that a scene may do to its members. */
function sceneTier(entityId: string, house: House): Tier {
  const members = memberIds(entityId, house);
  if (members === undefined || members.length === 0) return 'confirm';
  return worstTier(
    members.map((member) => {
      const services = sceneServices.get(domainOf(member)) ?? ['unknown'];
      return worstTier(services.map((service) => groupTier(service, member, house, new Set())));
    }),
  );
}

function memberIds(entityId: string, house: House): readonly string[] | undefined {
  const members = house.state(entityId)?.attributes['entity_id'];
  return Array.isArray(members) ? members.map(String) : undefined;
}

function domainOf(entityId: string): string {
  return entityId.split('.')[0] ?? '';
}
