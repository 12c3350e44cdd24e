/** What was told is taken back, and what it had replaced holds again. */
import { afterAll, expect, test, vi } from 'vitest';
import { ada, memoryIn, sam } from '../memory/test-facts.ts';
import type { Asker } from '../people/asker.ts';
import { createEmbeddedPlaces } from '../store/test-databases.ts';
import { fakeHome } from '../tools/home/fake-home.ts';
import { forgetFact } from '../tools/memory/forget-fact.ts';
import { rememberFact } from '../tools/memory/remember-fact.ts';
import { takeBackFact } from '../tools/memory/take-back-fact.ts';
import { planUndo } from './plan-undo.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function start() {
  const { memory } = await memoryIn(await embedded.place());
  const deps = { memory };
  const make = {
    remember_fact: rememberFact(deps),
    forget_fact: forgetFact(deps),
    take_back_fact: takeBackFact(deps),
  };
  const home = fakeHome({});
  const use = async (asker: Asker, name: keyof typeof make, input: object) => {
    const now = home.turn({ asker, now: new Date() });
    return await make[name].tool.prepare(input, now).run(now);
  };
  const known = async (asker: Asker) => (await memory.latest(asker, 9)).facts.map(({ fact }) => fact);
  return { house: home.house, use, known };
}

test('what it replaced holds again, and nobody else can take it back', async () => {
  const { house, use, known } = await start();
  await use(ada, 'remember_fact', { fact: 'the spare key is with the neighbours' });
  const moved = await use(ada, 'remember_fact', { fact: 'the spare key is in the shed' });
  expect(await known(ada)).toEqual(['the spare key is in the shed']);
  const [call] = planUndo(moved.changes ?? [], house, false).calls;
  expect(call).toMatchObject({ name: 'use_tool', input: { name: 'take_back_fact' } });
  const id = (moved.changes ?? []).flatMap((one) => (one.kind === 'fact' ? [one.factId] : []))[0] ?? '';
  expect((await use(sam, 'take_back_fact', { id })).isError).toBe(true);
  expect(await known(ada)).toEqual(['the spare key is in the shed']);
  const back = await use(ada, 'take_back_fact', { id });
  expect(back.spoken).toBe('I have forgotten it: the spare key is in the shed.');
  expect(await known(ada)).toEqual(['the spare key is with the neighbours']);
});

test('what was known already is not taken back, and what is forgotten stays so', async () => {
  const { house, use } = await start();
  await use(ada, 'remember_fact', { fact: 'the tent is in the attic' });
  expect((await use(ada, 'remember_fact', { fact: 'The tent is in the attic.' })).changes).toEqual([]);
  const gone = await use(ada, 'forget_fact', { about: 'tent' });
  expect(planUndo(gone.changes ?? [], house, false)).toMatchObject({ calls: [], isForgottenForGood: true });
});
