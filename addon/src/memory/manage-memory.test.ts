import { afterAll, expect, test, vi } from 'vitest';
import { memoryExport, factsResponse, factWhyResponse } from '../api/contract-memory.ts';
import type { Asker } from '../people/asker.ts';
import { askerWith, householdOf, personRecord } from '../people/test-askers.ts';
import { testPeople } from '../people/test-people.ts';
import { insertExchange } from '../store/exchange-rows.ts';
import { createEmbeddedPlaces, testExchange } from '../store/test-databases.ts';
import { manageMemory } from './manage-memory.ts';
import { ada, guest, memoryIn, mia, newFact, sam } from './test-facts.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const tablet: Asker = { ...askerWith('room'), key: 'room:user:u9', userId: 'u9', isCertain: true };
const askers = new Map([ada, sam, mia, guest, tablet].map((asker) => [asker.userId, asker]));
const by = (asker: Asker) => ({ user_id: asker.userId ?? '' });

async function start() {
  const started = await memoryIn(await embedded.place());
  const rows = [ada, sam, mia].map(({ personId, name, userId }) =>
    personRecord({ id: personId ?? '', name: name ?? '', userId, pinHash: 'scrypt$secret' }),
  );
  const people = testPeople(...householdOf(...rows).people);
  const requests = manageMemory({
    ...started,
    people,
    whoIs: async (userId) => askers.get(userId) ?? askerWith('room', { userId }),
    language: () => 'en',
    now: () => new Date(),
  });
  return { ...started, people, requests };
}

const said = (minutes: number) => ({ saidAt: new Date(Date.UTC(2026, 10, 22, 12, minutes)) });

test('facts come page by page, the newest first, and each once', async () => {
  const { memory, requests } = await start();
  // Two at the same moment.
  const minutes = [1, 2, 2, 3, 4];
  for (const [index, minute] of minutes.entries())
    await memory.keep(ada, newFact(`thing ${index} is there`, said(minute)));
  await memory.keep(sam, newFact('thing of Sam is there'));
  const pages: string[][] = [];
  let after: string | undefined;
  for (let page = 0; page < 9; page += 1) {
    const answer = await requests.list({ by: by(ada), limit: 2, ...(after !== undefined && { after }) });
    expect(factsResponse.parse(answer).count).toBe(5);
    pages.push(answer.facts.map(({ fact }) => fact ?? ''));
    if (answer.next === null) break;
    after = answer.next;
  }
  expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(new Set(pages.flat()).size).toBe(5);
  expect(pages[0]).toEqual(['thing 4 is there', 'thing 3 is there']);
  await expect(requests.list({ by: by(ada), after: 'page 2' })).rejects.toMatchObject({ code: 'invalid' });
});

test('search finds parts of words, and no code by itself', async () => {
  const { memory, requests } = await start();
  await memory.keep(ada, newFact('der Ersatzschlüssel liegt im Schuppen'));
  await memory.keep(ada, newFact('the alarm code is 4711', { isSecret: true }));
  await memory.keep(ada, newFact('100% of it', { scope: 'household' }));
  const found = async (search: string, scope?: 'private' | 'household') =>
    (await requests.list({ by: by(ada), search, ...(scope !== undefined && { scope }) })).facts.map(
      ({ fact }) => fact,
    );
  expect(await found('schlüssel schuppen')).toEqual(['der Ersatzschlüssel liegt im Schuppen']);
  expect(await found('4711')).toEqual([]);
  expect(await found('%')).toEqual(['100% of it']);
  expect(await found('', 'household')).toEqual(['100% of it']);
  const all = await requests.list({ by: by(ada) });
  expect(all.facts.find(({ is_secret: isSecret }) => isSecret)?.fact).toBeNull();
  expect(JSON.stringify(all)).not.toContain('4711');
});

test('why something is known: what was said, what it replaced; of others’ words nothing', async () => {
  const { memory, database, requests } = await start();
  const ours = { scope: 'household' } as const;
  await memory.keep(ada, newFact('the tent is in the attic', ours));
  const now = newFact('the tent is in the shed', {
    ...ours,
    exchangeId: 'told',
    taint: [{ origin: 'mail', from: 'a mail' }],
  });
  await memory.keep(ada, now);
  await insertExchange(
    database,
    testExchange({ id: 'told', speaker: ada.key, text: 'it is in the shed', answer: 'All right.' }),
  );
  const why = factWhyResponse.parse(await requests.why(now.id, by(ada)));
  expect(why).toMatchObject({
    fact: { fact: 'the tent is in the shed', said_by: 'Ada', is_own: true, is_changeable: true },
    before: [{ fact: 'the tent is in the attic' }],
    exchange: { said: 'it is in the shed', answered: 'All right.' },
    outside: ['a mail'],
  });
  expect(await requests.why(now.id, by(mia))).toMatchObject({
    fact: { is_own: false, is_changeable: false },
    exchange: null,
  });
  await expect(requests.why(now.id, by(guest))).rejects.toMatchObject({ code: 'not_found' });
});

