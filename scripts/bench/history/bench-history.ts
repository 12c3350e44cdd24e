/** `npm run bench -- history`: how fast somebody finds what they said among everything that everybody said. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../addon/src/log.ts';
import { selectPast } from '../../../addon/src/memory/past-rows.ts';
import { askerWith } from '../../../addon/src/people/test-askers.ts';
import { secret } from '../../../addon/src/secret.ts';
import { openEmbedded } from '../../../addon/src/store/embedded.ts';
import { migrate, readMigrations } from '../../../addon/src/store/migrate.ts';
import { openPostgres } from '../../../addon/src/store/postgres.ts';
import type { Database } from '../../../addon/src/store/store.ts';
import type { Say } from '../../say.ts';
import { withPostgres } from '../app/databases.ts';
import { figures, inMilliseconds } from '../figures.ts';
import { table, writeSection } from '../report.ts';
import { fillWithTalk } from './fill-with-talk.ts';

const SIZES = { embedded: 100_000, PostgreSQL: 1_000_000 } as const;
const ROUNDS = 40;
const DAY_MS = 86_400_000;

const SEARCHES = [
  ['the last things', [], null],
  ['of yesterday', [], 1],
  ['a word that is often said', ['heating'], null],
  ['the same, of last week', ['heating'], 7],
  ['two such words', ['heating', 'warm'], null],
  ['a word that is hardly ever said', ['giraffe'], null],
  ['a word that was never said', ['zeppelin'], null],
  ['two letters', ['tv'], null],
] as const;

export async function benchHistory(_args: readonly string[], say: Say): Promise<void> {
  const rows = SEARCHES.map(([name]): string[] => [name]);
  const measure = async (kind: keyof typeof SIZES, database: Database) => {
    try {
      await migrate(database, await readMigrations(new URL('../../../addon/sql/', import.meta.url)));
      say(`${kind}: ${String(SIZES[kind])} messages`);
      await fillWithTalk(database, SIZES[kind]);
      for (const [at, figure] of (await measureAll(database)).entries()) rows[at]?.push(figure);
    } finally {
      await database.close();
    }
  };
  const folder = await mkdtemp(join(tmpdir(), 'butler-bench-'));
  try {
    await measure('embedded', openEmbedded(join(folder, 'database')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await withPostgres(say, async ({ url }) => {
    const log = createLog({ level: 'error', format: 'text', now: () => new Date(), write: say });
    await measure('PostgreSQL', openPostgres(secret(url ?? ''), log));
  });
  const body = table(
    ['searched for', ...Object.entries(SIZES).map(([kind, size]) => `${kind}, ${String(size)} messages`)],
    rows,
  );
  process.stdout.write(`${body}\n`);
  await writeSection('history', {
    title: 'Finding what was said',
    command: 'npm run bench -- history',
    versions: 'PostgreSQL 18, PGlite',
    body: `${body}\n\n${NOTE}`,
  });
}

const NOTE = `p50 / p95 of ${String(ROUNDS)} searches of one of eight people, twelve exchanges at most. A household keeps thirty days,
far fewer. Below three letters there is no index over parts of words: every exchange of the person is read.`;

async function measureAll(database: Database): Promise<readonly string[]> {
  const asker = askerWith('adult');
  const all: string[] = [];
  for (const [, words, daysBack] of SEARCHES) {
    const since = daysBack === null ? null : new Date(Date.now() - daysBack * DAY_MS);
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      await selectPast(database, asker, { words, since, until: null, limit: 12 });
      samples.push(performance.now() - began);
    }
    all.push(inMilliseconds(figures(samples)));
  }
  return all;
}
