import type { Browser, Page } from 'playwright-core';
import type { StageServer } from '../../../frontend/tests/stage-server.ts';
import type { CardState } from '../../../frontend/tests/states/card-state.ts';
import { FULL_STATES } from '../../../frontend/tests/states/full-states.ts';
import { type Figures, figures } from '../figures.ts';
import { call, loadCards, onPage } from './bench-page.ts';

const RENDERS = 40;
const BATCHES = 40;
const TICKS = 100;

export interface Rendering {
  readonly name: string;
  /** In milliseconds. */
  readonly first: Figures;
  /** In microseconds; null for several cards. */
  readonly tick: Figures | null;
  /** Drawings for all those ticks. */
  readonly drawn: number | null;
}

/** Each card with data, from what the page knows already, and twelve of them together. */
export async function measureRendering(browser: Browser, stage: StageServer): Promise<readonly Rendering[]> {
  const rows: Rendering[] = [];
  for (const { name, state } of FULL_STATES) {
    rows.push(
      await onPage(browser, stage, async ({ page }) => {
        await loadCards(page);
        return { name, first: await renderOften(page, [state]), ...(await tickOften(page, state)) };
      }),
    );
  }
  const twelve = FULL_STATES.flatMap(({ state }) => [state, state, state]);
  const together = await onPage(browser, stage, async ({ page }) => {
    await loadCards(page);
    return await renderOften(page, twelve);
  });
  return [...rows, { name: '12 cards, 3 of each', first: together, tick: null, drawn: null }];
}

async function renderOften(page: Page, states: readonly CardState[]): Promise<Figures> {
  const samples: number[] = [];
  // Twice before it counts: the first loads what the card loads when it is needed.
  for (let round = -2; round < RENDERS; round += 1) {
    const took = await call<number>(page, 'render', states);
    if (round >= 0) samples.push(took);
    await call(page, 'clear');
  }
  return figures(samples);
}

async function tickOften(page: Page, state: CardState): Promise<{ tick: Figures; drawn: number }> {
  const samples: number[] = [];
  let drawn = 0;
  for (let batch = -2; batch < BATCHES; batch += 1) {
    const done = await call<{ took: number; drawn: number }>(page, 'tick', state, TICKS);
    if (batch >= 0) samples.push(done.took * 1_000);
    drawn += done.drawn;
    await call(page, 'clear');
  }
  return { tick: figures(samples), drawn };
}

export const RENDER_NOTE = `*First render*: from nothing to laid out, ${String(RENDERS)} times, with everything loaded and known to the page. *A tick*: a
new \`hass\` in which nothing has changed, until the card is up to date; batches of ${String(TICKS)}, ${String(BATCHES)} of them. *Drawn*: how often
the card drew in all of them.`;
