import * as z from 'zod';
import type { HomeAssistantConnection } from './connection.ts';

/** Its address is `/` + this. */
export const BUTLER_DASHBOARD = 'butler-dashboard';

const done = z.unknown();

/** The dashboard that Home Assistant offers of the cards, as the page that everybody starts with. */
export async function makeButlerDashboard(owner: HomeAssistantConnection): Promise<void> {
  await owner.command(
    {
      type: 'lovelace/dashboards/create',
      url_path: BUTLER_DASHBOARD,
      mode: 'storage',
      title: 'Butler dashboard',
      icon: 'mdi:view-dashboard-outline',
    },
    done,
  );
  await owner.command(
    {
      type: 'lovelace/config/save',
      url_path: BUTLER_DASHBOARD,
      config: { strategy: { type: 'custom:butler' } },
    },
    done,
  );
  await owner.command(
    { type: 'frontend/set_system_data', key: 'core', value: { default_panel: BUTLER_DASHBOARD } },
    done,
  );
}
