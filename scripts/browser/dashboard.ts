import { chromium as driver, type Browser, type Page } from 'playwright-core';
import * as z from 'zod';
import type { HomeAssistantConnection } from '../bed/home-assistant/connection.ts';
import type { Say } from '../say.ts';
import { BROWSER_FLAGS, chromium } from './chromium.ts';
import { logIn, type Look } from './log-in.ts';

/** Of cards, as YAML would have them. */
export type Cards = readonly Readonly<Record<string, unknown>>[];

const PATH = 'butler-cards';
const done = z.unknown();
const dashboards = z.array(z.object({ id: z.string(), url_path: z.string() }));

/** Makes the home's dashboard of these cards, in place of the one that this made before. Returns its path. */
export async function makeDashboard(owner: HomeAssistantConnection, cards: Cards): Promise<string> {
  const known = await owner.command({ type: 'lovelace/dashboards/list' }, dashboards);
  if (!known.some(({ url_path }) => url_path === PATH)) {
    const dashboard = { url_path: PATH, mode: 'storage', title: 'Cards', icon: 'mdi:robot-happy' };
    await owner.command({ type: 'lovelace/dashboards/create', ...dashboard }, done);
  }
  const view = { title: 'All', path: 'all', type: 'sections', sections: [{ type: 'grid', cards }] };
  await owner.command(
    { type: 'lovelace/config/save', url_path: PATH, config: { title: 'Cards', views: [view] } },
    done,
  );
  return `/${PATH}/all`;
}

/** Starts a browser. */
export const openBrowser = async (say: Say): Promise<Browser> =>
  driver.launch({ executablePath: await chromium(say), args: [...BROWSER_FLAGS] });

/** Opens a page of Home Assistant in a window of its own, without anything cached; close its context. */
export async function openPage(
  browser: Browser,
  { url, token, path }: { readonly url: string; readonly token: string; readonly path: string },
  look: Look = {},
): Promise<Page> {
  const page = await (await logIn(browser, url, token, look)).newPage();
  await page.goto(`${url}${path}`);
  return page;
}
