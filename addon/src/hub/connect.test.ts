import { expect, test, vi } from 'vitest';
import type { House } from '../house/house.ts';
import { type Peer, startFakeHomeAssistant } from './fake-home-assistant.ts';
import { allowList, answer, openTestHub, snapshot } from './test-hub.ts';

test('knows the house and its states as soon as it is ready, and nothing that is not exposed', async () => {
  await using fake = await startFakeHomeAssistant(answer);
  using opened = openTestHub(fake);
  const { hub, ready } = opened;
  expect(hub.house).toBeUndefined();
  const house = await ready;

  expect(house.entities.get('light.hall')?.name).toBe('Hall b light');
  expect(house.state('light.hall')).toEqual({
    state: 'off',
    attributes: { brightness: null },
    lastChanged: 100,
  });
  expect(house.state('person.ada')?.state).toBe('home');
  expect(house.entities.has('person.ada')).toBe(false);
  await opened.reaches('connected');
  const subscription = fake.received.find((command) => command.type === 'subscribe_entities');
  expect(subscription?.['entity_ids']).toEqual(['light.hall', 'person.ada']);
});

test('sends the allow-list with every connection', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    answer(command, peer);
    if (command.type === 'butler/allow_list/set' && sets() === 1) peer.drop();
  });
  const sets = () => fake.received.filter((command) => command.type === 'butler/allow_list/set').length;
  using _ = openTestHub(fake);
  await vi.waitFor(() => expect(sets()).toBe(2), { interval: 5, timeout: 5_000 });
  const last = fake.received.findLast((command) => command.type === 'butler/allow_list/set');
  expect(last?.['allow_list']).toEqual(allowList);
});

test('sends the allow-list again when it has changed, and only then', async () => {
  await using fake = await startFakeHomeAssistant(answer);
  const sent = () =>
    fake.received
      .filter(({ type }) => type === 'butler/allow_list/set')
      .map((command) => command['allow_list']);
  let current = allowList;
  using opened = openTestHub(fake, { allowList: () => current });
  await vi.waitFor(() => expect(sent()).toEqual([allowList]), { interval: 5, timeout: 5_000 });

  opened.hub.refreshAllowList();
  const changed = { ...allowList, users: { u1: 'none' } };
  current = changed;
  opened.hub.refreshAllowList();
  await vi.waitFor(() => expect(sent().length).toBeGreaterThan(1), { interval: 5, timeout: 5_000 });
  const last = { ...changed, max_targets: 3 };
  current = last;
  opened.hub.refreshAllowList();
  await vi.waitFor(() => expect(sent()).toEqual([allowList, changed, last]), { interval: 5, timeout: 5_000 });
});

test.each(['unknown_command', 'not_ready'])(
  'waits while the answer is %s, and says so once',
  async (code) => {
    let refusals = 0;
    await using fake = await startFakeHomeAssistant((command, peer) => {
      if (command.type === 'butler/house/subscribe' && refusals < 5) {
        refusals += 1;
        peer.refuse(command.id, code, 'Not that.');
      } else answer(command, peer);
    });
    using opened = openTestHub(fake);
    const { ready } = opened;
    await ready;
    await opened.reaches('connected');
    expect(refusals).toBe(5);
    expect(opened.lines.filter((line) => line.includes('set the Butler integration up'))).toHaveLength(1);
    expect(opened.lines.join()).not.toContain('refused');
  },
);

test('asks what scripts reach, and an integration that does not know that without it', async () => {
  const asked: unknown[] = [];
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/house/subscribe') asked.push(command['reaches']);
    if (command.type === 'butler/house/subscribe' && 'reaches' in command) {
      peer.refuse(command.id, 'invalid_format', "extra keys not allowed @ data['reaches']");
    } else answer(command, peer);
  });
  using opened = openTestHub(fake);
  await opened.ready;
  expect(asked).toEqual([true, undefined]);
});

test('notices a Home Assistant that no longer answers, and connects again', async () => {
  let isDead = true;
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'ping' && isDead) return;
    answer(command, peer);
  });
  using opened = openTestHub(fake, { timing: { pingEvery: 5, pingDeadline: 5, retryAfter: 1 } });
  const { ready } = opened;
  await ready;
  await vi.waitFor(() => expect(opened.statuses).toContain('disconnected'), { interval: 2, timeout: 5_000 });
  isDead = false;
  await opened.reaches('connected');
});

test('a token that is no longer good ends it, with what to do', async () => {
  await using fake = await startFakeHomeAssistant(answer, () => false);
  using opened = openTestHub(fake);
  const { hub } = opened;
  await opened.reaches('unauthorized');
  expect(opened.lines.join()).toContain('Pair the butler again');
  expect(hub.connected).toBe(false);
});

