import { setTimeout as delay } from 'node:timers/promises';
import type { Assist } from '../../../tests/e2e/support/assist.ts';
import type { Say } from '../../say.ts';
import { inBenchHome } from '../bench-home.ts';
import { figures, inMilliseconds } from '../figures.ts';
import { table, writeSection } from '../report.ts';
import { withEachDatabase } from './databases.ts';

const STARTS = 10;
const GIVE_UP_MS = 30_000;
const ANSWER = 'All is well in the house.';

/** Asks until the model has answered. Throws when that takes too long. */
async function firstAnswer(assist: Assist): Promise<void> {
  let last = '';
  for (const until = Date.now() + GIVE_UP_MS; Date.now() < until; await delay(10)) {
    const turn = await assist.say('tell me how the house is doing');
    last = turn.text;
    if (last === ANSWER) return;
  }
  throw new Error(`The butler did not answer in time: ${last}`);
}

/** From starting the app's process to the model's first answer, as Home Assistant hears it. */
export async function benchStart(_args: readonly string[], say: Say): Promise<void> {
  const rows: string[][] = [];
  let versions = '';
  await withEachDatabase(say, ({ name, url }) =>
    inBenchHome([{ reply: ANSWER }], { databaseUrl: url }, say, async ({ bed, assist, version }) => {
      const samples: number[] = [];
      for (let start = 0; start < STARTS; start += 1) {
        await bed.home.app.stop();
        const began = performance.now();
        const [, took] = await Promise.all([
          bed.home.app.start(),
          firstAnswer(assist).then(() => performance.now() - began),
        ]);
        samples.push(took);
      }
      rows.push([name, inMilliseconds(figures(samples))]);
      versions = `Home Assistant ${version}`;
    }),
  );
  const body = table(['database', 'start to first answer p50 / p95'], rows);
  process.stdout.write(`${body}\n`);
  await writeSection('start', {
    title: 'Start',
    command: 'npm run bench -- start',
    versions,
    body: `${body}\n\nThe app run from source, on a database that it has made before; ${STARTS} starts each.`,
  });
}
