/** Everything that can be sent to Home Assistant for the butler, with anything in it, as anybody. */
import { readdir, readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { actRequest, allowList, houseSubscribeRequest, loginRequest } from '../../addon/src/api/contract.ts';
import { chatParams } from '../../addon/src/api/contract-chat.ts';
import { memoryChanged } from '../../addon/src/api/contract-memory.ts';
import { questionAnswerCommand, questionsSet } from '../../addon/src/api/contract-questions.ts';
import { createDice, type Dice } from '../fuzz/dice.ts';
import { madeBy } from '../fuzz/made-by-contract.ts';
import { chatCommands } from '../fuzz/chat-commands.ts';
import { memoryCommands } from '../fuzz/memory-commands.ts';
import { deep, junkValue, spoil } from '../fuzz/spoil.ts';
import { openOwnBed } from './support/bed.ts';
import { connectRaw, type RawAnswer, type RawConnection } from './support/raw-websocket.ts';

const INTEGRATION = join(import.meta.dirname, '../../custom_components/butler');
// What was asked of the butler goes on for minutes, and its questions stay: nobody shares that home.
const bed = await openOwnBed();
await bed.people.introduce();
const logs = join(bed.json.dir, 'logs');
afterAll(() => bed.close());

/** By type; who may send it at all. */
const commands: Readonly<
  Record<string, { contract: z.ZodType; for: 'app' | 'anybody' | 'administrators'; isInVain?: boolean }>
> = {
  'butler/login': { contract: loginRequest, for: 'app' },
  'butler/act': { contract: actRequest, for: 'app' },
  'butler/house/subscribe': { contract: houseSubscribeRequest, for: 'app' },
  'butler/allow_list/set': {
    contract: z.strictObject({ type: z.literal('butler/allow_list/set'), allow_list: allowList }),
    for: 'app',
  },
  'butler/questions/set': { contract: questionsSet, for: 'app' },
  'butler/memory/changed': { contract: memoryChanged, for: 'app' },
  'butler/subscribe': {
    contract: z.union([
      z.strictObject({
        type: z.literal('butler/subscribe'),
        topic: z.enum(['health', 'questions', 'report', 'memory']),
      }),
      z.strictObject({
        type: z.literal('butler/subscribe'),
        topic: z.literal('chat'),
        params: chatParams,
      }),
    ]),
    for: 'anybody',
  },
  'butler/question/answer': { contract: questionAnswerCommand, for: 'anybody' },
  ...chatCommands,
  ...memoryCommands,
};
const types = Object.keys(commands);

/** The fields of each action, with something that it takes. */
const actions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ask: { text: 'how are you?', conversation_id: 'fuzz', language: 'en', background: 'It rains.' },
  answer_question: { question_id: 'none', answer: 'yes' },
  export_memory: {},
  get_profile: {},
  set_profile: {
    soul: 'Be brief.',
    voice: 'anna',
    start_mode: 'tap',
    languages: ['en'],
    notify: ['notify.phone'],
    whatsapp: '+49151234567',
    telegram: '12345',
    quiet_from: '22:00',
    quiet_to: '06:30',
    is_learning: true,
  },
};

/** Home Assistant's codes for what the caller did wrong, and ours for what is not there just now. */
const REFUSALS = [
  'invalid_format',
  'unauthorized',
  'not_allowed',
  'not_found',
  'invalid',
  'denied',
  'service_validation_error',
  'home_assistant_error',
];

const right = new Map(types.map((type) => [type, madeBy(commands[type]!.contract)]));
/** Questions that somebody gets to see, and is told of. */
const forTheOwner = {
  for_user_ids: [bed.owner.user_id],
  notify: [{ user_id: bed.owner.user_id, nonce: 'nonce', targets: ['notify.nobody'] }],
};

/** Home Assistant ends the connection of who sends half a character, before anybody of ours is asked. */
const readable = (value: unknown) =>
  JSON.parse(JSON.stringify(value).replaceAll(/\\ud[89a-f][0-9a-f]{2}/g, '\\u0000')) as Record<
    string,
    unknown
  >;

function message(type: string, dice: Dice): Record<string, unknown> {
  const made = right.get(type)?.(dice) as Record<string, unknown>;
  if (Array.isArray(made['open'])) made['open'] = made['open'].map((each) => ({ ...each, ...forTheOwner }));
  const spoiled = dice.below(4) === 0 ? made : spoil(made, dice);
  const body = typeof spoiled === 'object' && !Array.isArray(spoiled) ? spoiled : { junk: spoiled };
  const { id: _id, ...rest } = readable(body ?? {});
  // Spoiled into being sure, somebody would lose everything.
  if (type === 'butler/memory/forget_everything') rest['is_sure'] = false;
  return { ...rest, type };
}

