import type { Health } from './health-topic.ts';

export type VersionVerdict = 'fit' | 'app_too_old' | 'app_too_new' | 'cards_too_old' | 'cards_too_new';

/**
 * Whether the three parts fit. App and integration do when they speak a version of the wire in common; the cards
 * come with the integration: older ones are in a page from before an update, newer ones wait for a restart.
 */
export function judgeVersions(
  { integration, status }: Pick<Health, 'integration' | 'status'>,
  cards: string,
): VersionVerdict {
  if (status !== null && status.api.max < integration.api.min) return 'app_too_old';
  if (status !== null && status.api.min > integration.api.max) return 'app_too_new';
  const order = cards.localeCompare(integration.version, 'en', { numeric: true });
  if (order === 0) return 'fit';
  return order < 0 ? 'cards_too_old' : 'cards_too_new';
}
