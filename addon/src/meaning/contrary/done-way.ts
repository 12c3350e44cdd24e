/** What a call does, as one of the ways that there are for such a thing. */
import type { House } from '../../house/house.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import { domainOf } from '../reach.ts';
import { ALARM, MEDIA, TIMER, VACUUM } from './machine-ways.ts';
import type { Way } from './way.ts';
import { AWNING, COVER, GUARD, LOOK, POWER, VALVE } from './ways.ts';

export interface DoneWay {
  readonly name: string;
  /** All that could have been done. */
  readonly family: readonly Way[];
}

const SETTINGS = new Set(['set_temperature', 'set_percentage', 'set_humidity']);
const BY_SERVICE: Readonly<Record<string, readonly [readonly Way[], string]>> = {
  open_valve: [VALVE, 'open'],
  close_valve: [VALVE, 'close'],
  lock: [GUARD, 'lock'],
  unlock: [GUARD, 'unlock'],
  media_play: [MEDIA, 'play'],
  media_pause: [MEDIA, 'pause'],
  media_stop: [MEDIA, 'stop'],
  media_next_track: [MEDIA, 'next'],
  media_previous_track: [MEDIA, 'previous'],
  return_to_base: [VACUUM, 'dock'],
  locate: [VACUUM, 'locate'],
  cancel: [TIMER, 'cancel'],
  alarm_disarm: [ALARM, 'disarm'],
};

/** Undefined: a value is set, several things are done, or it has no contrary. */
export function doneWay(
  call: PreparedCall,
  input: Readonly<Record<string, unknown>>,
  house: House,
): DoneWay | undefined {
  const services = new Set(call.actions.map(({ action }) => action.split('.')[1] ?? ''));
  const [service = '', ...others] = services;
  const domains = new Set(call.entityIds.map(domainOf));
  const [domain = ''] = domains;
  if (others.length > 0 || domain === 'scene' || domain === 'script' || domains.has('scene'))
    return undefined;
  const known = BY_SERVICE[service];
  if (known !== undefined) return { family: known[0], name: known[1] };
  if (service.startsWith('alarm_arm')) return { family: ALARM, name: 'arm' };
  if (service === 'start' || service === 'pause' || service === 'stop') {
    return { family: domain === 'timer' ? TIMER : VACUUM, name: service };
  }
  if (service === 'volume_mute')
    return { family: MEDIA, name: input['action'] === 'unmute' ? 'unmute' : 'mute' };
  if (domain === 'cover') return coverWay(service, input, call, house);
  if (service === 'turn_off') return call.tool === 'set_light' ? undefined : { family: POWER, name: 'off' };
  if (SETTINGS.has(service) || call.tool === 'set_light') return { family: LOOK, name: 'on' };
  if (service === 'turn_on') return { family: POWER, name: 'on' };
  if (service === 'set_hvac_mode') return { family: POWER, name: input['mode'] === 'off' ? 'off' : 'on' };
  return undefined;
}

function coverWay(
  service: string,
  input: Readonly<Record<string, unknown>>,
  { entityIds }: PreparedCall,
  { entities }: House,
): DoneWay | undefined {
  const isAwning = entityIds.some((id) => {
    const entity = entities.get(id);
    return entity?.deviceClass === 'awning' || /markise|awning/iu.test(entity?.name ?? '');
  });
  const family = isAwning ? AWNING : COVER;
  const position = input['position'];
  if (service === 'open_cover' || position === 100) return { family, name: 'open' };
  if (service === 'close_cover' || position === 0) return { family, name: 'close' };
  return service === 'stop_cover' ? { family, name: 'stop' } : undefined;
}
