import { join } from 'node:path';
import type { Bed } from '../bed/bed.ts';
import { connectHomeAssistant } from '../bed/home-assistant/connection.ts';
import { makeDashboard, openBrowser, openPage } from '../browser/dashboard.ts';
import type { Say } from '../say.ts';

const CARD = 'butler-health-card';

/** The health card beside cards of Home Assistant's own, light and dark, into the folder. */
export async function drawHealthCard({ report }: Bed, folder: string, say: Say): Promise<void> {
  const url = report.home_assistant_url;
  const owner = await connectHomeAssistant(url, report.token);
  const path = await makeDashboard(owner, [
    { type: 'tile', entity: 'light.living_room' },
    { type: 'tile', entity: 'lock.front_door' },
    { type: `custom:${CARD}` },
  ]);
  owner.close();
  const browser = await openBrowser(say);
  try {
    for (const theme of ['light', 'dark']) {
      const look = { width: 560, height: 540, dark: theme === 'dark' };
      const page = await openPage(browser, { url, token: report.token, path }, look);
      await page.locator(`${CARD}[data-ready]`).waitFor();
      await page.evaluate('document.fonts.ready');
      await page.screenshot({ path: join(folder, `health-card-${theme}.png`) });
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
}
