/** What an administrator sets for people is in force with the next word; what people set, for themselves alone. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from 'home-assistant-js-websocket';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAssist, type Assist, type Turn } from '../support/assist.ts';
import { openSharedBed, type Visitor } from '../support/bed.ts';
import { createConfigFlows } from '../support/config-flow.ts';
import { connectAs } from '../support/connect.ts';
import { logIn } from '../support/log-in.ts';

const bed = await openSharedBed();
const SATELLITE = 'assist_satellite.bedroom';
const LAMP = 'light.sofa_lamp';
const PIN = '314159265';

interface Login {
  userId: string;
  assist: Assist;
  connection: Connection;
}
/** Two with a login who are no people of the home. */
let kim: Login;
let toni: Login;
let sam: Visitor;
let mia: Visitor;

async function newLogin(name: string): Promise<Login> {
  const { user } = await bed.home.send<{ user: { id: string } }>({
    type: 'config/auth/create',
    name,
    group_ids: ['system-users'],
  });
  const login = { username: name.toLowerCase(), password: name.toLowerCase() };
  await bed.home.send({ type: 'config/auth_provider/homeassistant/create', user_id: user.id, ...login });
  const url = bed.json.home_assistant_url;
  const connection = await connectAs(url, await logIn(url, login.username, login.password));
  return { userId: user.id, assist: createAssist(connection, bed.json.pipeline_id), connection };
}

beforeAll(async () => {
  [sam, mia] = [await bed.as('Sam'), await bed.as('Mia')];
  [kim, toni] = [await newLogin('Kim'), await newLogin('Toni')];
});
afterAll(async () => {
  for (const { connection, userId } of [kim, toni]) {
    connection.close();
    await bed.home.send({ type: 'config/auth/delete', user_id: userId });
  }
  await bed.close();
});

const createKim = async () =>
  await bed.home.send<{ id: string }>({
    type: 'person/create',
    name: 'Kim',
    user_id: kim.userId,
    device_trackers: [],
  });

/** What the model is told of whoever speaks; undefined: nothing. */
async function toldOf(say: (words: string) => Promise<unknown>): Promise<string | undefined> {
  await bed.model.play([{ reply: 'It is a long story.' }]);
  await say('what is the meaning of a butler');
  const calls = await bed.model.calls();
  const [, person] = (calls.at(-1)?.body?.system ?? []) as { text: string }[];
  return person?.text;
}

/** Waits until Home Assistant's word has reached the app. */
async function expectTold(say: (words: string) => Promise<unknown>, expected: unknown): Promise<void> {
  await vi.waitFor(async () => expect(await toldOf(say)).toEqual(expected), {
    timeout: 20_000,
    interval: 200,
  });
}

const speaksAs = (name: string): unknown => expect.stringContaining(`The person speaking is ${name}.`);

/** Lets the model call what lights the lamp, and says something that needs the model. Returns the answer. */
async function lightLamp(say: (words: string) => Promise<Turn>): Promise<string> {
  await bed.put(LAMP, 'off');
  await bed.model.play([
    {
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: [LAMP], state: 'on' } }],
        '{{last_tool_result.spoken}}',
      ],
    },
  ]);
  return (await say('make it cosy at the sofa please')).text;
}
const isLit = async () => (await bed.home.state(LAMP)).state === 'on';

test('a repair lists whom nobody has looked at, and asks what they may do', async () => {
  const undecided = async () =>
    (await bed.home.repairs('butler')).find(({ issue_id }) => issue_id === 'people_undecided');
  await vi.waitFor(
    async () =>
      expect(await undecided()).toMatchObject({
        is_fixable: true,
        severity: 'warning',
        translation_placeholders: { people: 'Lou' },
      }),
    { timeout: 40_000, interval: 200 },
  );

  const fixed = await bed.flows.fix('butler', 'people_undecided', { template: 'guest' });

  expect(fixed.type).toBe('create_entry');
  expect(await undecided()).toBeUndefined();
  expect(await bed.people.shown('Lou')).toMatchObject({ template: 'guest' });
});

test('nobody but an administrator gets to the page', async () => {
  const [entry] = await bed.flows.entries('butler');
  const flows = createConfigFlows(bed.json.home_assistant_url, sam.person.token);
  await expect(flows.openOptions(entry?.entry_id ?? '', 'people')).rejects.toThrow(/401|403/);
});

test('rights that are taken and given back count with the next word, at the model and without it', async () => {
  await lightLamp(mia.assist.say);
  expect(await isLit()).toBe(true);

  await bed.people.set('Mia', { rights: { home: 'none' } });
  await lightLamp(mia.assist.say);
  expect(await isLit()).toBe(false);
  // The list of what needs no model comes a moment later.
  await vi.waitFor(
    async () => {
      await bed.put('light.kitchen', 'off');
      await bed.model.play([{ reply: 'That is not for me to do.' }]);
      await mia.assist.say('turn on the kitchen light');
      expect((await bed.home.state('light.kitchen')).state).toBe('off');
    },
    { timeout: 20_000, interval: 200 },
  );
  await bed.model.play([]);
  await sam.assist.say('turn on the kitchen light');
  expect((await bed.home.state('light.kitchen')).state).toBe('on');

  await bed.people.set('Mia', { rights: { home: null } });
  expect(await bed.people.shown('Mia')).toMatchObject({ template: 'child' });
  await lightLamp(mia.assist.say);
  expect(await isLit()).toBe(true);
});

