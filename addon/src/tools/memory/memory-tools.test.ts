import { afterAll, describe, expect, test, vi } from 'vitest';
import type { TurnContext } from '../../agent/turn-context.ts';
import { judge } from '../../gate/gate.ts';
import { now as circumstances } from '../../gate/test-calls.ts';
import type { Memory } from '../../memory/memory.ts';
import { ada, guest, memoryIn, mia, newFact, sam } from '../../memory/test-facts.ts';
import type { Asker } from '../../people/asker.ts';
import { askerWith } from '../../people/test-askers.ts';
import { createEmbeddedPlaces } from '../../store/test-databases.ts';
import { fakeHome } from '../home/fake-home.ts';
import { guards, takesPin } from '../../questions/entitled.ts';
import { householdOf, personRecord } from '../../people/test-askers.ts';
import type { RightsArea } from '../../people/rights.ts';
import { testPeople } from '../../people/test-people.ts';
import { correctFact } from './correct-fact.ts';
import { forgetEverything } from './forget-everything.ts';
import { forgetFact } from './forget-fact.ts';
import { recallFacts } from './recall-facts.ts';
import { getRecentConversations } from './recent-conversations.ts';
import { rememberFact } from './remember-fact.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const make = {
  remember_fact: rememberFact,
  recall_facts: recallFacts,
  forget_fact: forgetFact,
  correct_fact: correctFact,
  get_recent_conversations: getRecentConversations,
};
type Name = keyof typeof make;

const prepare = (memory: Memory, name: Name, input: object, more: Partial<TurnContext>) => {
  const turn = fakeHome({}).turn({ asker: ada, now: new Date(), ...more });
  return { call: make[name]({ memory }).tool.prepare(input, turn), turn };
};

async function start() {
  const { memory, database } = await memoryIn(await embedded.place());
  async function use(asker: Asker, name: Name, input: object, more: Partial<TurnContext> = {}) {
    const { call, turn } = prepare(memory, name, input, { asker, ...more });
    const verdict = judge(call, circumstances(asker));
    if (verdict.verdict === 'deny') return { spoken: verdict.reason, isError: true, data: {} };
    if (verdict.verdict === 'ask') return { spoken: verdict.question, isError: true, data: {} };
    return await call.run(turn);
  }
  return { memory, database, use };
}

const room = askerWith('room');
const raised = askerWith('room', { areas: { ...room.areas, household: 'own' } });

test('remembers, tells, corrects and forgets, in English and German', async () => {
  const { use } = await start();
  const told = await use(ada, 'remember_fact', { fact: 'the spare key is with the neighbours' });
  expect(told.spoken).toBe('I will remember for you: the spare key is with the neighbours.');
  expect((await use(ada, 'recall_facts', { query: 'where is the spare key' })).spoken).toBe(
    'You told me today: the spare key is with the neighbours.',
  );
  expect((await use(sam, 'recall_facts', { query: 'where is the spare key' })).spoken).toBe(
    'I don’t know anything about that.',
  );
  const moved = await use(ada, 'remember_fact', { fact: 'the spare key is in the shed' });
  expect(moved.spoken).toMatch(/in the shed\. Before, it was: the spare key is with the neighbours\./);
  const corrected = await use(ada, 'correct_fact', {
    about: 'spare key',
    fact: 'the spare key hangs in the hall',
  });
  expect(corrected.spoken).toBe('I know it better now: the spare key hangs in the hall.');
  const german = { language: 'de' };
  expect((await use(ada, 'recall_facts', {}, german)).spoken).toBe(
    'Du hast mir heute gesagt: the spare key hangs in the hall.',
  );
  expect((await use(ada, 'forget_fact', { about: 'key' })).spoken).toBe(
    'I have forgotten it: the spare key hangs in the hall.',
  );
  expect((await use(ada, 'forget_fact', { about: 'key' }, german)).spoken).toBe('Darüber weiß ich nichts.');
});

test('of several that could be meant none is forgotten', async () => {
  const { use, memory } = await start();
  await memory.keep(ada, newFact('the spare key is in the shed'));
  await memory.keep(ada, newFact('the car key hangs in the hall'));
  expect((await use(ada, 'forget_fact', { about: 'key' })).spoken).toMatch(/several things: .*Which one/);
  expect((await memory.latest(ada, 9)).count).toBe(2);
  await use(ada, 'forget_fact', { about: 'car key' });
  expect((await memory.latest(ada, 9)).count).toBe(1);
});

