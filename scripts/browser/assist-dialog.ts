import { chromium as driver, type Page } from 'playwright-core';
import type { Say } from '../say.ts';
import { BROWSER_FLAGS, chromium } from './chromium.ts';
import { logIn } from './log-in.ts';

/** Home Assistant's own Assist dialog in a real browser. */
export interface AssistDialog {
  readonly page: Page;
  /** Types the sentence, sends it, and resolves with the answer when it is complete. */
  say(text: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens the dialog as the owner of that token. Throws when Home Assistant does not draw it in time. */
export async function openAssistDialog(url: string, token: string, say: Say): Promise<AssistDialog> {
  const browser = await driver.launch({ executablePath: await chromium(say), args: [...BROWSER_FLAGS] });
  const page = await (await logIn(browser, url, token)).newPage();
  await page.goto(`${url}/home/overview?conversation=1`);
  const input = page.getByRole('textbox', { name: 'Enter a request' });
  await input.waitFor({ timeout: 60_000 });
  const answers = page.locator('ha-assist-chat .message.hass');
  return {
    page,
    async say(text) {
      const before = await answers.count();
      await input.fill(text);
      await input.press('Enter');
      const answer = answers.nth(before).locator('ha-markdown-element');
      await answer.waitFor();
      const element = await answer.elementHandle();
      // The dialog ends an answer with an ellipsis for as long as it is being streamed.
      await page.waitForFunction((shown) => /[^…\s]$/.test(shown?.textContent?.trim() ?? ''), element);
      await answer.scrollIntoViewIfNeeded();
      return (await answer.innerText()).trim();
    },
    close: () => browser.close(),
  };
}
