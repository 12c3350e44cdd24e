/** Questions before something risky: who answers, where, and what the lock really did. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Script } from '../fakes/scripted-model/script.ts';
import { openOwnBed, type OwnBed, type Visitor } from './support/bed.ts';
import { connectAs } from './support/connect.ts';
import { createHome } from './support/home.ts';
import { startPhones, type Notice, type Phone, type Phones } from './support/phones.ts';

const DOOR = 'lock.front_door';
const KITCHEN = 'assist_satellite.kitchen';
const OPEN_QUESTIONS = 'sensor.butler_open_questions';
// Long enough to be found in no id and no time.
const PIN = '73510264';
const SPOKEN_PIN = 'seven three five one zero two six four';
const GUESSES = ['91827364', '91827365', '91827366', '91827367', '91827368', '91827369'];
const MODEL: Script = [
  {
    when: { said: 'front door' },
    replies: [
      [{ tool: 'set_lock', input: { entity_ids: [DOOR], action: 'unlock' } }],
      '{{last_tool_result.refused}}',
    ],
  },
];

let packages: string;
let bed: OwnBed;
let phones: Phones;
let sam: Visitor;
let mia: Visitor;
const phoneOf: Record<string, Phone> = {};

beforeAll(async () => {
  packages = await mkdtemp(join(tmpdir(), 'butler-phones-'));
  await writeFile(join(packages, 'phones.yaml'), 'mobile_app:\n');
  bed = await openOwnBed({ packages });
  phones = await startPhones(bed.json.home_assistant_url);
  await bed.people.introduce();
  [sam, mia] = [await bed.as('Sam'), await bed.as('Mia')];
  for (const { name, token } of bed.json.people)
    phoneOf[name] = await phones.register(token, `${name}s phone`);
});
afterAll(async () => {
  await phones.close();
  await bed.close();
  await rm(packages, { recursive: true });
});

beforeEach(async () => {
  await bed.model.play(MODEL);
  await bed.home.call('lock.lock', DOOR);
  await bed.home.waitForState(DOOR, 'locked');
  await bed.home.waitForState(OPEN_QUESTIONS, '0');
});

const doorIs = async () => (await bed.home.state(DOOR)).state;
const phone = (name: string): Phone => {
  const found = phoneOf[name];
  if (found === undefined) throw new Error(`${name} has no phone.`);
  return found;
};
const asks = ({ data }: Notice) => data?.actions !== undefined;

interface ShownQuestion {
  readonly id: string;
  readonly text: string;
  readonly may_answer: boolean;
}

/** What somebody's card is shown first. */
async function openQuestions(token: string): Promise<readonly ShownQuestion[]> {
  const connection = await connectAs(bed.json.home_assistant_url, token);
  try {
    return await new Promise<readonly ShownQuestion[]>((resolve, reject) => {
      connection
        .subscribeMessage<{ open: readonly ShownQuestion[] }>(({ open }) => resolve(open), {
          type: 'butler/subscribe',
          topic: 'questions',
        })
        .catch(reject);
    });
  } finally {
    connection.close();
  }
}

async function restartApp(): Promise<void> {
  process.kill(bed.bed.home.app.pid(), 'SIGKILL');
  await bed.bed.home.app.start();
  await bed.home.waitForState('conversation.butler', (entity) => entity?.state !== 'unavailable', 40_000);
  // The app tells anew what is open as soon as it is connected.
  await expect
    .poll(async () => (await bed.assist.say('what can you do?')).text, { timeout: 40_000, interval: 200 })
    .toContain('lights');
}

test('a person is asked before a door is unlocked, and says yes', async () => {
  const asked = await bed.assist.say('unlock the front door');
  expect(asked.text).toBe('Unlock the front door?');
  expect(asked.continueConversation).toBe(true);
  expect(await doorIs()).toBe('locked');
  await bed.home.waitForState(OPEN_QUESTIONS, '1');

  const answer = await bed.assist.say('yes', { conversationId: asked.conversationId });

  expect(answer.text).toMatch(/front door/i);
  expect(await doorIs()).toBe('unlocked');
  await bed.home.waitForState(OPEN_QUESTIONS, '0');
});

test('a person says no, and a yes in another conversation counts for nothing', async () => {
  const asked = await bed.assist.say('unlock the front door');
  await bed.assist.say('yes');
  await sam.assist.say('yes', { conversationId: asked.conversationId });
  expect(await doorIs()).toBe('locked');

  await bed.assist.say('no', { conversationId: asked.conversationId });
  await bed.assist.say('yes', { conversationId: asked.conversationId });

  expect(await doorIs()).toBe('locked');
});

