/** The app, and the database under it, are killed in the middle of saving, on PostgreSQL. */
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startPostgres } from '../../../../scripts/bed/postgres.ts';
import { type Random, randomFrom } from '../../../../scripts/bench/safety/random.ts';
import { canUseDebianForky } from '../../../../scripts/python/debian-forky.ts';
import { sayOnStderr } from '../../../../scripts/say.ts';
import { secret } from '../../secret.ts';
import { openPostgres } from '../../store/postgres.ts';
import { silent } from '../../store/test-databases.ts';
import { openLedger } from './test-ledger.ts';
import { createMortalApp } from './test-mortal-app.ts';
import { observe, type OpenTransaction } from './test-open-transactions.ts';

// Fifty starts are all computing: a busy machine takes its time.
vi.setConfig({ testTimeout: 900_000 });
const SEED = Number(process.env['BUTLER_TEST_SEED'] ?? 7);
const KILLS = 50;
const FEWEST_INSIDE = 20;
/** The others come at any moment. */
const AIMED = 0.7;
const CRASHES_OF_EACH_KIND = 6;
const MOST_BETWEEN = 12;

const server = (await canUseDebianForky()) ? await startPostgres(sayOnStderr) : undefined;
afterAll(async () => await server?.stop());

const fewFrom = (random: Random) => 1 + Math.floor(random.next() * MOST_BETWEEN);

/** One database with an app at it that has put each thing somewhere. */
async function begin(random: Random) {
  if (server === undefined) throw new Error('There is no server.');
  const url = await server.createDatabase();
  const app = await createMortalApp({ BUTLER_DATABASE_URL: url });
  const ledger = openLedger(SEED);
  const first = await app.start();
  await ledger.tell(first, { until: ledger.kept(2 * ledger.things.length) });
  await first.end('SIGTERM');
  return {
    app,
    ledger,
    observer: observe(url),
    crash: server.crash,
    thing: () => random.pick(ledger.things),
    expectRows: async () => {
      const database = openPostgres(secret(url), silent);
      onTestFinished(async () => await database.close());
      await ledger.expectRows(database);
    },
  };
}

describe.skipIf(server === undefined)('on postgresql', () => {
  test('what was acknowledged is there, whole and once, however often the app is killed', async () => {
    const random = randomFrom(SEED);
    const { app, ledger, observer, thing, expectRows } = await begin(random);
    let inside = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const life = await app.start();
      await ledger.expectAnswers(life);
      const some = ledger.kept(fewFrom(random));
      const telling = ledger.tell(life);
      await some;
      const aim = random.next() < AIMED ? await observer.hold(thing()) : undefined;
      const before = await observer.open();
      await life.end('SIGKILL');
      const after = await observer.open();
      if (before.some((one) => after.some((other) => isSame(one, other)))) inside += 1;
      await aim?.release();
      await telling;
    }
    const last = await app.start();
    await ledger.tell(last, { until: Promise.resolve() });
    await last.end('SIGTERM');
    await expectRows();
    sayOnStderr(
      `postgresql, seed ${SEED}: ${inside} of ${KILLS} kills of the app inside an open transaction`,
    );
    expect(inside).toBeGreaterThanOrEqual(FEWEST_INSIDE);
  });

  test('and however often the database is killed under it', async () => {
    expect.hasAssertions();
    const random = randomFrom(SEED + 1);
    const { app, ledger, observer, crash, thing, expectRows } = await begin(random);
    const life = await app.start();
    const end = Promise.withResolvers<void>();
    const telling = ledger.tell(life, { until: end.promise });
    for (let time = 0; time < 2 * CRASHES_OF_EACH_KIND; time += 1) {
      await ledger.kept(fewFrom(random));
      const { held, release } = await observer.hold(thing());
      // One of its processes, which takes all others with it; or the first one.
      if (time % 2 === 0) process.kill(held.pid, 'SIGKILL');
      else await crash();
      await release();
    }
    await ledger.kept(fewFrom(random));
    end.resolve();
    await telling;
    await ledger.expectAnswers(life);
    await life.end('SIGTERM');
    await expectRows();
    sayOnStderr(
      `postgresql, seed ${SEED}: ${2 * CRASHES_OF_EACH_KIND} kills of it, each inside an open transaction`,
    );
  });
});

const isSame = (one: OpenTransaction, other: OpenTransaction) =>
  one.pid === other.pid && one.began === other.began;
