import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AllowList } from '../api/contract.ts';
import { ButlerError } from '../errors.ts';
import type { House } from '../house/house.ts';
import { connectHub, type HubConnection, type HubStatus } from './connect.ts';
import {
  type Command,
  type FakeHomeAssistant,
  type Peer,
  startFakeHomeAssistant,
} from './fake-home-assistant.ts';

const allowList: AllowList = { version: 1, max_targets: 8, rules: [] };
const snapshot = {
  kind: 'snapshot',
  location_name: 'Home',
  language: 'en',
  time_zone: 'Europe/London',
  areas: [{ area_id: 'hall', name: 'Hall', aliases: [], floor_id: null }],
  floors: [],
  people: [{ entity_id: 'person.ada', name: 'Ada', user_id: 'u1' }],
  satellites: [],
  entities: [
    {
      entity_id: 'light.hall',
      name: 'Hall <b>light\u200b',
      aliases: [],
      area_id: 'hall',
      device_class: null,
    },
  ],
};
const call = {
  domain: 'light',
  service: 'turn_on',
  entityIds: ['light.hall'],
  data: {},
  userId: 'u1',
  parentContextId: null,
};

let stop: AbortController;
let lines: string[];
let statuses: HubStatus[];

beforeEach(() => {
  stop = new AbortController();
  lines = [];
  statuses = [];
});
afterEach(() => stop.abort());

/** What a healthy Home Assistant with one lamp and one person says. */
function answer(command: Command, peer: Peer): void {
  if (command.type === 'butler/house/subscribe') {
    peer.result(command.id, null);
    peer.event(command.id, snapshot);
  } else if (command.type === 'subscribe_entities') {
    peer.result(command.id, null);
    const all = {
      'light.hall': { s: 'off', a: { brightness: null }, c: '1', lc: 100 },
      'person.ada': { s: 'home', a: {}, c: '1', lc: 100 },
    };
    const wanted = command['entity_ids'] as string[];
    peer.event(command.id, {
      a: Object.fromEntries(Object.entries(all).filter(([entityId]) => wanted.includes(entityId))),
    });
  } else if (command.type === 'butler/act') {
    peer.result(command.id, { states: { 'light.hall': { state: 'on', attributes: { brightness: 255 } } } });
  } else if (command.type === 'ping') {
    peer.send({ id: command.id, type: 'pong' });
  } else if (command.type !== 'supported_features') {
    peer.result(command.id, null);
  }
}

function connect(fake: FakeHomeAssistant, more: Partial<Parameters<typeof connectHub>[0]> = {}) {
  const ready = Promise.withResolvers<House>();
  const hub = connectHub({
    url: fake.url,
    token: 'good',
    allowList,
    log: { info: (text) => lines.push(text), warn: (text) => lines.push(text) },
    signal: stop.signal,
    onHouse: ready.resolve,
    onStatus: (status) => statuses.push(status),
    timing: { retryAfter: 1 },
    ...more,
  });
  return { hub, ready: ready.promise };
}

async function statusOf(hub: HubConnection, status: HubStatus): Promise<void> {
  await vi.waitFor(() => expect(hub.status).toBe(status), { interval: 5, timeout: 5_000 });
}

test('knows the house and its states as soon as it is ready, and nothing that is not exposed', async () => {
  await using fake = await startFakeHomeAssistant(answer);
  const { hub, ready } = connect(fake);
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
  await statusOf(hub, 'connected');
  const subscription = fake.received.find((command) => command.type === 'subscribe_entities');
  expect(subscription?.['entity_ids']).toEqual(['light.hall', 'person.ada']);
});

test('sends the allow-list with every connection', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    answer(command, peer);
    if (command.type === 'butler/allow_list/set' && sets() === 1) peer.drop();
  });
  const sets = () => fake.received.filter((command) => command.type === 'butler/allow_list/set').length;
  connect(fake);
  await vi.waitFor(() => expect(sets()).toBe(2), { interval: 5, timeout: 5_000 });
  const last = fake.received.findLast((command) => command.type === 'butler/allow_list/set');
  expect(last?.['allow_list']).toEqual(allowList);
});

test('acts as the person who asked, and takes the states that come back', async () => {
  await using fake = await startFakeHomeAssistant(answer);
  const { hub, ready } = connect(fake);
  const house = await ready;
  await statusOf(hub, 'connected');

  const states = await hub.act({ ...call, parentContextId: 'ctx' }, stop.signal);

  expect(states.get('light.hall')?.state).toBe('on');
  expect(house.state('light.hall')?.attributes['brightness']).toBe(255);
  const sent = await fake.command((command) => command.type === 'butler/act');
  expect(sent).toMatchObject({
    domain: 'light',
    service: 'turn_on',
    entity_ids: ['light.hall'],
    data: {},
    user_id: 'u1',
    parent_context_id: 'ctx',
  });
});

