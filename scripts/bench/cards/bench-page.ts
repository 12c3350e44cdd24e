import type { Browser, CDPSession, Page } from 'playwright-core';
import type { StageServer } from '../../../frontend/tests/stage-server.ts';

/** A page without the cards, in a browser window of its own with nothing cached. */
export interface BenchPage {
  readonly page: Page;
  readonly session: CDPSession;
}

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cards</title><body>
<script type="module" src="/stage/stage-elements.js"></script></body></html>`;

/** Does the work on such a page. Throws when the page complained. */
export async function onPage<Result>(
  browser: Browser,
  { url }: Pick<StageServer, 'url'>,
  work: (page: BenchPage) => Promise<Result>,
): Promise<Result> {
  const viewport = { width: 900, height: 900 };
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    // Isolated, as a browser rounds its clock to a tenth of a millisecond elsewhere.
    const headers = {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    };
    await page.route(`${url}bench`, (route) =>
      route.fulfill({ body: HTML, contentType: 'text/html', headers }),
    );
    await page.goto(`${url}bench`);
    // Every request goes round by here otherwise.
    await page.unrouteAll();
    const result = await work({ page, session: await context.newCDPSession(page) });
    if (complaints.length > 0) throw new Error(`The page complains: ${complaints.join('; ')}`);
    return result;
  } finally {
    await context.close();
  }
}

/** Calls one of `window.bench`; see frontend/tests/bench-page.ts. */
export const call = <Result>(page: Page, name: string, ...args: readonly unknown[]): Promise<Result> =>
  page.evaluate<Result>(`window.bench.${name}(...${JSON.stringify(args)})`);

/** Loads the cards and what measures them. */
export async function loadCards(page: Page): Promise<void> {
  await page.evaluate('Promise.all([import("/stage/bench-page.js"), import("/cards/butler-cards.js")])');
}