test('what one told everybody only they and adults change', async () => {
  const { use, memory } = await start();
  const household = { scope: 'household' } as const;
  await use(mia, 'remember_fact', { fact: 'the ball is in the garden', ...household });
  await use(sam, 'remember_fact', { fact: 'the tent is in the attic', ...household });
  const { call, turn } = prepare(memory, 'forget_fact', { about: 'tent' }, { asker: mia });
  await expect(call.run(turn)).rejects.toMatchObject({
    code: 'denied',
    say: expect.stringMatching(/Somebody else/),
  });
  expect((await use(sam, 'forget_fact', { about: 'ball' })).isError).toBe(false);
  expect((await memory.latest(mia, 9)).facts).toMatchObject([{ saidByName: 'Sam' }]);
});

test('who may change nothing of the household hears it, and changes nothing', async () => {
  const { use, memory } = await start();
  await memory.keep(ada, newFact('the tent is in the attic', { scope: 'household' }));
  for (const household of ['none', 'ask'] as const) {
    const asker = { ...mia, areas: { ...mia.areas, household } };
    expect((await use(asker, 'recall_facts', {})).spoken).toMatch(/tent/);
    for (const name of ['forget_fact', 'correct_fact'] as const) {
      const input = name === 'forget_fact' ? { about: 'tent' } : { about: 'tent', fact: 'the tent is gone' };
      const { call, turn } = prepare(memory, name, input, { asker });
      await expect(call.run(turn)).rejects.toMatchObject({ code: 'denied' });
    }
  }
  expect((await memory.latest(ada, 9)).count).toBe(1);
});

describe('rooms', () => {
  test('hear what is the household’s, and keep and forget it where an owner wants them to', async () => {
    const { use, memory } = await start();
    await memory.keep(ada, newFact('the diary is under the bed'));
    await memory.keep(ada, newFact('the tent is in the attic', { scope: 'household' }));
    expect((await use(raised, 'recall_facts', {})).spoken).toBe(
      'Ada told me today: the tent is in the attic.',
    );
    expect((await use(raised, 'remember_fact', { fact: 'the bins go out on Monday' })).spoken).toMatch(
      /for everybody here/,
    );
    expect((await use(room, 'recall_facts', {})).spoken).toMatch(/the tent is in the attic/);
    expect((await use(room, 'remember_fact', { fact: 'a b c' })).isError).toBe(true);
    expect((await use(room, 'forget_fact', { about: 'tent' })).isError).toBe(true);
    for (const asker of [guest, askerWith('house')])
      expect((await use(asker, 'recall_facts', {})).spoken).not.toMatch(/tent|diary/);
    expect((await memory.latest(ada, 9)).count).toBe(3);
  });

  test.each(['remember_fact', 'get_recent_conversations'] as const)('%s: nothing private', async (name) => {
    const { use } = await start();
    const input = name === 'remember_fact' ? { fact: 'a b c', scope: 'private' } : {};
    expect((await use(raised, name, input)).isError).toBe(true);
  });
});

describe('codes and passwords', () => {
  const fact = 'the alarm code is 4711';
  test('are kept only when the words say so, and told only to who asks', async () => {
    const { use } = await start();
    const refused = await use(ada, 'remember_fact', { fact }, { text: 'I typed 4711 into the alarm' });
    expect(refused).toMatchObject({
      isError: true,
      isSecret: true,
      spoken: expect.stringMatching(/so many words/),
    });
    const kept = await use(ada, 'remember_fact', { fact }, { text: `remember that ${fact}` });
    expect(kept).toMatchObject({ isError: false, isSecret: true });
    expect(JSON.stringify(kept)).not.toContain('4711');
    for (const text of ['what is with the alarm', 'what do you know about me'])
      expect(JSON.stringify(await use(ada, 'recall_facts', { query: 'alarm code' }, { text }))).not.toContain(
        '4711',
      );
    const asked = await use(ada, 'recall_facts', { query: 'alarm code' }, { text: 'what is the alarm code' });
    expect(asked).toMatchObject({ spoken: expect.stringContaining('4711'), isSecret: true });
    const heard = askerWith('owner', { isCertain: false });
    const voice = await use(
      heard,
      'recall_facts',
      { query: 'alarm code' },
      { text: 'what is the alarm code' },
    );
    expect(JSON.stringify(voice)).not.toContain('4711');
  });

  test('what everybody may know of them is shown on no screen that anybody may stand before', async () => {
    const { use } = await start();
    await use(ada, 'remember_fact', { fact, scope: 'household' }, { text: `remember that ${fact}` });
    const text = 'what is the alarm code';
    const tablet = askerWith('room', { isCertain: true });
    const shown = await use(tablet, 'recall_facts', { query: 'alarm code' }, { text });
    expect(JSON.stringify(shown)).not.toContain('4711');
    expect(await use(ada, 'recall_facts', { query: 'alarm code' }, { text })).toMatchObject({
      spoken: expect.stringContaining('4711'),
    });
  });

  test.each([
    'my card is 4111 1111 1111 1111',
    'Das WLAN-Passwort ist hunter2',
    'the wifi password is correct horse',
    'Mein PIN ist eins zwei drei vier',
    'IBAN DE89 3704 0044 0532 0130 00',
  ])('%s is one', async (secret) => {
    const { use } = await start();
    expect(await use(ada, 'remember_fact', { fact: secret })).toMatchObject({ isError: true });
  });

  test.each(['Sam was born on 3 May 1980', 'the alarm code is on the fridge', 'the dress code is smart'])(
    '%s is none',
    async (plain) => {
      const { use } = await start();
      expect(await use(ada, 'remember_fact', { fact: plain })).toMatchObject({
        isError: false,
        isSecret: false,
      });
    },
  );
});

