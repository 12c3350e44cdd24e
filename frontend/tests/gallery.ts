import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Look } from './gallery-page.ts';
import { openStage } from './stage.ts';
import type { CardState } from './states/card-state.ts';

/** Past every "armed after" and every debounce. */
const SETTLED_MS = 1_000;

/** Many cards on one page; see gallery-page.ts. */
export interface OpenGallery {
  readonly page: Page;
  readonly show: (states: readonly CardState[], look: Look) => Promise<void>;
  /** What axe finds, one line each. */
  readonly violations: () => Promise<readonly string[]>;
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page with room for all states of a card, closed at the end of the test. */
export async function openGallery(look: BrowserContextOptions = {}): Promise<OpenGallery> {
  const { page } = await openStage(look);
  await page.evaluate(axe);
  // What a card loads when it needs it is there at once then, so that nothing appears while it is looked at.
  const chunks = await readdir(join(inject('stage').cards, 'c'));
  const scripts = chunks.filter((name) => name.endsWith('.js')).map((name) => `import('/cards/c/${name}')`);
  await page.evaluate(`Promise.all([${scripts.join()}])`);
  return {
    page,
    show: async (states, look) => {
      await page.evaluate(([which, how]) => window.gallery.show(which, how), [states, look] as const);
      await page.clock.runFor(SETTLED_MS);
    },
    violations: () =>
      page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: {
            run: (
              context: string,
              options: object,
            ) => Promise<{ violations: { id: string; nodes: { target: (string | string[])[] }[] }[] }>;
          };
        };
        // Only here are there several of each on one page.
        const several = ['landmark-no-duplicate-banner', 'landmark-no-duplicate-main', 'landmark-unique'];
        const rules = Object.fromEntries(several.map((rule) => [rule, { enabled: false }]));
        const { violations } = await axe.run('figure', { rules });
        // One line for each thing, however many states show it.
        const lines = new Map<string, string>();
        for (const { id, nodes } of violations)
          for (const { target } of nodes) {
            const parts = target.flat();
            const what = `${id}: ${parts.at(-1)?.replace(/:nth-child\(\d+\)/g, '')}`;
            if (!lines.has(what)) lines.set(what, `${what}, in ${parts[0]}`);
          }
        return [...lines.values()];
      }),
  };
}