test("a child asks, may not say yes, and the second adult's phone does", async () => {
  const before = Object.fromEntries(Object.keys(phoneOf).map((name) => [name, phone(name).notices.length]));
  const asked = await mia.assist.say('unlock the front door');
  expect(asked.text).toMatch(/adult’s yes. I have asked .*Sam.*Unlock the front door/);
  await mia.assist.say('yes', { conversationId: asked.conversationId });
  expect(await doorIs()).toBe('locked');

  const notice = await phone('Sam').notice(asks, before['Sam']);
  expect(notice).toMatchObject({ title: 'Mia asks', message: 'Unlock the front door?' });
  const robins = await phone('Robin').notice(asks, before['Robin']);
  // Mia's phone, with what Robin's was sent.
  await phone('Mia').press(robins, 'Yes');
  expect(await doorIs()).toBe('locked');
  await phone('Sam').press(notice, 'Yes');

  await bed.home.waitForState(DOOR, 'unlocked');
  const told = await phone('Sam').notice(({ message }) => message.includes('nlocked'), before['Sam']);
  expect(told.data?.tag).toBe(notice.data?.tag);
  await phone('Robin').notice(({ message }) => message === 'Sam said yes on the phone.', before['Robin']);
  expect(phone('Mia').notices.slice(before['Mia'])).toEqual([]);
  expect(phone('Lou').notices.slice(before['Lou'])).toEqual([]);
});

test('the app is restarted between question and answer', async () => {
  const from = phone('Sam').notices.length;
  const own = await bed.assist.say('unlock the front door');
  await restartApp();
  expect(await doorIs()).toBe('locked');
  await bed.assist.say('yes', { conversationId: own.conversationId });
  expect(await doorIs()).toBe('unlocked');

  await bed.home.call('lock.lock', DOOR);
  await bed.home.waitForState(DOOR, 'locked');
  await mia.assist.say('unlock the front door');
  const notice = await phone('Sam').notice(asks, from);
  await restartApp();
  await phone('Sam').press(notice, 'Yes');
  await bed.home.waitForState(DOOR, 'unlocked');
  // Nobody was asked twice.
  expect(phone('Sam').notices.slice(from).filter(asks)).toHaveLength(1);
});

test('of two answers at the same moment one wins, and both are told', async () => {
  const from = phone('Sam').notices.length;
  await mia.assist.say('unlock the front door');
  const notice = await phone('Sam').notice(asks, from);
  const [question] = await openQuestions(bed.owner.token);

  const [card] = await Promise.all([
    bed.home.send<{ state: string; message: string }>({
      type: 'butler/question/answer',
      question_id: question?.id,
      answer: 'no',
      answer_id: 'tap-1',
    }),
    phone('Sam').press(notice, 'Yes'),
  ]);

  const told = await phone('Sam').notice((one) => !asks(one), from);
  await bed.home.waitForState(OPEN_QUESTIONS, '0');
  // Whoever came first; the other hears of it.
  const isNo = card.state === 'declined';
  expect(['declined', 'already']).toContain(card.state);
  expect(card.message).toMatch(isNo ? /leave it/ : /yes/);
  expect(told.message).toMatch(isNo ? /Robin (has already )?said no/ : /unlocked/);
  expect(await doorIs()).toBe(isNo ? 'locked' : 'unlocked');
});

test('a card is shown what its person may answer or has asked, in no frame anything else', async () => {
  const [lou] = bed.json.people.filter(({ name }) => name === 'Lou');
  await mia.assist.say('unlock the front door');
  await bed.home.waitForState(OPEN_QUESTIONS, '1');

  expect(await openQuestions(bed.owner.token)).toMatchObject([
    { may_answer: true, text: 'Unlock the front door?' },
  ]);
  expect(await openQuestions(sam.person.token)).toMatchObject([{ may_answer: true }]);
  const own = await openQuestions(mia.person.token);
  expect(own).toMatchObject([{ may_answer: false }]);
  expect(JSON.stringify(own)).not.toMatch(/nonce|notify|user_id/);
  expect(await openQuestions(lou?.token ?? '')).toEqual([]);

  // An action is its user's answer.
  const answer = { question_id: own[0]?.id, answer: 'yes' };
  await expect(mia.home.call('butler.answer_question', null, answer)).rejects.toMatchObject({
    message: expect.stringMatching(/not yours/),
  });
  expect(await doorIs()).toBe('locked');
  await sam.home.call('butler.answer_question', null, answer);
  await bed.home.waitForState(DOOR, 'unlocked');
  await bed.home.waitForState(OPEN_QUESTIONS, '0');
  await expect(sam.home.call('butler.answer_question', null, answer)).rejects.toMatchObject({
    message: expect.stringMatching(/not taken: Sam has already said yes/),
  });

  // What a child asks it may take back.
  await bed.home.call('lock.lock', DOOR);
  await bed.home.waitForState(DOOR, 'locked');
  const { conversationId } = await mia.assist.say('unlock the front door');
  await bed.home.waitForState(OPEN_QUESTIONS, '1');
  await mia.assist.say('no', { conversationId });
  await bed.home.waitForState(OPEN_QUESTIONS, '0');
  expect(await doorIs()).toBe('locked');
});

