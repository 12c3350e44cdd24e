import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bundleApp } from '../../build/bundle-app.ts';
import { runCommand } from '../../command.ts';
import { REPOSITORY } from '../../paths.ts';
import type { Say } from '../../say.ts';
import { inBenchHome } from '../bench-home.ts';
import { table, writeSection } from '../report.ts';
import { type BenchDatabase, withEachDatabase, withPostgres } from './databases.ts';

const TURNS = 200;
const IDLE_MS = 10_000;
const BUNDLE = 'dist/app/app.mjs';

/** Resident memory of a process, in MB (10^6 bytes). */
async function residentMegabytes(pid: number): Promise<number> {
  const kilobytes = Number(await runCommand('ps', ['-o', 'rss=', '-p', String(pid)]));
  return (kilobytes * 1024) / 1e6;
}

/** How much memory the app holds, from source and as it is shipped: at rest after its start, and after 200 turns. */
export async function benchMemory(_args: readonly string[], say: Say): Promise<void> {
  const rows: string[][] = [];
  let versions = '';
  const measure = ({ name, url }: BenchDatabase, appMain: string | null) =>
    inBenchHome(
      [{ reply: 'All is well in the house.' }],
      { databaseUrl: url, appMain },
      say,
      async (bench) => {
        // The very first start makes the database; what counts is every later one.
        await bench.bed.home.app.stop();
        await bench.bed.home.app.start();
        await delay(IDLE_MS);
        const started = await residentMegabytes(bench.bed.home.app.pid());
        for (let turn = 0; turn < TURNS; turn += 1) {
          const answer = await bench.assist.say('tell me how the house is doing');
          if (answer.responseType === 'error') throw new Error(`A turn failed: "${answer.text}"`);
        }
        await delay(IDLE_MS);
        const after = await residentMegabytes(bench.bed.home.app.pid());
        rows.push([
          name,
          appMain === null ? 'source' : 'bundle',
          `${Math.round(started)}`,
          `${Math.round(after)}`,
        ]);
        versions = `Home Assistant ${bench.version}`;
      },
    );
  await withEachDatabase(say, (database) => measure(database, null));
  await bundleApp(join(REPOSITORY, 'dist/app'));
  await withPostgres(say, (database) => measure(database, BUNDLE));
  const body = table(['database', 'run from', 'after start, MB', `after ${TURNS} turns, MB`], rows);
  process.stdout.write(`${body}\n`);
  await writeSection('memory', {
    title: 'Memory',
    command: 'npm run bench -- memory',
    versions,
    body: `${body}\n\nResident memory of the app, from source and as it is shipped (\`${BUNDLE}\`), ${IDLE_MS / 1000} s after it last did anything.`,
  });
}
