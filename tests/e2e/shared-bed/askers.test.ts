/** Nobody hears what somebody else said: at once, in another room, or with somebody else's login or satellite. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createAssist, type Assist } from '../support/assist.ts';
import { openSharedBed, type Visitor } from '../support/bed.ts';
import { openCard, type Card } from '../support/cards.ts';
import { connectAs } from '../support/connect.ts';
import { logIn } from '../support/log-in.ts';

const bed = await openSharedBed();
const BEDROOM = 'assist_satellite.bedroom';
const KITCHEN = 'assist_satellite.kitchen';
const DOOR = 'lock.front_door';
let sam: Visitor;
let mia: Visitor;

beforeAll(async () => {
  [sam, mia] = [await bed.as('Sam'), await bed.as('Mia')];
});
afterEach(async () => {
  await bed.people.set('Sam', { voices: { satellites: [] } });
});
afterAll(async () => await bed.close());

type Say = (text: string, conversationId?: string) => Promise<{ wire: string; conversationId: string }>;
const logged =
  (assist: Assist): Say =>
  async (text, conversationId) => {
    const turn = await assist.say(text, conversationId === undefined ? {} : { conversationId });
    return { wire: JSON.stringify(turn.events), conversationId: turn.conversationId };
  };
const heardIn =
  (satellite: string): Say =>
  async (text, conversationId) => {
    const turn = await bed.assist.sayFrom(
      satellite,
      text,
      conversationId === undefined ? {} : { conversationId },
    );
    return { wire: JSON.stringify(turn.events), conversationId: turn.conversationId };
  };

/** Every request to the model, as text. */
const requests = async () => (await bed.model.calls()).map(({ body }) => JSON.stringify(body?.messages));

/** Says something, and gives what the model saw with it. */
async function seenWith(say: Say, text: string, conversationId?: string): Promise<string> {
  await bed.model.play([{ reply: 'I see.' }]);
  await say(text, conversationId);
  return (await requests()).at(-1) ?? '';
}

/** How the model is told who speaks; undefined: it is not. */
async function toldOf(say: Say): Promise<string | undefined> {
  await bed.model.play([{ reply: 'It is a long story.' }]);
  await say('what is the meaning of a butler');
  const calls = await bed.model.calls();
  const [, person] = (calls.at(-1)?.body?.system ?? []) as { text: string }[];
  return /person speaking is (\w+)/.exec(person?.text ?? '')?.[1];
}

async function expectSpeaker(say: Say, name: string | undefined): Promise<void> {
  await vi.waitFor(async () => expect(await toldOf(say)).toBe(name), { timeout: 20_000, interval: 200 });
}

test('people and rooms that talk at once never mix', async () => {
  const speakers: Readonly<Record<string, Say>> = {
    quokka: logged(bed.assist),
    narwhal: logged(sam.assist),
    pangolin: logged(mia.assist),
    axolotl: heardIn(KITCHEN),
    ocelot: heardIn(BEDROOM),
  };
  const secrets = Object.keys(speakers);
  // Each answer repeats the secret, slowly enough for all to be under way at once.
  await bed.model.play(
    secrets.map((secret) => ({
      when: { said: secret },
      reply: {
        content: `So that is about the ${secret}, and nothing but the ${secret}.`,
        first_ms: 150,
        delay_ms: 20,
      },
    })),
  );
  const conversations = new Map<string, string>();
  const wires = new Map<string, string>();
  for (const turn of ['once', 'twice', 'thrice']) {
    await Promise.all(
      Object.entries(speakers).map(async ([secret, say]) => {
        const heard = await say(`I say it ${turn}: think of the ${secret}`, conversations.get(secret));
        conversations.set(secret, heard.conversationId);
        wires.set(`${secret} ${turn}`, heard.wire);
      }),
    );
  }
  const mentioned = (text: string) => secrets.filter((secret) => text.includes(secret));
  const sent = await requests();
  expect(sent).toHaveLength(15);
  expect(sent.map(mentioned).filter((found) => found.length !== 1)).toEqual([]);
  // Those of the third round hold the first.
  expect(sent.slice(-5).filter((text) => !text.includes('it once'))).toEqual([]);
  for (const [said, wire] of wires) expect(mentioned(wire)).toEqual([said.split(' ')[0]]);
});