test('a PIN opens at a satellite that the household allowed, until it was guessed too often', async () => {
  const refused = await bed.assist.sayFrom(KITCHEN, 'unlock the front door');
  expect(refused.text).toMatch(/may not deal with locks/);
  await bed.people.set('Sam', { pin: { pin: PIN } });
  await bed.people.setRoom(KITCHEN, { security: 'ask', may_answer_security: true });

  const asked = await bed.assist.sayFrom(KITCHEN, 'unlock the front door');
  expect(asked.text).toMatch(/or say your PIN/);
  expect(asked.continueConversation).toBe(true);
  const { conversationId } = asked;
  const yes = await bed.assist.sayFrom(KITCHEN, 'yes', { conversationId });
  expect(yes.text).toMatch(/PIN/);
  const wrong = await bed.assist.sayFrom(KITCHEN, 'nine one eight two seven three six three', {
    conversationId,
  });
  expect(wrong.text).toMatch(/not right/);
  expect(await doorIs()).toBe('locked');
  await bed.assist.sayFrom(KITCHEN, SPOKEN_PIN, { conversationId });
  await bed.home.waitForState(DOOR, 'unlocked');

  await bed.home.call('lock.lock', DOOR);
  await bed.home.waitForState(DOOR, 'locked');
  const again = await bed.assist.sayFrom(KITCHEN, 'unlock the front door');
  const guess = async (digits: string) =>
    (await bed.assist.sayFrom(KITCHEN, digits, { conversationId: again.conversationId })).text;
  const heard: string[] = [];
  for (const digits of GUESSES) heard.push(await guess(digits));
  expect(heard.at(-1)).toMatch(/too many wrong PINs/);
  expect(await guess(PIN)).toMatch(/too many wrong PINs|no question open/);
  expect(await doorIs()).toBe('locked');
  await restartApp();
  const afterwards = await bed.assist.sayFrom(KITCHEN, 'unlock the front door');
  await bed.assist.sayFrom(KITCHEN, PIN, { conversationId: afterwards.conversationId });
  expect(await doorIs()).toBe('locked');

  const secrets = [PIN, SPOKEN_PIN, 'nine one eight two', ...GUESSES];
  const found = await filesWith(secrets);
  // The satellite of the tests hears by an action, and Home Assistant records each call of one.
  expect(found.filter((path) => !path.includes('home-assistant_v2.db'))).toEqual([]);
  const calls = JSON.stringify(await bed.model.calls());
  expect(secrets.filter((secret) => calls.includes(secret))).toEqual([]);
  await bed.people.setRoom(KITCHEN, { security: 'none', may_answer_security: false });
  for (const { id } of await openQuestions(bed.owner.token)) {
    await bed.home.call('butler.answer_question', null, { question_id: id, answer: 'no' });
  }
});

test('Home Assistant is restarted between question and answer', async () => {
  const from = phone('Sam').notices.length;
  await mia.assist.say('unlock the front door');
  const notice = await phone('Sam').notice(asks, from);
  await bed.bed.home.homeAssistant.stop();
  await bed.bed.home.homeAssistant.start();
  await bed.bed.home.homeAssistant.running(bed.json.token);
  // A subscription of before does not see what comes after.
  const connection = await connectAs(bed.json.home_assistant_url, bed.json.token);
  const home = createHome(connection);
  await home.waitForState(OPEN_QUESTIONS, '1', 60_000);
  expect(await openQuestions(sam.person.token)).toHaveLength(1);

  await phone('Sam').press(notice, 'Yes');

  await home.waitForState(DOOR, 'unlocked');
  connection.close();
  expect(phone('Sam').notices.slice(from).filter(asks)).toHaveLength(1);
});

/** Files of the home that have one of these words: everything that Home Assistant and the app wrote. */
async function filesWith(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(bed.json.dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (words.some((word) => content.includes(word))) found.push(path);
  }
  return found;
}
