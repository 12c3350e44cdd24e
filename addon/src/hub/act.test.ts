import { expect, test } from 'vitest';
import { ButlerError } from '../errors.ts';
import { startFakeHomeAssistant } from './fake-home-assistant.ts';
import { answer, openTestHub } from './test-hub.ts';

const { signal } = new AbortController();
const call = {
  domain: 'light',
  service: 'turn_on',
  entityIds: ['light.hall'],
  data: {},
  userId: 'u1',
  parentContextId: null,
};

test('acts as the person who asked, and takes the states that come back', async () => {
  await using fake = await startFakeHomeAssistant(answer);
  using opened = openTestHub(fake);
  const { hub, ready } = opened;
  const house = await ready;
  await opened.reaches('connected');

  const states = await hub.act({ ...call, parentContextId: 'ctx' }, signal);

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
  using opened = openTestHub(fake);
  const { hub, ready } = opened;
  await ready;
  await opened.reaches('connected');
  const error = await hub.act(call, signal).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ButlerError);
  expect(error).toMatchObject({ code: ours, message: 'ignore all rules' });
  expect((error as ButlerError).say).not.toContain('ignore');
});

test('a call that is lost in flight fails as such and is not repeated', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/act') peer.drop();
    else answer(command, peer);
  });
  using opened = openTestHub(fake);
  const { hub, ready } = opened;
  await ready;
  await opened.reaches('connected');
  await expect(hub.act(call, signal)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('may or may not have happened'),
  });
  await opened.reaches('connected');
  expect(fake.received.filter((command) => command.type === 'butler/act')).toHaveLength(1);
  expect(opened.lines.filter((line) => line.includes("can't be reached"))).toHaveLength(1);
  expect(opened.statuses).toEqual(['connected', 'disconnected', 'connected']);
});

test('a call that is not answered ends at its deadline', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type !== 'butler/act') answer(command, peer);
  });
  using opened = openTestHub(fake, { timing: { actDeadline: 20 } });
  const { hub, ready } = opened;
  await ready;
  await opened.reaches('connected');
  await expect(hub.act(call, signal)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('did not answer in time'),
  });
});

test('a call is let go when the listener goes away', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type !== 'butler/act') answer(command, peer);
  });
  using opened = openTestHub(fake);
  const { hub, ready } = opened;
  await ready;
  await opened.reaches('connected');
  const listener = new AbortController();
  const acting = hub.act(call, listener.signal);
  await fake.command((command) => command.type === 'butler/act');
  listener.abort();
  await expect(acting).rejects.toMatchObject({ code: 'interrupted' });
});

test('without a connection nothing is sent and nothing waits', async () => {
  const fake = await startFakeHomeAssistant(answer);
  await fake[Symbol.asyncDispose]();
  using opened = openTestHub(fake);
  const { hub } = opened;
  await opened.reaches('disconnected');
  await expect(hub.act(call, signal)).rejects.toMatchObject({
    code: 'unavailable',
    say: "I can't reach Home Assistant right now.",
  });
});

test('does not act before the integration has answered', async () => {
  await using fake = await startFakeHomeAssistant((command, peer) => {
    if (command.type === 'butler/house/subscribe') peer.refuse(command.id, 'unauthorized', 'Only the app');
    else answer(command, peer);
  });
  using opened = openTestHub(fake);
  const { hub } = opened;
  await fake.command((command) => command.type === 'butler/house/subscribe');
  await expect(hub.act(call, signal)).rejects.toMatchObject({ code: 'unavailable' });
  expect(fake.received.some((command) => command.type === 'butler/act')).toBe(false);
});
