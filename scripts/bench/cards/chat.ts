import type { Browser } from 'playwright-core';
import { delta, MESSAGE, messages, RUNNING, snapshot } from '../../../frontend/tests/chat-events.ts';
import { open } from '../../../frontend/tests/questions-events.ts';
import type { StageServer } from '../../../frontend/tests/stage-server.ts';
import type { CardState } from '../../../frontend/tests/states/card-state.ts';
import { type Figures, figures } from '../figures.ts';
import { ANSWER, END, pieces, PIECES } from './answer.ts';
import { call, loadCards, onPage } from './bench-page.ts';
import { type Tasks, tasksOf } from './tasks.ts';

const STREAMS = 5;
const OPENINGS = 20;
const EVERY_MS = 10;
const HOUR_MS = 3_600_000;
const THREAD = 500;
const PAGE = 20;

export interface Streaming {
  /** Without what the same pieces cost a page that shows no card. */
  readonly total: Figures;
  readonly worst: Figures;
  /** Of the answer's text and of the messages, in the run that had most; and how long the pieces took to come. */
  readonly texts: number;
  readonly turns: number;
}

/** A conversation of days: between its messages there are hours. */
const past = (from: number, to: number) =>
  messages(from, to).map((message, index) => ({
    ...message,
    at: new Date(Date.parse(MESSAGE.at) + (from + index - THREAD) * 2 * HOUR_MS).toISOString(),
  }));

const stateOf = (chat: object, answers: Readonly<Record<string, unknown>> = {}): CardState => ({
  name: 'chat',
  card: 'butler-chat-card',
  rows: 12,
  events: { chat: [chat], questions: [open()] },
  answers,
});

/** An answer that grows below a page of older messages, on a processor so many times slower. */
export async function measureStreaming(
  browser: Browser,
  stage: StageServer,
  slower: number,
): Promise<Streaming> {
  const state = stateOf(
    snapshot({ messages: past(THREAD - PAGE, THREAD), turns: [{ ...RUNNING, steps: [] }] }),
  );
  const events = pieces.map((text, index) => delta(RUNNING.seq + 1 + index, text));
  const runs: (Tasks & { texts: number; turns: number })[] = [];
  for (let run = 0; run < STREAMS; run += 1) {
    runs.push(
      await onPage(browser, stage, async ({ page, session }) => {
        await loadCards(page);
        const stream = async () => {
          await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
          const done = await tasksOf(session, () => call(page, 'stream', events, EVERY_MS));
          await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
          return done;
        };
        const nothing = await stream();
        await call(page, 'open', state);
        const updates = async () =>
          [
            await call<number>(page, 'updates', 'butler-markdown'),
            await call<number>(page, 'updates', 'butler-turn'),
          ] as const;
        const [textsBefore, turnsBefore] = await updates();
        const { total, worst } = await stream();
        const [texts, turns] = await updates();
        // The answer is whole.
        await page.getByText(END).waitFor();
        return {
          total: total - nothing.total,
          worst,
          texts: texts - textsBefore,
          turns: turns - turnsBefore,
        };
      }),
    );
  }
  return {
    total: figures(runs.map(({ total }) => total)),
    worst: figures(runs.map(({ worst }) => worst)),
    texts: Math.max(...runs.map(({ texts }) => texts)),
    turns: Math.max(...runs.map(({ turns }) => turns)),
  };
}

export interface Opening {
  readonly took: Figures;
  /** Messages on the page, the most of all openings. */
  readonly rows: number;
}

/** A thread whose newest page comes at once, and whose older messages are there for who asks for them. */
export async function measureOpening(browser: Browser, stage: StageServer): Promise<Opening> {
  const newest = THREAD - PAGE;
  const state = stateOf(
    snapshot({ messages: past(newest, THREAD), has_more: true, next: `before-${String(newest)}` }),
    {
      'butler/chat/history': {
        messages: past(newest - PAGE, newest),
        has_more: true,
        next: `before-${String(newest - PAGE)}`,
      },
    },
  );
  const samples: number[] = [];
  let rows = 0;
  for (let round = 0; round < OPENINGS; round += 1) {
    await onPage(browser, stage, async ({ page }) => {
      await loadCards(page);
      // So that only the thread itself is new.
      await call(page, 'render', [{ ...state, config: { thread: 'household' } }]);
      await call(page, 'clear');
      samples.push(await call<number>(page, 'render', [state]));
      await page.waitForTimeout(200);
      rows = Math.max(rows, await call<number>(page, 'count', 'butler-turn'));
    });
  }
  if (rows === 0) throw new Error('The thread is empty.');
  return { took: figures(samples), rows };
}

export const CHAT_NOTE = `*Streaming*: ${String(ANSWER.length)} characters of Markdown in ${String(PIECES)} pieces, one every ${String(EVERY_MS)} ms, below ${String(PAGE)} older messages; how
long the page's main thread worked meanwhile, in all of its tasks without what the same pieces cost a page that shows no
card, and in the longest of them, ${String(STREAMS)} times (the 95th percentile of ${String(STREAMS)} is the worst). *Slower*: as the browser's developer tools slow a processor down. *A thread of ${String(THREAD)}*: its newest page and what is
older as it is asked for, ${String(OPENINGS)} times.`;