/** Who has keys, lamps and doors: nothing of them may move. */
async function whatMoves(): Promise<Record<string, string>> {
  const states = await bed.home.states();
  const moves = /^(lock|light|switch|cover|alarm_control_panel|climate|valve|fan)\./;
  return Object.fromEntries(
    states.filter(({ entity_id }) => moves.test(entity_id)).map(({ entity_id, state }) => [entity_id, state]),
  );
}

/** What was logged since, that should not have been. */
async function openLog(): Promise<() => Promise<string[]>> {
  const path = join(logs, 'home-assistant.log');
  const before = (await readFile(path, 'utf8')).length;
  return async () =>
    (await readFile(path, 'utf8'))
      .slice(before)
      .split('\n')
      .filter((line) =>
        /Traceback|Unexpected exception|unknown_error|doing blocking|never awaited/.test(line),
      );
}

async function tokenOfButler(): Promise<string> {
  const file = JSON.parse(await readFile(join(bed.json.dir, 'app', 'pairing.json'), 'utf8')) as {
    pairing: { home_assistant: { token: string } };
  };
  return file.pairing.home_assistant.token;
}

const tokenOf = (name: string) => bed.json.people.find((person) => person.name === name)?.token ?? '';

/** Sends them all; what came back that is wrong, and what was taken. */
async function sendAll(
  connection: RawConnection,
  made: readonly Record<string, unknown>[],
  isRight: (sent: Record<string, unknown>, answer: RawAnswer) => boolean,
): Promise<{ failures: string[]; taken: Set<unknown> }> {
  const taken = new Set<unknown>();
  const failures: string[] = [];
  for (const each of made) {
    const answer = await connection.send(each);
    if (answer.success) taken.add(each['service'] ?? each['type']);
    if (answer.success) await connection.send({ type: 'unsubscribe_events', subscription: answer.id });
    // What was said is not to be answered when others use the bed.
    if (answer.success && each['type'] === 'butler/chat/send') {
      await connection.send({ type: 'butler/chat/stop', turn_id: each['turn_id'] });
    }
    const code = answer.error?.code;
    const isKnown = answer.success || REFUSALS.includes(code ?? '');
    if (!isKnown || !isRight(each, answer)) {
      failures.push(`${JSON.stringify(answer).slice(0, 300)} for ${JSON.stringify(each).slice(0, 500)}`);
    }
  }
  expect((await connection.send({ type: 'ping' })).type).toBe('pong');
  return { failures, taken };
}

const many = (count: number, make: () => Record<string, unknown>) => Array.from({ length: count }, make);

