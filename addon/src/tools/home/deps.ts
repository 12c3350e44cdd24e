import type { Hub } from '../../hub/hub.ts';
import type { SearchHouse } from '../../house/search.ts';

/** What the home tools need of the rest of the app. */
export interface HomeDeps {
  readonly hub: Pick<Hub, 'act' | 'waitFor' | 'history' | 'statistic' | 'listItems'>;
  readonly search: SearchHouse;
}