test('what is corrected replaces, and what is somebody else’s stays', async () => {
  const { memory, requests } = await start();
  const mine = newFact('the tent is in the attic');
  const ours = newFact('the boat is in the shed', { scope: 'household' });
  await memory.keep(ada, mine);
  await memory.keep(ada, ours);
  const wanted = { by: by(ada), fact: ' the tent is at Sam’s ' };
  expect(await requests.correct(mine.id, wanted)).toMatchObject({
    fact: 'the tent is at Sam’s',
    source: 'corrected',
    scope: 'private',
  });
  // Sent once more, as its answer got lost.
  expect(await requests.correct(mine.id, wanted)).toMatchObject({ fact: 'the tent is at Sam’s' });
  await expect(requests.correct(mine.id, { ...wanted, fact: 'no tent' })).rejects.toMatchObject({
    code: 'not_found',
  });
  for (const [other, code] of [
    [mia, 'denied'],
    [tablet, 'denied'],
    [guest, 'not_found'],
  ] as const) {
    await expect(requests.correct(ours.id, { by: by(other), fact: 'x y z' })).rejects.toMatchObject({ code });
    await expect(requests.forget(ours.id, { by: by(other) })).rejects.toMatchObject({ code });
  }
  const secret = await requests.correct(ours.id, { by: by(sam), fact: 'the code of the boat is 4711' });
  expect(secret).toMatchObject({ fact: null, is_secret: true });
  await requests.forget(secret.id, { by: by(sam) });
  expect((await requests.list({ by: by(ada) })).facts.map(({ fact }) => fact)).toEqual([
    'the tent is at Sam’s',
  ]);
});

const factsOf = async ({ requests }: Awaited<ReturnType<typeof start>>, asker: Asker) =>
  (await requests.list({ by: by(asker) })).facts.map(({ fact }) => fact);