test('every command and every action of the integration is in the lists', async () => {
  const names = (await readdir(INTEGRATION)).filter((name) => name.endsWith('.py'));
  const source = (await Promise.all(names.map((name) => readFile(join(INTEGRATION, name), 'utf8')))).join(
    '\n',
  );
  const registered = source.matchAll(/(?:\.Required\("type"\): | async_register\(hass, )"([^"]+)"/g);
  expect(new Set([...registered].map(([, type]) => type))).toEqual(new Set(types));
  const alike = source.match(/ async_register\(hass, "/g) ?? [];
  const calls = source.match(/websocket_api\.async_register_command\(/g);
  expect(calls).toHaveLength(types.length - alike.length + 1);
  expect(source).not.toMatch(/HomeAssistantView/);
  const services = await bed.home.send<Record<string, object>>({ type: 'get_services' });
  expect(Object.keys(services['butler'] ?? {}).toSorted()).toEqual(Object.keys(actions).toSorted());
});

test('without a login nothing is answered', async () => {
  const dice = createDice('no login');
  for (const type of types) {
    const raw = await connectRaw(bed.json.home_assistant_url, null);
    expect(await raw.sendBeforeLogin({ id: 1, ...message(type, dice) })).toMatchObject({
      type: 'auth_invalid',
    });
    await raw.closed;
  }
  for (const action of Object.keys(actions)) {
    const response = await fetch(`${bed.json.home_assistant_url}/api/services/butler/${action}`, {
      method: 'POST',
      body: '{}',
    });
    expect(response.status).toBe(401);
  }
});

test.each(['Robin', 'Mia'])('%s can send anything, and gets a refusal', async (name) => {
  const logged = await openLog();
  const before = await whatMoves();
  const dice = createDice(`commands of ${name}`);
  const isFor = (type: string) =>
    ['anybody', ...(name === 'Robin' ? ['administrators'] : [])].includes(commands[type]?.for ?? '');
  const connection = await connectRaw(bed.json.home_assistant_url, tokenOf(name));
  const { failures, taken } = await sendAll(
    connection,
    many(1_200, () => message(dice.pick(types), dice)),
    ({ type }, { success }) => !success || isFor(String(type)),
  );
  connection.close();
  expect(failures).toEqual([]);
  // Or it was all too wrong.
  expect(taken).toEqual(new Set(types.filter((type) => isFor(type) && commands[type]?.isInVain !== true)));
  expect(await logged()).toEqual([]);
  expect(await whatMoves()).toEqual(before);
});

test('the butler himself can send anything, and nothing moves', async () => {
  const logged = await openLog();
  const before = await whatMoves();
  const stored = JSON.parse(
    await readFile(join(bed.json.dir, 'home-assistant/.storage/butler.allow_list'), 'utf8'),
  ) as { data: Record<string, unknown> };
  const dice = createDice('commands of the butler');
  const lamp = { type: 'butler/act', domain: 'light', service: 'turn_on', entity_ids: ['light.sofa_lamp'] };
  const nobody = { user_id: null, parent_context_id: null };
  const connection = await connectRaw(bed.json.home_assistant_url, await tokenOfButler());
  /** Somebody's own calls, so that they get as far as they can. */
  const near = (): Record<string, unknown> => ({
    type: 'butler/act',
    domain: dice.pick(['lock', 'light', 'script', 'cover']),
    service: dice.pick(['unlock', 'turn_on', 'open_cover', '__init__', 'unlock\0']),
    entity_ids: [dice.pick(['lock.front_door', 'light.sofa_lamp', 'cover.garage_door', 'person.robin'])],
    data: { [dice.pick(['brightness_pct', 'code', 'entity_id', 'x'])]: readable(junkValue(dice)) },
    user_id: dice.pick(['nobody', bed.owner.user_id + 'x', '']),
    parent_context_id: dice.pick([null, 'x', '\0', '../..']),
  });
  try {
    const { failures, taken } = await sendAll(
      connection,
      [
        { ...lamp, ...nobody, data: { brightness: deep(900) } },
        ...many(800, () => (dice.below(4) === 0 ? near() : message(dice.pick(types), dice))),
      ],
      ({ type }, { success }) => type !== 'butler/act' || !success,
    );
    expect(failures).toEqual([]);
    const never = /^butler\/(?:login|act|question\/answer|chat\/|memory\/export|me\/set|me\/undo_soul)/;
    const isTaken = (type: string) => !never.test(type) && commands[type]?.isInVain !== true;
    expect(taken).toEqual(new Set(types.filter(isTaken)));
  } finally {
    await connection.send({ type: 'butler/allow_list/set', allow_list: stored.data });
    await connection.send({ type: 'butler/questions/set', open: [], ended: [] });
    connection.close();
  }
  expect(await logged()).toEqual([]);
  expect(await whatMoves()).toEqual(before);
});

test.each(['Robin', 'Mia'])('actions that %s fills with anything say what is wrong', async (name) => {
  await bed.model.play([{ reply: 'Well.' }]);
  const logged = await openLog();
  const before = await whatMoves();
  const dice = createDice(`actions of ${name}`);
  const connection = await connectRaw(bed.json.home_assistant_url, tokenOf(name));
  const call = (service: string, data: unknown): Record<string, unknown> => ({
    type: 'call_service',
    domain: 'butler',
    service,
    service_data: data,
    return_response: true,
  });
  const profile = async () => (await connection.send(call('get_profile', {}))).result?.['response'];
  const usual = await profile();
  const made = many(200, () => {
    const service = dice.pick(Object.keys(actions));
    const spoiled = readable(spoil(actions[service], dice));
    return call(
      service,
      typeof spoiled === 'object' && !Array.isArray(spoiled) ? spoiled : { junk: spoiled },
    );
  });
  const { failures, taken } = await sendAll(connection, made, () => true);
  const { name: _name, template: _template, ...fields } = usual as Record<string, unknown>;
  const restored = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value ?? '']));
  const lists = { languages: fields['languages'] ?? [], notify: fields['notify'] ?? [] };
  await connection.send(call('set_profile', { ...restored, ...lists }));
  expect(await profile()).toEqual(usual);
  connection.close();
  expect(failures).toEqual([]);
  expect(taken).toEqual(new Set(Object.keys(actions)));
  expect(await logged()).toEqual([]);
  expect(await whatMoves()).toEqual(before);
});

/** Of a path as it stands; fetch would tidy it. */
async function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(bed.json.home_assistant_url);
  const [response] = (await once(get({ hostname, port, path }), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

test('the files of the cards are all that can be fetched, and the app answers nobody without its token', async () => {
  const outside = ['..%2fmanifest.json', '%2e%2e/manifest.json', '..%5cconst.py', '%00', 'x'.repeat(5_000)];
  for (const path of outside) {
    expect([400, 403, 404]).toContain(await statusOf(`/butler_static/${path}`));
  }
  for (const path of ['/v1/status', '/v1/people', '/v1/settings']) {
    expect((await fetch(bed.json.app_url + path)).status).toBe(401);
  }
});
