/** For all component tests: the cards as they are shipped, a server for them, and one browser. */
import { chromium as driver } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { BROWSER_FLAGS, chromium } from '../../scripts/browser/chromium.ts';
import { sayOnStderr } from '../../scripts/say.ts';
import { serveStage } from './stage-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    stage: {
      readonly url: string;
      readonly browser: string;
      readonly cards: string;
      readonly packages: readonly string[];
    };
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stage = await serveStage();
  const browser = await driver.launchServer({
    executablePath: await chromium(sayOnStderr),
    args: [...BROWSER_FLAGS],
  });
  project.provide('stage', {
    url: stage.url,
    browser: browser.wsEndpoint(),
    cards: stage.cards,
    packages: stage.packages,
  });
  return async () => {
    await browser.close();
    await stage.close();
  };
}
