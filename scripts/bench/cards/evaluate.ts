import { relative } from 'node:path';
import type { Browser } from 'playwright-core';
import { loadedAtOnce } from '../../../frontend/tests/built-files.ts';
import type { StageServer } from '../../../frontend/tests/stage-server.ts';
import { type Figures, figures } from '../figures.ts';
import { onPage } from './bench-page.ts';

const LOADS = 20;

export interface Evaluation {
  /** Fetched from this machine, compiled and evaluated. */
  readonly imported: Figures;
  /** When it and all that it loads at once is there and compiled. */
  readonly evaluated: Figures;
}

/** The entry's first import in a new window, in milliseconds. */
export async function measureEvaluation(browser: Browser, stage: StageServer): Promise<Evaluation> {
  const files = await loadedAtOnce(`${stage.cards}/butler-cards.js`);
  const paths = files.map((file) => `/cards/${relative(stage.cards, file)}`);
  const load = (preloaded: readonly string[]) =>
    onPage(browser, stage, ({ page }) =>
      page.evaluate<number>(`(async () => {
        await Promise.all(${JSON.stringify(preloaded)}.map((href) => new Promise((onload, onerror) =>
          document.head.append(Object.assign(document.createElement('link'),
            { rel: 'modulepreload', href, onload, onerror })))));
        const began = performance.now();
        await import('/cards/butler-cards.js');
        return performance.now() - began;
      })()`),
    );
  const [imported, evaluated]: [number[], number[]] = [[], []];
  for (let index = 0; index < LOADS; index += 1) {
    imported.push(await load([]));
    evaluated.push(await load(paths));
  }
  return { imported: figures(imported), evaluated: figures(evaluated) };
}
