/** What a cover covers, where its device class does not say. */
import type { Entity } from './house.ts';

/** Of a cover without a device class, only a name can tell that it lets nobody in; a door's word wins. */
const SCREEN_WORDS =
  /blind|shade|curtain|drape|awning|shutter|window|skylight|rollo|rolll?aden|jalousie|vorhang|gardine|markise|raffstore|fenster/iu;
const DOOR_WORDS = /door|gate|garage|barrier|entrance|hatch|tor|tür|tuer|pforte|schranke/iu;

/** Covers whose movement lets nobody in (homeassistant/components/cover/const.py). */
export const SCREENS = ['awning', 'blind', 'curtain', 'damper', 'shade', 'shutter', 'window'] as const;

export type Kind = Pick<Entity, 'domain' | 'deviceClass' | 'entityId' | 'name' | 'aliases'>;

/** The device class; of a cover that has none but is called a blind, `shade`. */
export function deviceClassOf({ domain, deviceClass, entityId, name, aliases }: Kind): string | null {
  if (domain !== 'cover' || deviceClass !== null) return deviceClass;
  const words = [entityId, name, ...aliases].join(' ').normalize('NFC');
  return SCREEN_WORDS.test(words) && !DOOR_WORDS.test(words) ? 'shade' : null;
}

export function isScreen(deviceClass: string | null): boolean {
  return SCREENS.some((screen) => screen === deviceClass);
}
