import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Bed } from '../bed/bed.ts';
import { BUTLER_DASHBOARD } from '../bed/home-assistant/butler-dashboard.ts';
import { openBrowser, openPage } from '../browser/dashboard.ts';
import type { Look } from '../browser/log-in.ts';
import type { Say } from '../say.ts';

const CHAT = 'butler-chat-card';
const PHONE = { width: 390, height: 780 };

interface Picture {
  /** Of the file. */
  readonly name: string;
  readonly path: string;
  readonly look: Look;
  /** Brings the page to what is to be seen. */
  readonly act: (page: Page) => Promise<void>;
}

/** Types each into the chat card, and waits for its answer. */
async function talk(
  page: Page,
  exchanges: readonly (readonly [said: string, answer: string])[],
): Promise<void> {
  const card = page.locator(CHAT);
  for (const [said, answer] of exchanges) {
    await card.locator('.field').fill(said);
    await card.locator('.field').press('Enter');
    await card.getByText(answer).last().waitFor();
  }
}

const PICTURES: readonly Picture[] = [
  {
    name: 'dashboard',
    path: `/${BUTLER_DASHBOARD}/chat`,
    look: { width: 1440, height: 860 },
    act: async (page) => {
      await talk(page, [
        ['remember that my sister is called Lena', 'sister'],
        ['remember that the bins go out on Monday', 'bins'],
        ['dim the sofa lamp to 30 %', 'The sofa lamp is at 30'],
        ['let the postman in', 'Unlock the front door?'],
      ]);
      // It can be pressed a moment after it is there.
      for (const card of [CHAT, 'butler-questions-card'])
        await page.locator(`${card} button.primary[aria-disabled="false"]`).waitFor();
      await page.locator(CHAT).locator('.field').blur();
    },
  },
  {
    name: 'phone-memory',
    path: '/butler/memory',
    look: { ...PHONE, dark: true },
    act: async (page) => {
      await page.getByText('sister is called Lena').first().click();
      await page.getByText('Why I know this').waitFor();
    },
  },
  {
    name: 'phone-health',
    path: '/butler/health',
    look: PHONE,
    act: async (page) => {
      await page.getByText('Everything works').first().waitFor();
    },
  },
];

async function draw(browser: Browser, { report }: Bed, picture: Picture, folder: string): Promise<void> {
  const { name, path, look, act } = picture;
  const page = await openPage(browser, { url: report.home_assistant_url, token: report.token, path }, look);
  await act(page);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

/** The dashboard and the sidebar's page of the home, as its owner sees them, into the folder. */
export async function drawDashboard(bed: Bed, folder: string, say: Say): Promise<void> {
  const browser = await openBrowser(say);
  try {
    for (const picture of PICTURES) await draw(browser, bed, picture, folder);
  } finally {
    await browser.close();
  }
}
