import type { Say } from '../../say.ts';
import { inBenchHome } from '../bench-home.ts';
import { figures, inMilliseconds } from '../figures.ts';
import { table, writeSection } from '../report.ts';
import { withEachDatabase } from './databases.ts';

const AT_ONCE = 100;
const ROUNDS = 5;

/** 100 people speak at the same moment, each in a conversation of their own, through Home Assistant. */
export async function benchLoad(_args: readonly string[], say: Say): Promise<void> {
  const rows: string[][] = [];
  let versions = '';
  await withEachDatabase(say, ({ name, url }) =>
    inBenchHome([{ reply: 'All is well in the house.' }], { databaseUrl: url }, say, async (bench) => {
      const samples: number[] = [];
      let lost = 0;
      const reasons = new Map<string, number>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const turns = Array.from({ length: AT_ONCE }, async () => {
          const began = performance.now();
          const turn = await bench.assist.say('tell me how the house is doing', { deadlineMs: 60_000 });
          if (turn.text === 'All is well in the house.') samples.push(performance.now() - began);
          else {
            lost += 1;
            reasons.set(turn.text, (reasons.get(turn.text) ?? 0) + 1);
          }
        });
        await Promise.all(turns);
      }
      for (const [reason, times] of reasons) say(`${times} turns got another answer: ${reason}`);
      rows.push([name, `${AT_ONCE * ROUNDS}`, `${lost}`, inMilliseconds(figures(samples))]);
      versions = `Home Assistant ${bench.version}`;
    }),
  );
  const body = table(['database', 'turns', 'lost', 'sentence to answer p50 / p95'], rows);
  process.stdout.write(`${body}\n`);
  await writeSection('load', {
    title: 'Load',
    command: 'npm run bench -- load',
    versions,
    body: `${body}\n\n${AT_ONCE} turns at once, ${ROUNDS} times, the scripted model's time and all of them on the same cores.`,
  });
}
