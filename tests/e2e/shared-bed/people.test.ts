/** Everybody is spoken with in their own manner, and is who Home Assistant says that they are, from one moment to the next. */
import { afterAll, expect, test, vi } from 'vitest';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(async () => await bed.close());

const sam = await bed.as('Sam');

interface StoredPerson {
  readonly id: string;
  readonly name: string;
  readonly user_id: string | null;
  readonly device_trackers: readonly string[];
}
const people = async () =>
  (await bed.home.send<{ storage: StoredPerson[] }>({ type: 'person/list' })).storage;

/** Home Assistant takes away the trackers that are not sent. */
const kept = (stored?: StoredPerson) => ({
  person_id: stored?.id,
  device_trackers: stored?.device_trackers,
});

/** What the model is told of whoever speaks; undefined: nothing. */
async function toldOf(say: () => Promise<unknown>): Promise<string | undefined> {
  await bed.model.play([{ reply: 'It is a long story.' }]);
  await say();
  const calls = await bed.model.calls();
  const [, person] = (calls.at(-1)?.body?.system ?? []) as { text: string }[];
  return person?.text;
}
const ask = 'what is the meaning of a butler';

test('a manner is changed in words, without a model, for whoever spoke and nobody else', async () => {
  await bed.model.play([]);
  expect((await bed.assist.say('call me Captain')).text).toBe('From now on I call you Captain.');
  expect((await bed.assist.say('be briefer with me please')).text).toMatch(/How much I say to you is now/);
  expect(await bed.model.calls()).toEqual([]);
  const told = await toldOf(async () => await bed.assist.say(ask));
  expect(told).toMatch(
    /^The person speaking is Robin\.\n<soul>\n---\naddress: Captain\nverbosity: very brief\n---\n<\/soul>$/,
  );
  expect(await toldOf(async () => await sam.assist.say(ask))).toMatch(/is Sam\.\n<soul>\n(?![^]*Captain)/);
  await bed.model.play([]);
  expect((await bed.assist.say('forget that manner')).text).toMatch(/before that/);
  expect((await bed.assist.say('talk to me as before')).text).toMatch(/before that/);
  expect(await bed.model.calls()).toEqual([]);
  expect(await toldOf(async () => await bed.assist.say(ask))).not.toContain('Captain');
});

test('a room has no manner, and says why', async () => {
  await bed.model.play([]);
  const { text } = await bed.assist.sayFrom('assist_satellite.kitchen', 'call me Captain');
  expect(text).toMatch(/who is speaking|who you are|who that is/i);
  expect(await toldOf(async () => await bed.assist.sayFrom('assist_satellite.kitchen', ask))).toBeUndefined();
});

test('somebody renamed in the middle of a conversation is called by the new name', async () => {
  const stored = (await people()).find(({ name }) => name === 'Sam');
  const rename = async (name: string) =>
    await bed.home.send({ type: 'person/update', ...kept(stored), name });
  const expectName = async (name: string) =>
    await vi.waitFor(
      async () => expect(await toldOf(async () => await sam.assist.say(ask))).toContain(`is ${name}.`),
      { timeout: 20_000, interval: 200 },
    );
  await expectName('Sam');
  await rename('Samuel');
  await expectName('Samuel');
  await rename('Sam');
  await expectName('Sam');
});

test('a user who is no longer a person is a room, and a person again with everything that was theirs', async () => {
  await bed.model.play([]);
  await sam.assist.say('call me Sammy');
  const stored = (await people()).find(({ name }) => name === 'Sam');
  const link = async (userId: string | null) =>
    await bed.home.send({ type: 'person/update', ...kept(stored), user_id: userId });
  const expectTold = async (expected: unknown) =>
    await vi.waitFor(
      async () => expect(await toldOf(async () => await sam.assist.say(ask))).toEqual(expected),
      { timeout: 20_000, interval: 200 },
    );
  await link(null);
  await expectTold(undefined);
  await link(sam.person.user_id);
  await expectTold(expect.stringContaining('address: Sammy'));
  await sam.assist.say('forget that manner');
});
