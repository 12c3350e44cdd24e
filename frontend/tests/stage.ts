import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import type { Stage } from './stage-page.ts';

type Names = { [K in keyof Stage]: Stage[K] };
/** The stage's functions, called from here. */
type Remote = {
  readonly [K in keyof Names]: (...args: Parameters<Names[K]>) => Promise<Awaited<ReturnType<Names[K]>>>;
};

export interface OpenStage extends Remote {
  readonly page: Page;
  readonly card: Locator;
}

const NAMES: readonly (keyof Stage)[] = [
  'asked',
  'accept',
  'refuse',
  'send',
  'sent',
  'answer',
  'refuseCommand',
  'provide',
  'frames',
  'give',
  'disconnect',
  'connect',
  'mount',
  'unmount',
  'remount',
  'tick',
  'drawn',
  'listeners',
];

/**
 * A page with the cards loaded and nothing on it, closed at the end of the test, which fails
 * when the page complained. Its clock is the test's.
 */
export async function openStage(look: BrowserContextOptions = {}): Promise<OpenStage> {
  const { url, browser: endpoint } = inject('stage');
  const browser = await chromium.connect(endpoint);
  onTestFinished(() => browser.close());
  return await openStageIn(await browser.newContext({ ...LOOK, ...look }), url);
}

export const LOOK = {
  viewport: { width: 900, height: 900 },
  reducedMotion: 'reduce',
  locale: 'en-GB',
  timezoneId: 'Europe/London',
} as const;

/** The same in a browser of the test's own. */
export async function openStageIn(context: BrowserContext, url: string): Promise<OpenStage> {
  const complaints: string[] = [];
  onTestFinished(async () => {
    await context.close();
    if (complaints.length > 0) throw new Error(`The page complains:\n${complaints.join('\n')}`);
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.clock.install({ time: new Date('2026-11-22T14:02:00Z') });
  await page.goto(url);
  await page.waitForFunction(() => customElements.get('butler-health-card') !== undefined);
  const remote = Object.fromEntries(
    NAMES.map((name) => [
      name,
      (...args: unknown[]) =>
        page.evaluate(
          ([which, given]) => {
            const method = window.stage[which] as (...all: unknown[]) => unknown;
            return method(...given);
          },
          [name, args] as const,
        ),
    ]),
  ) as unknown as Remote;
  return { ...remote, page, card: page.locator('.place > *').first() };
}

/** A card that has its topic's first event. */
export async function showCard(
  type: string,
  event: object,
  options: Parameters<OpenStage['mount']>[1] = {},
): Promise<OpenStage> {
  const stage = await openStage();
  await stage.mount(type, options);
  await stage.accept();
  await stage.send(event);
  return stage;
}
