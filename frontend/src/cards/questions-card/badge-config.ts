export interface BadgeConfig {
  /** Path of the view of the same dashboard that has the questions; null: the butler's own page has them. */
  readonly view: string | null;
}

/** Throws an Error that names the option; unknown ones are let be, they may be of another version. */
export function readBadgeConfig({ view }: Readonly<Record<string, unknown>>): BadgeConfig {
  if (view !== undefined && typeof view !== 'string') throw new Error('"view" has to be a text.');
  return { view: view ?? null };
}
