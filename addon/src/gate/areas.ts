/** Which areas of life an entity belongs to, for the rights. */
import type { House } from '../house/house.ts';
import type { RightsArea } from '../people/rights.ts';

export function areasOf(entityIds: readonly string[], _house: House): readonly RightsArea[] {
  return [...new Set(entityIds.map((entityId) => areaOfDomain(entityId.split('.')[0] ?? '')))];
}

function areaOfDomain(domain: string): RightsArea {
  if (domain === 'lock' || domain === 'alarm_control_panel' || domain === 'valve') return 'security';
  if (domain === 'person' || domain === 'device_tracker') return 'location';
  if (domain === 'calendar') return 'calendar';
  return domain === 'todo' ? 'household' : 'home';
}
