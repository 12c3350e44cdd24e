import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { CardState } from '../../frontend/tests/states/card-state.ts';
import type { HomeAssistantLook } from './home-assistant-look.ts';
import { smallPng } from './small-png.ts';

interface Sheet {
  /** Of the stage. */
  readonly url: string;
  readonly look: HomeAssistantLook;
  readonly states: readonly CardState[];
  readonly isDark: boolean;
  /** Of the picture. */
  readonly path: string;
}

/** When the recorded events are of. */
const NOW = '2026-11-22T14:03:00Z';
const SETTLED_MS = 1_000;
/** A phone's column and half a laptop's window; what is no card has the whole of either. */
const CARD_GROUPS = [
  { title: 'Narrow', width: 320, columns: 4 },
  { title: 'Wide', width: 656, columns: 2 },
];
const PAGE_GROUPS = [
  { title: 'Narrow', width: 390, columns: 4 },
  { title: 'Wide', width: 1000, columns: 2 },
];
const STYLE = `
  h1 { margin: 0; font-size: 20px; font-weight: 400; }
  body { width: max-content; }
  figure { break-inside: avoid; margin-block-end: 16px; }
  figure::before { content: attr(data-state); display: block; margin-block-end: 4px; font-size: 12px;
    color: var(--secondary-text-color); }
  .place:has(butler-panel) { overflow: hidden; height: auto !important; outline: 1px solid var(--divider-color); }
`;

/** Draws all states on one picture, with a clock that stands still. Throws when the page complains. */
export async function drawSheet(browser: Browser, { url, look, states, isDark, path }: Sheet): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 640 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.clock.install({ time: new Date(NOW) });
  await page.addInitScript(`globalThis.iconPaths = ${JSON.stringify(look.icons)}`);
  await page.goto(url);
  await page.waitForFunction('customElements.get("butler-panel")');
  await page.addStyleTag({ content: `${look.font}\n${STYLE}` });
  await page.evaluate('document.fonts.load("500 14px Roboto").then(() => document.fonts.ready)');
  const isPage = states.some(({ card }) => card === 'butler-panel');
  for (const { title, width, columns } of isPage ? PAGE_GROUPS : CARD_GROUPS) {
    // What stands in place of data looks the same at any width.
    const shown = title === 'Narrow' ? states : states.filter(({ events, after }) => events && !after);
    const given = JSON.stringify([shown, { width, dark: isDark }, { title, columns }]);
    await page.evaluate(`window.gallery.addGroup(...${given})`);
  }
  await page.clock.runFor(SETTLED_MS);
  const body = await page.locator('body').boundingBox();
  await page.setViewportSize({ width: Math.ceil(body?.width ?? 1400) + 32, height: 640 });
  await writeFile(path, await smallPng(page, await page.screenshot({ fullPage: true })));
  await context.close();
  if (complaints.length > 0) throw new Error(`The page complains: ${complaints.join('; ')}`);
}
