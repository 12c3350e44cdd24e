/** `npm run bench -- cards`: what the cards cost a browser. */
import { serveStage } from '../../../frontend/tests/stage-server.ts';
import { openBrowser } from '../../browser/dashboard.ts';
import type { Say } from '../../say.ts';
import { type Figures, inMilliseconds } from '../figures.ts';
import { table, writeSection } from '../report.ts';
import { measureBytes } from './bytes.ts';
import { CHAT_NOTE, measureOpening, measureStreaming, type Streaming } from './chat.ts';
import { measureEvaluation } from './evaluate.ts';
import { measureRendering, RENDER_NOTE } from './render.ts';

const SLOWER = 6;

export async function benchCards(_args: readonly string[], say: Say): Promise<void> {
  const stage = await serveStage();
  const browser = await openBrowser(say);
  try {
    say('loading and rendering');
    const { imported, evaluated } = await measureEvaluation(browser, stage);
    const renderings = await measureRendering(browser, stage);
    say('the chat');
    const opening = await measureOpening(browser, stage);
    const streamings = [
      ['streaming', await measureStreaming(browser, stage, 1)],
      [`streaming, ${String(SLOWER)} times slower`, await measureStreaming(browser, stage, SLOWER)],
    ] as const;
    const body = [
      table(
        ['card', 'first render p50 / p95', 'a tick p50 / p95, µs', 'drawn'],
        renderings.map(({ name, first, tick, drawn }) => [
          name,
          inMilliseconds(first),
          tick === null ? '' : inMicroseconds(tick),
          drawn === null ? '' : String(drawn),
        ]),
      ),
      RENDER_NOTE,
      table(
        ['what', 'p50 / p95'],
        [
          ['evaluating the entry', inMilliseconds(evaluated)],
          ['the same, with fetching it from this machine and compiling it', inMilliseconds(imported)],
          [
            `opening a thread of 500 messages, of which ${String(opening.rows)} are drawn`,
            inMilliseconds(opening.took),
          ],
        ],
      ),
      table(
        ['the chat', 'all tasks p50 / p95', 'the longest p50 / p95', 'text drawn', 'messages drawn'],
        streamings.map(streamingRow),
      ),
      CHAT_NOTE,
      await measureBytes(stage.cards),
    ].join('\n\n');
    process.stdout.write(`${body}\n`);
    await writeSection('cards', {
      title: 'Cards',
      command: 'npm run bench -- cards',
      versions: `Chromium ${browser.version()}`,
      body,
    });
  } finally {
    await browser.close();
    await stage.close();
  }
}

const streamingRow = ([name, { total, worst, texts, turns }]: readonly [
  string,
  Streaming,
]): readonly string[] => [name, inMilliseconds(total), inMilliseconds(worst), String(texts), String(turns)];

const inMicroseconds = ({ p50, p95 }: Figures): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
