/** Of which kinds things are for the allow-lists, and which things are not like their kind. */
import type { House } from '../house/house.ts';
import { areaOfKind, areasOf } from './areas.ts';
import { knownClasses } from './device-classes.ts';

/** A class that Home Assistant does not have yet. */
const NEW_CLASS = 'something_new';

/** Device classes that something of this domain can have; `null`: none. */
export function classesOf(domain: string): readonly (string | null)[] {
  return [null, NEW_CLASS, ...knownClasses(domain)];
}

/** Entities that touch more than their domain and device class tell: a group of blinds with a garage door in it. */
export function unlikeTheirKind(house: House): readonly string[] {
  return [...house.entities.values()].flatMap(({ entityId, domain, deviceClass }) => {
    const area = areaOfKind(domain, deviceClass);
    return areasOf([entityId], house).some((one) => one !== area) ? [entityId] : [];
  });
}
