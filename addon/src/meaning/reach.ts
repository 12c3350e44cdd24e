/** What a call does to its entities, and whether it matters which one it does it to. */
import type { EntityState, House } from '../house/house.ts';
import type { PreparedCall } from '../tools/tool.ts';

/** What "turn on" can be said of; a scene or a script only of "on". */
const ON_OFF = ['light', 'switch', 'fan', 'input_boolean', 'media_player', 'climate', 'humidifier', 'vacuum'];
const STARTED = ['scene', 'script'];
const ON_OFF_SERVICES = new Set(['turn_on', 'turn_off', 'start', 'return_to_base']);

/** Domains of which the same could have been said. */
export function domainsLike({ tool, actions, entityIds }: PreparedCall): readonly string[] {
  const own = new Set(entityIds.map(domainOf));
  const services = actions.map(({ action }) => action.split('.')[1] ?? '');
  if (tool === 'turn_on_off' && services.every((service) => ON_OFF_SERVICES.has(service))) {
    return services.includes('turn_on') || services.includes('start') ? [...ON_OFF, ...STARTED] : ON_OFF;
  }
  if (STARTED.some((domain) => own.has(domain))) return [...ON_OFF, ...STARTED];
  return [...own];
}

export function domainOf(entityId: string): string {
  return entityId.split('.')[0] ?? '';
}

/** A group stands for its members, over any number of steps. */
export function membersOf(entityIds: readonly string[], house: House): ReadonlySet<string> {
  const all = new Set<string>();
  const open = [...entityIds];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (all.has(id)) continue;
    all.add(id);
    const members = house.state(id)?.attributes['entity_id'];
    if (Array.isArray(members) && domainOf(id) !== 'scene' && domainOf(id) !== 'script') {
      open.push(...members.map(String));
    }
  }
  return all;
}

/** Without the groups themselves: what really changes. */
function thingsIn(entityIds: readonly string[], house: House): ReadonlySet<string> {
  const all = membersOf(entityIds, house);
  const isGroup = (id: string) => Array.isArray(house.state(id)?.attributes['entity_id']);
  return new Set([...all].filter((id) => !isGroup(id)));
}

/** Nothing would be different with the others in the call as well. */
export function coversSame(chosen: readonly string[], others: readonly string[], house: House): boolean {
  const things = thingsIn(chosen, house);
  return [...thingsIn(others, house)].every((id) => things.has(id) || hasTwin(id, things, house));
}

/** A relay that is shown both as a switch and as a light of the same name in the same room. */
function hasTwin(id: string, things: ReadonlySet<string>, { entities }: House): boolean {
  const one = entities.get(id);
  if (one === undefined || !TWINS.has(one.domain)) return false;
  return [...things].some((thing) => {
    const other = entities.get(thing);
    return (
      other !== undefined &&
      TWINS.has(other.domain) &&
      other.domain !== one.domain &&
      other.name === one.name &&
      other.areaId === one.areaId
    );
  });
}

const TWINS = new Set(['light', 'switch']);

type IsThere = (state: EntityState) => boolean;
const notOff: IsThere = ({ state }) => !['off', 'standby', 'unavailable', 'unknown'].includes(state);
const is =
  (...states: readonly string[]): IsThere =>
  ({ state }) =>
    states.includes(state);

/** Whole changes, of which a second one does nothing. A lamp's brightness is not one. */
const ends: ReadonlyMap<string, IsThere> = new Map([
  ['turn_on', notOff],
  ['turn_off', is('off', 'standby')],
  ['open_cover', is('open', 'opening')],
  ['close_cover', is('closed', 'closing')],
  ['stop_cover', is('open', 'closed')],
  ['lock', is('locked', 'locking')],
  ['unlock', is('unlocked', 'unlocking')],
  ['open_valve', is('open', 'opening')],
  ['close_valve', is('closed', 'closing')],
  ['media_pause', is('paused', 'idle', 'off', 'standby')],
  ['media_stop', is('idle', 'off', 'standby')],
  ['media_play', is('playing')],
  ['start', is('cleaning', 'active')],
  ['return_to_base', is('docked', 'returning')],
  ['cancel', is('idle')],
  ['pause', is('paused', 'idle', 'docked')],
]);

/** It would do nothing to this one: it is so already. */
export function isSoAlready(entityId: string, call: PreparedCall, house: House): boolean {
  const services = new Set(call.actions.map(({ action }) => action.split('.')[1] ?? ''));
  const [service = '', ...others] = services;
  const isThere = others.length > 0 || !isPlain(call, service) ? undefined : ends.get(service);
  const state = house.state(entityId);
  if (isThere === undefined || state === undefined || domainOf(entityId) === 'scene') return false;
  if (domainOf(entityId) === 'script') return false;
  return isThere(state);
}

/** "On" with a brightness or a speed is more than on. */
function isPlain({ tool, args }: PreparedCall, service: string): boolean {
  if (service !== 'turn_on') return true;
  return tool === 'turn_on_off' && (args['fan_speed'] ?? null) === null;
}
