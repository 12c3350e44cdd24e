/** The app is killed in the middle of what it does between turns, on the embedded database. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { randomFrom } from '../../../../scripts/bench/safety/random.ts';
import { sayOnStderr } from '../../../../scripts/say.ts';
import { startFakeOllama } from '../../../../tests/fakes/ollama/server.ts';
import { startScriptedModel } from '../../../../tests/fakes/scripted-model/server.ts';
import { openEmbedded } from '../../store/embedded.ts';
import { ALL_DUE_MS, ANIMALS, expectDone, giveWork, script } from './test-chores.ts';
import { createMortalApp } from './test-mortal-app.ts';

// All these starts are computing: a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000 });
const SEED = Number(process.env['BUTLER_TEST_SEED'] ?? 7);
const KILLS = 20;
const FEWEST_INSIDE = KILLS / 2;
/** How the marks name them. Each life dies in one of them, or in the next that has anything to do. */
const TARGETS = [
  { name: 'embedding', most: 12 },
  { name: 'summing up', most: 20 },
  { name: 'learning', most: 1 },
  { name: 'forgetting', most: 2 },
  { name: 'clearing away', most: 8 },
] as const;
/** Each life has another model than the one before. */
const LASTING = TARGETS.slice(0, 1);
const MOST_LATE_MS = 3;
const FIRST = 'looking whether Ollama answers:';

/** What a life has done so far: one line a chore, a `w` each time it changed something, `;` at its end. */
const linesOf = (marks: string) => marks.split('\n').slice(1);
const stepsIn = (line: string) => line.split(':').at(-1)?.length ?? 0;
const isInside = (marks: string) => /:w+$/.test(linesOf(marks).at(-1) ?? '');
/** The last two whole rounds changed nothing. */
function isIdle(marks: string): boolean {
  const rounds = marks.split(`\n${FIRST}`).slice(1, -1);
  return rounds.length >= 2 && rounds.slice(-2).every((round) => !round.includes(':w'));
}

test('what is killed between turns is done afterwards, once and whole', async () => {
  const random = randomFrom(SEED);
  const [ollama, model] = await Promise.all([startFakeOllama(), startScriptedModel()]);
  onTestFinished(async () => await Promise.all([ollama.stop(), model.close()]).then(() => undefined));
  model.setScript(script);
  const embeddingModel = (life: number) => ({ name: `m${String(life % 2)}`, dimensions: 768 });
  for (const life of [0, 1]) ollama.pull(embeddingModel(life).name);
  const app = await createMortalApp(
    {
      BUTLER_OLLAMA_URL: ollama.url,
      BUTLER_MODEL_URL: model.url,
      ANTHROPIC_API_KEY: 'test',
      BUTLER_CALLS_PER_HOUR: '0',
    },
    { main: 'memory/kills/hurried-app.ts', preload: 'memory/kills/mark-work.ts', others: ANIMALS },
  );
  const database = () => openEmbedded(join(app.dataDir, 'database'));

  // Who lives here is known after the first life.
  const first = await app.start();
  await vi.waitUntil(async () => (await first.remember('the tent is in the attic'))?.isKept, {
    timeout: 60_000,
  });
  await first.end('SIGTERM');
  const given = database();
  for (const table of ['user_facts', 'conversations']) await given.query(`delete from butler.${table}`);
  await giveWork(given);
  await given.close();
  const began = performance.now();
  const isAllDue = () => performance.now() - began > ALL_DUE_MS;

  const killed: string[] = [];
  for (let life = 0; life < KILLS; life += 1) {
    const target = random.pick(isAllDue() ? LASTING : TARGETS);
    const wanted = 1 + Math.floor(random.next() * target.most);
    let marks = '';
    let isAnyGood = false;
    const reached = Promise.withResolvers<void>();
    const running = await app.start({
      environment: { BUTLER_EMBEDDING_MODEL: embeddingModel(life).name },
      onMark(text) {
        marks += text;
        const line = linesOf(marks).at(-1) ?? '';
        isAnyGood ||= isIdle(marks);
        const isThere = isAnyGood || (line.startsWith(target.name) && stepsIn(line) >= wanted);
        if ((isThere && isInside(marks)) || (isAnyGood && isAllDue())) reached.resolve();
      },
    });
    await reached.promise;
    await wait(random.next() * MOST_LATE_MS);
    await running.end('SIGKILL');
    if (isInside(marks)) killed.push(linesOf(marks).at(-1)?.split(':')[0] ?? '');
  }

  let marks = '';
  const done = Promise.withResolvers<void>();
  const last = await app.start({
    environment: { BUTLER_EMBEDDING_MODEL: embeddingModel(KILLS).name },
    onMark(text) {
      marks = (marks + text).slice(-10_000);
      if (isAllDue() && isIdle(marks)) done.resolve();
    },
  });
  await done.promise;
  await last.end('SIGTERM');
  const after = database();
  onTestFinished(async () => await after.close());
  await expectDone(after, embeddingModel(KILLS));
  sayOnStderr(`chores, seed ${SEED}: ${killed.length} of ${KILLS} kills inside one: ${killed.join(', ')}`);
  expect(killed.length).toBeGreaterThanOrEqual(FEWEST_INSIDE);
});