test('a PIN is kept where nobody reads it', async () => {
  expect((await bed.people.set('Mia', { pin: { pin: '12' } })).errors).toEqual({ base: 'invalid_pin' });
  expect((await bed.people.set('Mia', { pin: { pin: PIN } })).type).toBe('create_entry');
  expect(await bed.people.shown('Mia')).toMatchObject({ pin: { remove_pin: false } });
  const folder = join(bed.json.dir, 'home-assistant');
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (one) => one.isFile() && /^(?:core|butler|person|auth)|\.log$/.test(one.name),
  );
  expect(files.length).toBeGreaterThan(3);
  const telling = [];
  for (const { parentPath, name } of files) {
    if ((await readFile(join(parentPath, name), 'utf8')).includes(PIN)) telling.push(name);
  }
  expect(telling).toEqual([]);
  await bed.people.set('Mia', { pin: { remove_pin: true } });
  expect((await bed.people.shown('Mia'))['pin']).toEqual({});
});

test('the logbook names who had it done, and the room of whom nobody knows', async () => {
  const entryOf = async (say: (words: string) => Promise<Turn>) => {
    const since = new Date();
    expect(await lightLamp(say)).toMatch(/sofa lamp is on/i);
    return await bed.home.logbookEntry(LAMP, since, ({ state }) => state === 'on');
  };
  expect((await entryOf(sam.assist.say)).context_user_id).toBe(sam.person.user_id);
  expect((await entryOf(mia.assist.say)).context_user_id).toBe(mia.person.user_id);
  const byRoom = await entryOf(async (words) => await bed.assist.sayFrom(SATELLITE, words));
  expect(byRoom.context_user_id ?? null).toBeNull();
  expect(byRoom).toMatchObject({ context_name: 'Butler', context_message: 'was asked (Bedroom)' });

  await bed.people.set('Sam', { voices: { satellites: [SATELLITE] } });
  const bySam = await entryOf(async (words) => await bed.assist.sayFrom(SATELLITE, words));
  expect(bySam.context_user_id).toBe(sam.person.user_id);
  // Nor does it take a model to know whose satellite it is; that list comes a moment later.
  await vi.waitFor(
    async () => {
      await bed.put('light.bedroom', 'off');
      await bed.model.play([]);
      const since = new Date();
      await bed.assist.sayFrom(SATELLITE, 'turn on the bedroom light');
      expect((await bed.home.state('light.bedroom')).state).toBe('on');
      const entry = await bed.home.logbookEntry('light.bedroom', since, ({ state }) => state === 'on');
      expect(entry.context_user_id).toBe(sam.person.user_id);
      expect(await bed.model.calls()).toEqual([]);
    },
    { timeout: 60_000, interval: 200 },
  );
  await bed.people.set('Sam', { voices: { satellites: [] } });
});

test('an action changes the profile of whoever runs it', async () => {
  const profile = async (visitor: Visitor) =>
    (
      await visitor.home.send<{ response: Record<string, unknown> }>({
        type: 'call_service',
        domain: 'butler',
        service: 'get_profile',
        return_response: true,
      })
    ).response;
  const set = async (visitor: Visitor, service_data: object) =>
    await visitor.home.send({ type: 'call_service', domain: 'butler', service: 'set_profile', service_data });
  await set(sam, { soul: 'Call me Admiral.', languages: ['en'], quiet_from: '22:00', quiet_to: '06:30' });
  expect(await profile(sam)).toMatchObject({
    name: 'Sam',
    template: 'adult',
    soul: expect.stringContaining('Call me Admiral.'),
    quiet_from: '22:00',
  });
  expect(await toldOf(sam.assist.say)).toContain('Call me Admiral.');
  expect(await toldOf(mia.assist.say)).not.toContain('Admiral');
  expect(await profile(mia)).toMatchObject({ name: 'Mia', template: 'child', soul: null });
  await expect(set(sam, { template: 'owner' })).rejects.toMatchObject({ code: 'invalid_format' });
  await set(sam, { soul: '', languages: [], quiet_from: '', quiet_to: '' });
  expect(await profile(sam)).toMatchObject({ soul: null, quiet_from: null });
});

test('somebody given another user in the middle of a conversation is that one from then on', async () => {
  const { conversationId } = await kim.assist.say('who am I to you');
  const goOn = async (words: string) => await kim.assist.say(words, { conversationId });
  expect(await toldOf(goOn)).toBeUndefined();
  const person = await createKim();
  try {
    await expectTold(goOn, speaksAs('Kim'));
    expect(await toldOf(toni.assist.say)).toBeUndefined();

    await bed.home.send({ type: 'person/update', person_id: person.id, user_id: toni.userId });
    await expectTold(toni.assist.say, speaksAs('Kim'));
    await expectTold(goOn, undefined);
  } finally {
    await bed.home.send({ type: 'person/delete', person_id: person.id });
  }
  await expectTold(toni.assist.say, undefined);
});

test('what belongs to somebody who may no longer log in is a room again', async () => {
  const inBedroom = async (words: string) => await bed.assist.sayFrom(SATELLITE, words);
  const person = await createKim();
  try {
    await expectTold(kim.assist.say, speaksAs('Kim'));
    await bed.people.set('Kim', { template: 'adult', voices: { satellites: [SATELLITE] } });
    await expectTold(inBedroom, speaksAs('Kim'));

    await bed.home.send({ type: 'config/auth/update', user_id: kim.userId, is_active: false });
    await expectTold(inBedroom, undefined);
    await expect(bed.people.shown('Kim')).rejects.toThrow(/Not among/);

    await bed.home.send({ type: 'config/auth/update', user_id: kim.userId, is_active: true });
    await expectTold(inBedroom, speaksAs('Kim'));
  } finally {
    await bed.home.send({ type: 'person/delete', person_id: person.id });
  }
  await expectTold(inBedroom, undefined);
});
