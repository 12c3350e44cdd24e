/** What can be said of all things of one domain and device class in this house at once. */
import type { Entity, House } from '../house/house.ts';
import type { RightsArea } from '../people/rights.ts';
import type { Tier } from '../tools/tool.ts';
import { areaOfKind, areasOf, memberIds } from './areas.ts';
import { knownClasses } from './device-classes.ts';
import { entityTier } from './risk.ts';
import { serviceTier, worstTier } from './tiers.ts';

export interface Kinds {
  /** Device classes that something of this domain has or could have; `null`: none. */
  classes(domain: string): readonly (string | null)[];
  /** Areas of every one of them. */
  areas(domain: string, deviceClass: string | null): readonly RightsArea[];
  /** Of this service on the worst of them. */
  tier(service: string, domain: string, deviceClass: string | null): Tier;
}

/** A class that Home Assistant does not have yet. */
const NEW_CLASS = 'something_new';

export function kindsOf(house: House): Kinds {
  const byDomain = Map.groupBy(house.entities.values(), ({ domain }) => domain);
  const those = (domain: string, deviceClass: string | null): readonly Entity[] =>
    (byDomain.get(domain) ?? []).filter((entity) => entity.deviceClass === deviceClass);
  return {
    classes(domain) {
      const here = (byDomain.get(domain) ?? []).map(({ deviceClass }) => deviceClass);
      return [...new Set([null, NEW_CLASS, ...knownClasses(domain), ...here])];
    },
    areas(domain, deviceClass) {
      const ids = those(domain, deviceClass).map(({ entityId }) => entityId);
      return [...new Set([areaOfKind(domain, deviceClass), ...areasOf(ids, house)])];
    },
    tier(service, domain, deviceClass) {
      const groups = those(domain, deviceClass).filter(
        ({ entityId }) => memberIds(entityId, house).length > 0,
      );
      return worstTier([
        serviceTier(service, { domain, deviceClass }),
        ...groups.map(({ entityId }) => entityTier(service, entityId, house)),
      ]);
    },
  };
}
