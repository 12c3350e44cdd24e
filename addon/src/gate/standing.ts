/** Levels × tiers: what somebody may do in one area, and whose yes it takes. Total. */
import type { Asker } from '../people/asker.ts';
import { isAtLeast, type RightsArea } from '../people/rights.ts';
import type { PreparedCall, Tier } from '../tools/tool.ts';
import type { PrivateArea } from '../language/gate-phrases.ts';

/** Best first. `not_own`: the right is for one's own only, and this is somebody else's. */
export const standings = ['free', 'own_yes', 'adults_yes', 'not_own', 'refused'] as const;
export type Standing = (typeof standings)[number];

/** What of a call makes it one's own. */
export type WhoseCall = Pick<PreparedCall, 'entityIds' | 'isAboutAsker'>;

const PRIVATE: readonly string[] = [
  'calendar',
  'mail',
  'location',
  'photos',
  'files',
] satisfies PrivateArea[];

export function isPrivate(area: RightsArea): area is PrivateArea {
  return PRIVATE.includes(area);
}

export function standingIn(area: RightsArea, tier: Tier, call: WhoseCall, asker: Asker): Standing {
  const level = asker.areas[area];
  if (level === 'none') return 'refused';
  if (isPrivate(area)) {
    if (level === 'ask') return 'adults_yes';
    if (level === 'own' && !isOwn(call, asker)) return 'not_own';
    return isHarmless(tier) ? 'free' : 'own_yes';
  }
  if (tier === 'read') return 'free';
  if (level === 'ask') return 'adults_yes';
  if (tier === 'act') return 'free';
  return isAtLeast(level, 'all') ? 'own_yes' : 'adults_yes';
}

/** Their own `person.*` and nothing beside it, or what a tool itself binds to the asker. */
function isOwn({ entityIds, isAboutAsker }: WhoseCall, { kind, personEntityId }: Asker): boolean {
  if (kind !== 'person') return false;
  return isAboutAsker || (entityIds.length > 0 && entityIds.every((id) => id === personEntityId));
}

function isHarmless(tier: Tier): boolean {
  return tier === 'read' || tier === 'act';
}

/** The areas that a call counts in. What acts on nobody knows what may touch anything. */
export function areasOfCall({
  areas,
  tier,
  isAboutAsker,
}: Pick<PreparedCall, 'areas' | 'tier' | 'isAboutAsker'>): readonly RightsArea[] {
  return areas.length > 0 || tier === 'read' || isAboutAsker ? areas : ['home', 'security'];
}