test('with a way back: nobody is told it from that moment, and whoever let it go has it back', async () => {
  const started = await start();
  const { memory, database, requests, later, clock } = started;
  const ours = newFact('the boat is in the shed', { scope: 'household' });
  await memory.keep(ada, ours);
  await insertExchange(
    database,
    testExchange({ id: 'e1', speaker: ada.key, text: 'the boat is in the shed' }),
  );
  await requests.forget(ours.id, { by: by(ada), undo_for: 12 });
  const asked = { text: 'where is the boat', language: 'en', withSecrets: true, limit: 5 };
  for (const asker of [ada, mia, tablet]) {
    expect(await factsOf(started, asker)).toEqual([]);
    expect(await memory.find(asker, asked)).toEqual([]);
    expect(await memory.byId(asker, ours.id)).toBeUndefined();
  }
  // Once more, as its answer got lost; and not by others.
  await requests.forget(ours.id, { by: by(ada), undo_for: 60 });
  await expect(requests.forget(ours.id, { by: by(sam), undo_for: 60 })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(requests.keep(ours.id, by(sam))).rejects.toMatchObject({ code: 'not_found' });

  clock.now = new Date(clock.now.getTime() + 11_000);
  await later.chore.run(AbortSignal.abort());
  expect(await requests.keep(ours.id, by(ada))).toMatchObject({ id: ours.id, fact: ours.fact });
  expect(await requests.keep(ours.id, by(ada))).toMatchObject({ id: ours.id });
  clock.now = new Date(clock.now.getTime() + 60_000);
  await later.chore.run(new AbortController().signal);
  expect(await factsOf(started, mia)).toEqual([ours.fact]);
});

test('when it is time it is deleted with what was said of it, also by a process that starts later', async () => {
  const started = await start();
  const { memory, database, requests, later, clock, timers } = started;
  const [mine, ours, other] = [
    newFact('the tent is in the attic'),
    newFact('the boat is in the shed', { scope: 'household', exchangeId: 'e2' }),
    newFact('the cat eats at seven', { exchangeId: 'e3' }),
  ];
  for (const fact of [mine, ours, other]) await memory.keep(ada, fact);
  await insertExchange(
    database,
    testExchange({ id: 'e1', speaker: ada.key, text: 'the tent is in the attic' }),
  );
  for (const { id } of [mine, ours]) await requests.forget(id, { by: by(ada), undo_for: 10 });
  clock.now = new Date(clock.now.getTime() + 10_000);
  await expect(requests.keep(mine.id, by(ada))).rejects.toMatchObject({ code: 'not_found' });
  await later.chore.run(new AbortController().signal);
  const left = JSON.stringify([
    await database.query('select fact from butler.user_facts'),
    await database.query('select content from butler.conversation_history'),
  ]);
  expect(left).toContain('the cat eats');
  expect(left).not.toMatch(/the tent|the boat/);
  expect(timers).toHaveLength(2);
});

test('what is told again meanwhile stays; what is only learned again does not come back', async () => {
  const started = await start();
  const { memory, requests, later, clock } = started;
  const [told, learned] = [newFact('the tent is in the attic'), newFact('the boat is in the shed')];
  for (const fact of [told, learned]) {
    await memory.keep(ada, fact);
    await requests.forget(fact.id, { by: by(ada), undo_for: 10 });
  }
  await memory.keep(ada, newFact('the tent is in the attic'));
  await memory.keep(ada, newFact('the boat is in the shed', { source: 'learned' }));
  clock.now = new Date(clock.now.getTime() + 10_000);
  await later.chore.run(new AbortController().signal);
  expect(await factsOf(started, ada)).toEqual([told.fact]);
});

test('what somebody gets to see at all is said', async () => {
  const { requests } = await start();
  const seen = async (asker: Asker) => (await requests.list({ by: by(asker) })).sees;
  expect(await seen(ada)).toEqual({ private: true, household: true });
  expect(await seen(tablet)).toEqual({ private: false, household: true });
  expect(await seen(guest)).toEqual({ private: true, household: false });
});

test('an export has everything of one person, and nothing else', async () => {
  const { memory, database, requests } = await start();
  await memory.keep(ada, newFact('ada old is in the attic'));
  await memory.keep(ada, newFact('ada old is in the shed'));
  await memory.keep(ada, newFact('ada for all', { scope: 'household' }));
  await memory.keep(sam, newFact('sam for all', { scope: 'household' }));
  await memory.keep(sam, newFact('sam private'));
  await insertExchange(database, testExchange({ speaker: ada.key, text: 'ada said' }));
  await insertExchange(database, testExchange({ speaker: sam.key, text: 'sam said' }));
  await database.query(
    `insert into butler.souls (user_id, content, changed_by, reason) values ('p1', 'ada soul', 'person:p1', 'ada why')`,
  );
  await database.query(
    `insert into butler.day_summaries (speaker, day, made_by, summary) values ($1, '2026-11-20', 'rule', 'ada day')`,
    [ada.key],
  );
  const all = memoryExport.parse(await requests.export(by(ada)));
  expect(all.facts.map(({ fact }) => fact)).toEqual(
    expect.arrayContaining(['ada old is in the attic', 'ada old is in the shed', 'ada for all']),
  );
  expect(all.exchanges).toMatchObject([
    { said: 'ada said', calls: [{}, {}, {}], usage: [{ output_tokens: 20 }] },
  ]);
  expect([all.souls[0]?.soul, all.summaries[0]?.summary]).toEqual(['ada soul', 'ada day']);
  expect(all.profile).toMatchObject({ name: 'Ada', has_pin: true });
  expect(JSON.stringify(all)).not.toMatch(/sam said|sam private|sam for all|scrypt/);
  for (const nobody of [tablet, guest])
    await expect(requests.export(by(nobody))).rejects.toMatchObject({ code: 'denied' });
});

test('everything is forgotten with the manner, and counted', async () => {
  const { memory, people, requests } = await start();
  await memory.keep(ada, newFact('ada private'));
  await people.change('p1', { soul: 'Be dry.' }, { by: ada.key, reason: 'wanted' });
  expect(await requests.forgetEverything(by(ada))).toEqual({
    facts: 1,
    exchanges: 0,
    summaries: 0,
    kept: 0,
    left: 0,
  });
  expect(people.household.people.find(({ id }) => id === 'p1')?.soul).toBeNull();
  await expect(requests.forgetEverything(by(tablet))).rejects.toMatchObject({ code: 'denied' });
});

test('while the database is away, all say so', async () => {
  const { database, requests } = await start();
  await database.query('alter table butler.user_facts rename to gone');
  for (const ask of [
    () => requests.list({ by: by(ada) }),
    () => requests.why('x', by(ada)),
    () => requests.export(by(ada)),
  ])
    await expect(ask()).rejects.toMatchObject({
      code: 'unavailable',
      say: 'I can’t reach my memory just now.',
    });
});