describe('forgetting everything about oneself', () => {
  const ask = async (asker: Asker) => {
    const started = await memoryIn(await embedded.place());
    const people = testPeople(personRecord({ soul: '---\ntone: dry\n---' }));
    const turn = fakeHome({}).turn({ asker, now: new Date() });
    const call = forgetEverything({ memory: started.memory, people }).tool.prepare({}, turn);
    return { ...started, people, turn, call, verdict: judge(call, circumstances(asker)) };
  };

  test('takes one’s own yes, whatever one may do, and no voice is enough for it', async () => {
    for (const asker of [ada, mia, guest, { ...mia, isCertain: false }]) {
      const { verdict, call } = await ask(asker);
      expect(verdict).toMatchObject({
        verdict: 'ask',
        answerableBy: 'asker',
        isSecurity: true,
        why: ['risky'],
      });
      expect(guards(call)).toBe(true);
    }
    for (const nobody of [room, askerWith('house')])
      expect((await ask(nobody)).verdict).toMatchObject({ verdict: 'deny' });
  });

  test('nobody’s PIN answers for somebody', () => {
    const people = [personRecord({ pinHash: 'x' })];
    const kitchen = { id: 'k', areas: {}, media: {}, mayAnswerSecurity: true };
    const household = { ...householdOf(...people), rooms: new Map([['assist_satellite.k', kitchen]]) };
    const heard = { name: 'Ada', personId: 'p1', userId: 'u1', isCertain: false };
    const traces = { door: 'assist', user_id: null, device_id: null, area_id: null } as const;
    const question = {
      isSecurity: true,
      asker: heard,
      traces: { ...traces, satellite_id: 'assist_satellite.k' },
    };
    const takes = (areas: readonly RightsArea[]) =>
      takesPin({ ...question, areas: [...areas] }, household, { people: [] });
    expect([takes(['home']), takes([])]).toEqual([true, false]);
  });

  test('says what went and what stays', async () => {
    const { memory, people, call, turn } = await ask(ada);
    await memory.keep(ada, newFact('the diary is under the bed'));
    await memory.keep(ada, newFact('the tent is in the attic', { scope: 'household' }));
    const { spoken, isError } = await call.run(turn);
    expect(isError).toBe(false);
    expect(spoken).toMatch(
      /1 fact, 0 exchanges, 0 summaries of days, .*stays \(1 fact\), and so do your settings/,
    );
    expect(people.household.people[0]?.soul).toBeNull();
    expect((await memory.latest(ada, 9)).facts).toMatchObject([{ scope: 'household' }]);
  });
});

test('strangers’ text stays with what it led to', async () => {
  const { use } = await start();
  const taint = [{ origin: 'mail', from: 'a mail' }] as const;
  await use(ada, 'remember_fact', { fact: 'the plumber comes by noon' }, { taint });
  expect(await use(ada, 'recall_facts', { query: 'plumber' })).toMatchObject({ taint });
});

test('a passing fact passes, and one that has passed is refused', async () => {
  const { memory, use } = await start();
  const fact = 'the cleaner comes on Friday';
  const then = new Date('2030-01-10T12:00:00Z');
  expect(() => prepare(memory, 'remember_fact', { fact, until: '2030-01-01' }, { now: then })).toThrow(
    /passed/,
  );
  await use(ada, 'remember_fact', { fact, until: '2030-01-11' }, { now: then });
  expect((await memory.latest(ada, 1)).facts[0]?.expiresAt?.toISOString()).toBe('2030-01-12T11:59:59.000Z');
});

test('while the database is away, all say so', async () => {
  const { memory, database } = await start();
  await database.close();
  await database.query('drop schema butler cascade').catch(() => undefined);
  const { call, turn } = prepare(memory, 'recall_facts', {}, {});
  await expect(call.run(turn)).rejects.toMatchObject({
    code: 'unavailable',
    say: 'I can’t reach my memory just now.',
  });
});
