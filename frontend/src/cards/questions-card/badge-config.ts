import type { Words } from '../../language/words.ts';

export interface BadgeConfig {
  /** Path of the view of the same dashboard that has the questions; null: the butler's own page has them. */
  readonly view: string | null;
}

/** Throws an Error that names the option; unknown ones are let be, they may be of another version. */
export function readBadgeConfig({ view }: Readonly<Record<string, unknown>>): BadgeConfig {
  if (view !== undefined && typeof view !== 'string') throw new Error('"view" has to be a text.');
  return { view: view === undefined || view === '' ? null : view };
}

/** What Home Assistant's visual editor asks for. */
export function badgeForm({ questions }: Words) {
  return {
    schema: [{ name: 'view', selector: { text: {} } }],
    computeLabel: () => questions.badge.view,
    assertConfig: (config: Readonly<Record<string, unknown>>) => void readBadgeConfig(config),
  };
}
