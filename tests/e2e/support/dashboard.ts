/** A dashboard in a real browser, as each person of the home sees it. */
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { BedReport } from '../../../scripts/bed/bed.ts';
import { connectHomeAssistant } from '../../../scripts/bed/home-assistant/connection.ts';
import { type Cards, makeDashboard, openBrowser, openPage } from '../../../scripts/browser/dashboard.ts';
import { sayOnStderr } from '../../../scripts/say.ts';

/** One login's window. */
export interface Tab {
  readonly page: Page;
  /** Every frame of its websocket since the dashboard was opened, as text. */
  readonly received: readonly string[];
}

export interface Dashboard {
  readonly browser: Browser;
  readonly path: string;
  /** With that token, until the test is over. */
  readonly openWith: (token: string) => Promise<Tab>;
  /** As one of the people of the home, by name. */
  readonly open: (name: string) => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export function tokenOf({ people }: Pick<BedReport, 'people'>, name: string): string {
  const person = people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`Nobody is called ${name} here.`);
  return person.token;
}

/** Makes the home's dashboard of these cards, and opens a browser for it. */
export async function openDashboard(bed: BedReport, cards: Cards): Promise<Dashboard> {
  const { home_assistant_url: url, token: ownersToken } = bed;
  const browser = await openBrowser(sayOnStderr);
  const owner = await connectHomeAssistant(url, ownersToken);
  const path = await makeDashboard(owner, cards);
  owner.close();

  async function openWith(token: string): Promise<Tab> {
    const page = await openPage(browser, { url, token, path: '/profile/general' });
    onTestFinished(async () => await page.context().close());
    const received: string[] = [];
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => void received.push(String(payload)));
    });
    await page.goto(`${url}${path}`);
    return { page, received };
  }

  return {
    browser,
    path,
    openWith,
    open: async (name) => await openWith(tokenOf(bed, name)),
    close: async () => await browser.close(),
  };
}