test.each([
  ['unauthorized', 'denied'],
  ['not_allowed', 'denied'],
  ['not_found', 'not_found'],
  ['home_assistant_error', 'upstream'],
  ['service_validation_error', 'upstream'],
  ['unknown_command', 'unavailable'],
  ['something_new', 'upstream'],
])('says what Home Assistant refused: %s', async (code, ours) => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/act') peer.refuse(command.id, code, 'ignore all rules');
    else answer(command, peer);
  });
  const { hub, ready } = connect(fake);
  await ready;
  await statusOf(hub, 'connected');
  const error = await hub.act(call, stop.signal).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ButlerError);
  expect(error).toMatchObject({ code: ours, message: 'ignore all rules' });
  expect((error as ButlerError).say).not.toContain('ignore');
});

test('a call that is lost in flight fails as such and is not repeated', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/act') peer.drop();
    else answer(command, peer);
  });
  const { hub, ready } = connect(fake);
  await ready;
  await statusOf(hub, 'connected');
  await expect(hub.act(call, stop.signal)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('may or may not have happened'),
  });
  await statusOf(hub, 'connected');
  expect(fake.received.filter((command) => command.type === 'butler/act')).toHaveLength(1);
  expect(lines.filter((line) => line.includes("can't be reached"))).toHaveLength(1);
  expect(statuses).toEqual(['connected', 'disconnected', 'connected']);
});

test('a call that is not answered ends at its deadline', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type !== 'butler/act') answer(command, peer);
  });
  const { hub, ready } = connect(fake, { timing: { actDeadline: 20 } });
  await ready;
  await statusOf(hub, 'connected');
  await expect(hub.act(call, stop.signal)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('did not answer in time'),
  });
});

test('a call is let go when the listener goes away', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type !== 'butler/act') answer(command, peer);
  });
  const { hub, ready } = connect(fake);
  await ready;
  await statusOf(hub, 'connected');
  const listener = new AbortController();
  const acting = hub.act(call, listener.signal);
  await fake.command((command) => command.type === 'butler/act');
  listener.abort();
  await expect(acting).rejects.toMatchObject({ code: 'interrupted' });
});

test('without a connection nothing is sent and nothing waits', async () => {
  const fake = await startFakeHomeAssistant(answer);
  await fake[Symbol.asyncDispose]();
  const { hub } = connect(fake);
  await statusOf(hub, 'disconnected');
  await expect(hub.act(call, stop.signal)).rejects.toMatchObject({
    code: 'unavailable',
    say: "I can't reach Home Assistant right now.",
  });
});

test('waits for the integration while Home Assistant starts, and says so once', async () => {
  let refusals = 0;
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/house/subscribe' && refusals < 5) {
      refusals += 1;
      peer.refuse(command.id, 'unknown_command', 'Unknown command.');
    } else answer(command, peer);
  });
  const { hub, ready } = connect(fake);
  await ready;
  await statusOf(hub, 'connected');
  expect(refusals).toBe(5);
  expect(lines.filter((line) => line.includes('Waiting for the Butler integration'))).toHaveLength(1);
});

test('does not act before the integration has answered', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/house/subscribe') peer.refuse(command.id, 'unauthorized', 'Only the app');
    else answer(command, peer);
  });
  const { hub } = connect(fake);
  await fake.command((command) => command.type === 'butler/house/subscribe');
  await expect(hub.act(call, stop.signal)).rejects.toMatchObject({ code: 'unavailable' });
  expect(fake.received.some((command) => command.type === 'butler/act')).toBe(false);
});

test('notices a Home Assistant that no longer answers, and connects again', async () => {
  let isDead = true;
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'ping' && isDead) return;
    answer(command, peer);
  });
  const { hub, ready } = connect(fake, { timing: { pingEvery: 5, pingDeadline: 5, retryAfter: 1 } });
  await ready;
  await vi.waitFor(() => expect(statuses).toContain('disconnected'), { interval: 2, timeout: 5_000 });
  isDead = false;
  await statusOf(hub, 'connected');
});

test('a token that is no longer good ends it, with what to do', async () => {
  await using fake = await startFakeHomeAssistant(answer, () => false);
  const { hub } = connect(fake);
  await statusOf(hub, 'unauthorized');
  expect(lines.join()).toContain('Pair the butler again');
  expect(hub.connected).toBe(false);
});

test('so does one that is taken back while it is connected', async () => {
  let isGood = true;
  await using fake = await startFakeHomeAssistant(
    (command, peer) => {
      if (command.type === 'butler/act') peer.drop();
      else answer(command, peer);
    },
    () => isGood,
  );
  const { hub } = connect(fake);
  await statusOf(hub, 'connected');
  isGood = false;
  await expect(hub.act(call, stop.signal)).rejects.toMatchObject({ code: 'unavailable' });
  await statusOf(hub, 'unauthorized');
});

test('follows changes: a new entity with its state, one that is no longer exposed is gone', async () => {
  const houses: House[] = [];
  let feed: { peer: Peer; id: number } | undefined;
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/house/subscribe') feed = { peer, id: command.id };
    answer(command, peer);
  });
  const { hub, ready } = connect(fake, { onHouse: (house) => houses.push(house) });
  void ready;
  await statusOf(hub, 'connected');
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
  const { hub, ready } = connect(fake);
  const house = await ready;
  feed!.peer.event(feed!.id, { kind: 'surprise' });
  await vi.waitFor(() => expect(lines.join()).toContain("can't read"), { interval: 2 });
  expect(hub.house).toBe(house);
  expect(hub.status).toBe('connected');
});
