import type { Hass } from '../home-assistant/hass.ts';
import { wordsFor } from '../language/words-for.ts';
import { pagesFor } from './pages.ts';
import { type ViewConfig, viewsOf } from './views.ts';

/** Home Assistant makes the dashboard "Butler" of what this returns, for each person anew. */
export class DashboardStrategy extends HTMLElement {
  /** It stays as it is, whatever is added to the home. */
  static readonly registryDependencies = [];
  /** There is nothing to choose. */
  static readonly noEditor = true;

  static async generate(_config: unknown, hass: Hass): Promise<{ readonly views: readonly ViewConfig[] }> {
    const { dashboard } = await wordsFor(hass.language);
    return { views: viewsOf(pagesFor(hass), dashboard) };
  }

  /** What Home Assistant writes into the form of a new dashboard. */
  static getCreateSuggestions = () => ({ title: 'Butler', icon: 'mdi:account-tie' });
}