test('so does one that is taken back while it is connected', async () => {
  let isGood = true;
  let last: Peer | undefined;
  await using fake = await startFakeHomeAssistant(
    (command, peer) => {
      last = peer;
      answer(command, peer);
    },
    () => isGood,
  );
  using opened = openTestHub(fake);
  await opened.reaches('connected');
  isGood = false;
  last?.drop();
  await opened.reaches('unauthorized');
  expect(opened.statuses).toEqual(['connected', 'disconnected', 'unauthorized']);
});

test('follows changes: a new entity with its state, one that is no longer exposed is gone', async () => {
  const houses: House[] = [];
  let feed: { peer: Peer; id: number } | undefined;
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/house/subscribe') feed = { peer, id: command.id };
    answer(command, peer);
  });
  using opened = openTestHub(fake, { onHouse: (house) => houses.push(house) });
  const { hub, ready } = opened;
  void ready;
  await opened.reaches('connected');
  const revision = hub.house?.revision ?? 0;

  const { peer, id } = feed!;
  const added = { ...snapshot.entities[0], entity_id: 'light.desk', name: 'Desk' };
  peer.event(id, { kind: 'change', entities: { changed: [added], removed: ['light.hall'] } });
  const subscription = await fake.command(
    (command) => command.type === 'subscribe_entities' && String(command['entity_ids']) === 'light.desk',
  );
  peer.event(subscription.id, {
    a: { 'light.desk': { s: 'on', a: {}, lc: 5 }, 'light.secret': { s: 'on', a: {}, lc: 5 } },
  });
  await vi.waitFor(() => expect(hub.house?.state('light.desk')?.state).toBe('on'), { interval: 2 });

  expect([...(hub.house?.entities.keys() ?? [])]).toEqual(['light.desk']);
  expect(hub.house?.state('light.hall')).toBeUndefined();
  expect(hub.house?.state('light.secret')).toBeUndefined();
  expect(hub.house?.revision).toBe(revision + 1);
  expect(houses).toHaveLength(2);
});

test('a message that cannot be read is told and changes nothing', async () => {
  let feed: { peer: Peer; id: number } | undefined;
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/house/subscribe') feed = { peer, id: command.id };
    answer(command, peer);
  });
  using opened = openTestHub(fake);
  const { hub, ready } = opened;
  const house = await ready;
  feed!.peer.event(feed!.id, { kind: 'surprise' });
  await vi.waitFor(() => expect(opened.lines.join()).toContain("can't read"), { interval: 2 });
  expect(hub.house).toBe(house);
  expect(hub.status).toBe('connected');
});

test('on a connection that is somebody else’s it first says who it is, each time', async () => {
  let isLoaded = false;
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/login' && !isLoaded) {
      isLoaded = true;
      peer.refuse(command.id, 'unknown_command', 'Unknown command.');
    } else answer(command, peer);
    if (command.type === 'butler/allow_list/set' && logins() === 2) peer.drop();
  });
  const logins = () => fake.received.filter((command) => command.type === 'butler/login').length;
  using opened = openTestHub(fake, { token: 'supervisor-token', login: 'butler-token' });
  await vi.waitFor(() => expect(logins()).toBe(3), { interval: 5, timeout: 5_000 });
  const ours = fake.received.filter(({ type }) => type.startsWith('butler/')).map(({ type }) => type);
  expect(ours.slice(0, 3)).toEqual(['butler/login', 'butler/login', 'butler/house/subscribe']);
  expect(fake.received.find(({ type }) => type === 'butler/login')?.['token']).toBe('butler-token');
  await opened.reaches('connected');
});

test('a login that is refused ends it: the token is no longer good', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/login') peer.refuse(command.id, 'unauthorized', 'Who?');
    else answer(command, peer);
  });
  using opened = openTestHub(fake, { token: 'supervisor-token', login: 'old' });
  await opened.reaches('unauthorized');
  expect(fake.received.some(({ type }) => type === 'butler/house/subscribe')).toBe(false);
  expect(opened.lines.join()).not.toContain('old');
});

test('what people may be shown of questions is sent as it is', async () => {
  await using fake = await startFakeHomeAssistant(answer);
  using opened = openTestHub(fake);
  await opened.reaches('connected');
  const ended = [{ id: 'q1', end: 'declined', by: 'Ada', door: 'card', outcome: null } as const];
  await opened.hub.setQuestions({ open: [], ended: [...ended] }, new AbortController().signal);
  const sent = fake.received.find(({ type }) => type === 'butler/questions/set');
  expect(sent).toMatchObject({ open: [], ended });
});

test('whose cards ask again is sent as it is', async () => {
  await using fake = await startFakeHomeAssistant(answer);
  using opened = openTestHub(fake);
  await opened.reaches('connected');
  const message = { user_ids: ['u1'], but_not: [] };
  await opened.hub.tellMemoryChanged(message, new AbortController().signal);
  expect(fake.received.find(({ type }) => type === 'butler/memory/changed')).toMatchObject(message);
});