test("a person goes on from the phone to a satellite of their own, and to nobody else's", async () => {
  await bed.people.set('Sam', { voices: { satellites: [BEDROOM] } });
  const bedroom = heardIn(BEDROOM);
  await expectSpeaker(bedroom, 'Sam');
  const onPhone = await seenWith(logged(sam.assist), 'I am thinking of a wombat');
  expect(onPhone).toContain('wombat');
  expect(await seenWith(bedroom, 'what was I thinking of')).toContain('wombat');
  for (const other of [heardIn(KITCHEN), logged(mia.assist), logged(bed.assist)]) {
    expect(await seenWith(other, 'what was I thinking of')).not.toContain('wombat');
  }
  const { conversationId } = await bedroom('it had fur');
  await bed.people.set('Sam', { voices: { satellites: [] } });
  await expectSpeaker(bedroom, undefined);
  const later = await seenWith(bedroom, 'and what did it have', conversationId);
  expect(later).not.toMatch(/wombat|fur/);
  expect((await bed.assist.sayFrom(BEDROOM, 'what did you do', { conversationId })).text).not.toMatch(
    /wombat|fur/,
  );
});

test('what one conversation holds nobody else can open by its id', async () => {
  const { conversationId } = await logged(sam.assist)('I am thinking of a lemur');
  const kitchen = await heardIn(KITCHEN)('somebody is thinking of a tapir');
  await bed.model.play([{ reply: 'I see.' }]);
  const tries = [
    logged(mia.assist)('what was that', conversationId),
    logged(mia.assist)('what was that now', kitchen.conversationId),
    heardIn(BEDROOM)('what was that now', kitchen.conversationId),
    heardIn(BEDROOM)('what was that then', conversationId),
    bed.home.send({
      type: 'call_service',
      domain: 'butler',
      service: 'ask',
      service_data: { text: 'what was that about', conversation_id: conversationId },
      return_response: true,
    }),
  ];
  const heard = (await Promise.allSettled(tries)).map((one) => JSON.stringify(one));
  expect([...heard, ...(await requests())].filter((text) => /lemur|tapir/.test(text))).toEqual([]);
});

/** Somebody with one login that first is one person's, then another's. */
interface Login {
  readonly userId: string;
  readonly assist: Assist;
  readonly card: Card;
  readonly close: () => Promise<void>;
}

async function makeLogin(name: string): Promise<Login> {
  const { home_assistant_url: url, pipeline_id: pipelineId } = bed.json;
  const { user } = await bed.home.send<{ user: { id: string } }>({
    type: 'config/auth/create',
    name,
    group_ids: ['system-users'],
  });
  const account = { username: name.toLowerCase(), password: name };
  await bed.home.send({ type: 'config/auth_provider/homeassistant/create', user_id: user.id, ...account });
  const token = await logIn(url, account.username, account.password);
  const connection = await connectAs(url, token);
  const card = await openCard(url, token);
  return {
    userId: user.id,
    assist: createAssist(connection, pipelineId),
    card,
    close: async () => {
      connection.close();
      card.close();
      await bed.home.send({ type: 'config/auth/delete', user_id: user.id });
    },
  };
}

const makePerson = async (name: string, user_id: string) =>
  (await bed.home.send<{ id: string }>({ type: 'person/create', name, user_id, device_trackers: [] })).id;

test("a login that becomes another person's brings neither their words, nor their questions, nor their rights", async () => {
  const login = await makeLogin('Pat');
  const persons: string[] = [];
  try {
    persons.push(await makePerson('Pat', login.userId));
    const say = logged(login.assist);
    await expectSpeaker(say, 'Pat');
    await bed.people.set('Pat', { template: 'adult' });
    const { conversationId } = await say('I am thinking of a meerkat');
    expect(await seenWith(say, 'what was I thinking of', conversationId)).toContain('meerkat');
    const unlock = { tool: 'set_lock', input: { entity_ids: [DOOR], action: 'unlock' } };
    await bed.model.play([{ replies: [[unlock], 'No.'] }]);
    const asked = await say('my friend waits at the front door');
    await vi.waitFor(() => expect(login.card.open()).toHaveLength(1));
    const [question] = login.card.open();

    await bed.home.send({ type: 'person/update', person_id: persons[0], user_id: null });
    persons.push(await makePerson('Quinn', login.userId));
    await expectSpeaker(say, 'Quinn');

    expect(await seenWith(say, 'what was I thinking of', conversationId)).not.toContain('meerkat');
    await say('yes', asked.conversationId);
    expect((await login.card.answer(question?.id ?? '', 'yes')).state).not.toBe('done');
    await bed.model.play([{ replies: [[unlock], 'No.'] }]);
    await say('my friend waits at the front door');
    await say('yes', asked.conversationId);
    expect((await bed.home.state(DOOR)).state).toBe('locked');
    await expect.poll(() => login.card.open()).toEqual([]);

    // Nobody else will answer it.
    await bed.home.send({ type: 'config/auth/update', user_id: login.userId, is_active: false });
    await expect(login.card.answer(question?.id ?? '', 'yes')).rejects.toBeDefined();
  } finally {
    for (const person_id of persons) await bed.home.send({ type: 'person/delete', person_id });
    await login.close();
  }
  expect((await bed.home.state(DOOR)).state).toBe('locked');
});
