/** The app is killed in the middle of saving, on the embedded database. */
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { randomFrom } from '../../../../scripts/bench/safety/random.ts';
import { sayOnStderr } from '../../../../scripts/say.ts';
import { openEmbedded } from '../../store/embedded.ts';
import { openLedger } from './test-ledger.ts';
import { createMortalApp } from './test-mortal-app.ts';

// Fifty starts are all computing: a busy machine takes its time.
vi.setConfig({ testTimeout: 900_000 });
const SEED = Number(process.env['BUTLER_TEST_SEED'] ?? 7);
const KILLS = 50;
const FEWEST_INSIDE = 20;
const MOST_SAVED_IN_A_LIFE = 12;

test('what was acknowledged is there, whole and once, however often the app is killed', async () => {
  const random = randomFrom(SEED);
  const app = await createMortalApp();
  const ledger = openLedger(SEED);
  // The code that it compiled is kept by who ends well.
  await (await app.start()).end('SIGTERM');
  let inside = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    let marks = '';
    const begun = Promise.withResolvers<void>();
    const wanted = 1 + Math.floor(random.next() * MOST_SAVED_IN_A_LIFE);
    const life = await app.start({
      onMark(text) {
        marks += text;
        if (marks.split('(').length > wanted) begun.resolve();
      },
    });
    await ledger.expectAnswers(life);
    const telling = ledger.tell(life);
    await begun.promise;
    await life.end('SIGKILL');
    await telling;
    if (marks.endsWith('(')) inside += 1;
  }
  const last = await app.start();
  await ledger.tell(last, { until: Promise.resolve() });
  await last.end('SIGTERM');
  const database = openEmbedded(join(app.dataDir, 'database'));
  onTestFinished(async () => await database.close());
  await ledger.expectRows(database);
  sayOnStderr(
    `embedded, seed ${SEED}: ${inside} of ${KILLS} kills of the app fell inside an open transaction`,
  );
  expect(inside).toBeGreaterThanOrEqual(FEWEST_INSIDE);
});
