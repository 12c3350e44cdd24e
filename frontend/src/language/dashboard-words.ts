import type { DashboardPage } from '../dashboard/pages.ts';

/** What the dashboard and the panel say around the cards. */
export interface DashboardWords {
  /** In the list of community dashboards. */
  readonly name: string;
  readonly description: string;
  readonly pages: Readonly<Record<DashboardPage['path'], string>>;
  /** Of the tabs, for those who hear the page. */
  readonly tabs: string;
  /** Opens Home Assistant's sidebar. */
  readonly menu: string;
  readonly nothing: string;
}
