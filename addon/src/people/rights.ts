/**
 * What somebody may do: an area of life × how far. One table, read by the gate, the allow-list and everything
 * that shows anything. Rights come from here and from what an owner has changed, never from words.
 */
export const rightsAreas = [
  'home',
  'security',
  'media',
  'calendar',
  'mail',
  'location',
  'photos',
  'files',
  'household',
] as const;
export type RightsArea = (typeof rightsAreas)[number];

/**
 * Worst first. `ask`: may look, and what moves or leaves needs an adult's yes. `own`: everyday things alone, and
 * of private things one's own; what is risky needs an adult's yes. `all`: everybody's, and what is risky needs
 * one's own yes.
 */
export const levels = ['none', 'ask', 'own', 'all'] as const;
export type Level = (typeof levels)[number];

export type Rights = Readonly<Record<RightsArea, Level>>;

/** `owner` and `house` are given by Home Assistant (an administrator; an automation), never chosen. */
export const templateNames = ['owner', 'adult', 'child', 'guest', 'room', 'house'] as const;
export type TemplateName = (typeof templateNames)[number];

export interface MediaLimits {
  /** Highest certification, as an age in years; null: any. */
  readonly maxAge: number | null;
  /** Requests of films, series and books in seven days; null: any number. */
  readonly requestsPerWeek: number | null;
}

export interface Template {
  readonly areas: Rights;
  readonly media: MediaLimits;
}

const NO_LIMITS: MediaLimits = { maxAge: null, requestsPerWeek: null };
const CHILDREN: MediaLimits = { maxAge: 12, requestsPerWeek: 3 };
const NOTHING: Rights = {
  home: 'none',
  security: 'none',
  media: 'none',
  calendar: 'none',
  mail: 'none',
  location: 'none',
  photos: 'none',
  files: 'none',
  household: 'none',
};
const ADULT: Rights = {
  home: 'all',
  security: 'all',
  media: 'all',
  calendar: 'own',
  mail: 'own',
  location: 'all',
  photos: 'own',
  files: 'own',
  household: 'all',
};

export const templates: Readonly<Record<TemplateName, Template>> = {
  owner: { areas: { ...ADULT, calendar: 'all', photos: 'all', files: 'all' }, media: NO_LIMITS },
  adult: { areas: ADULT, media: NO_LIMITS },
  child: {
    areas: {
      ...NOTHING,
      home: 'own',
      security: 'ask',
      media: 'own',
      calendar: 'own',
      location: 'all',
      household: 'own',
    },
    media: CHILDREN,
  },
  guest: { areas: { ...NOTHING, home: 'own' }, media: CHILDREN },
  room: { areas: { ...NOTHING, home: 'own', media: 'own' }, media: CHILDREN },
  house: { areas: { ...NOTHING, home: 'ask' }, media: CHILDREN },
};

/** What is kept of it: a template, and where an owner departed from it. */
export interface Permissions {
  readonly template: Exclude<TemplateName, 'owner' | 'house'>;
  readonly areas: Partial<Rights>;
  readonly media: Partial<MediaLimits>;
}

export function grantOf(permissions: Permissions, isOwner = false): Template {
  const template = templates[isOwner ? 'owner' : permissions.template];
  return {
    areas: { ...template.areas, ...permissions.areas },
    media: { ...template.media, ...permissions.media },
  };
}

export function isAtLeast(level: Level, least: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(least);
}

/** What both may. */
export function weaker(one: Template, other: Template): Template {
  const areas = rightsAreas.map((area) => {
    const [mine, others] = [one.areas[area], other.areas[area]];
    return [area, isAtLeast(mine, others) ? others : mine] as const;
  });
  return {
    areas: { ...one.areas, ...Object.fromEntries(areas) },
    media: {
      maxAge: lower(one.media.maxAge, other.media.maxAge),
      requestsPerWeek: lower(one.media.requestsPerWeek, other.media.requestsPerWeek),
    },
  };
}

/** Null: no limit. */
function lower(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
