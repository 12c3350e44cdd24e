/** Bodies that the contracts take, and almost take, at the whole app: its own store, on a Home Assistant. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDice, type Dice } from '../../../tests/fuzz/dice.ts';
import { madeBy } from '../../../tests/fuzz/made-by-contract.ts';
import { hostileWords, spoil } from '../../../tests/fuzz/spoil.ts';
import { type App, startApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { type FakeHomeAssistant, startFakeHomeAssistant } from '../hub/fake-home-assistant.ts';
import { answer, snapshot } from '../hub/test-hub.ts';
import { createLog } from '../log.ts';
import { errorBody } from './contract.ts';
import { peopleResponse } from './contract-people.ts';
import { factsResponse } from './contract-memory.ts';
import { turn } from './test-server.ts';
import { methodOf, pathOf, routes, type TestRoute } from './test-routes.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOKEN = 'the-token-of-the-app-'.padEnd(43, 'x');
const HOME_ASSISTANT_TOKEN = 'the-token-of-home-assistant';
const MODEL_KEY = 'sk-the-key-of-the-model';
const HANG_MS = 20_000;

const ids = [
  'me',
  'nobody',
  '%00',
  '..%2f..%2fetc',
  '__proto__',
  'user:u1',
  'user:%0d%0a',
  'assist_satellite.hall',
];
const ADA = { user_id: 'u1' };
/** Who may see the report. */
const OWNER = { user_id: 'u2' };
const owner = { entity_id: 'person.eve', name: 'Eve', user_id: 'u2', is_admin: true, is_active: true };
/** Half of the time by Ada, or by an owner; nobody here can seal a PIN. */
function ofPeople(made: unknown, dice: Dice): unknown {
  if (typeof made !== 'object' || made === null || !('by' in made)) return made;
  if (!('changes' in made)) return made;
  const by = dice.pick([
    { user_id: 'u1', is_admin: false },
    { user_id: null, is_admin: true },
  ]);
  const { pin: _pin, ...changes } = made.changes as Record<string, unknown>;
  return { by, changes };
}
/** Whatever else is in it, of what belongs to one person. */
function mostlyOfAda(taken: unknown, dice: Dice): unknown {
  const isOfOne = typeof taken === 'object' && taken !== null && 'by' in taken && !('changes' in taken);
  return isOfOne && dice.below(4) > 0 ? { ...taken, by: dice.pick([ADA, ADA, ADA, OWNER]) } : taken;
}
const fuzzed = routes.map((route) => ({ route, make: route.body && madeBy(route.body) }));
const withBody = fuzzed.filter(({ make }) => make !== undefined);

let folder: string;
let homeAssistant: FakeHomeAssistant;
let app: App;
const logged: string[] = [];

async function start(): Promise<App> {
  const environment = { BUTLER_DATA_DIR: folder, BUTLER_PORT: '0' };
  const configWith = (file: string | undefined) =>
    loadConfig({ environment, readText: (path) => (path.endsWith('butler.json') ? file : undefined) });
  return await startApp({
    config: configWith(undefined),
    configWith,
    log: createLog({
      level: 'info',
      format: 'text',
      now: () => new Date(),
      write: (line) => logged.push(line),
    }),
    version: '1.2.3',
    migrations: new URL('../../sql/', import.meta.url),
    announce: () => undefined,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-fuzz-'));
  homeAssistant = await startFakeHomeAssistant((command, peer) => {
    if (command.type !== 'butler/house/subscribe') return answer(command, peer);
    peer.result(command.id, null);
    return peer.event(command.id, { ...snapshot, people: [...snapshot.people, owner] });
  });
  const pairing = {
    app_token: TOKEN,
    home_assistant: { url: homeAssistant.url, token: HOME_ASSISTANT_TOKEN, user_id: 'butler' },
  };
  await writeFile(join(folder, 'pairing.json'), JSON.stringify({ version: 1, app_id: 'app-1', pairing }));
  app = await start();
  // Home Assistant has told of Ada, and the store has her.
  await vi.waitUntil(
    async () => {
      const { data } = peopleResponse.safeParse(await (await send({ name: 'GET /v1/people' })).json());
      ids.push(...(data?.people.map(({ id }) => id) ?? []));
      return data !== undefined && data.people.length > 0;
    },
    { timeout: 30_000, interval: 50 },
  );
});
afterAll(async () => {
  await app.stop();
  await homeAssistant[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

interface Sent {
  readonly id?: string;
  readonly body?: string | undefined;
  readonly authorization?: string | undefined;
  readonly type?: string;
}

async function send(
  route: Pick<TestRoute, 'name'>,
  { id = 'x', body, authorization = `Bearer ${TOKEN}`, type = 'application/json' }: Sent = {},
): Promise<Response> {
  const method = methodOf(route);
  return await fetch(app.url + pathOf(route, id), {
    method,
    headers: { 'content-type': type, ...(authorization === '' ? {} : { authorization }) },
    ...(body === undefined || method === 'GET' ? {} : { body }),
    signal: AbortSignal.timeout(HANG_MS),
  });
}

let told = 0;
/** Id of something that Ada has just told. */
async function newFact(): Promise<string> {
  told += 1;
  const fact = `that thing number ${told} lies in box ${told}`;
  const body = turn({
    turn_id: `told-${told}`,
    conversation_id: `told-${told}`,
    text: `remember that ${fact}`,
    user_id: ADA.user_id,
    intent: { name: 'ButlerRemember', slots: { fact } },
  });
  await (await send({ name: 'POST /v1/turn' }, { body: JSON.stringify(body) })).text();
  const wanted = { by: ADA, search: `box ${told}` };
  const response = await send({ name: 'POST /v1/memory/facts' }, { body: JSON.stringify(wanted) });
  return factsResponse.parse(await response.json()).facts[0]?.id ?? 'none';
}

/** What is wrong with an answer; undefined: nothing. */
async function wrongWith(
  response: Response,
  { dials }: TestRoute,
  sent: string,
): Promise<string | undefined> {
  const text = await response.text();
  const about = `${response.status} ${text.slice(0, 300)} for ${sent.slice(0, 500)}`;
  if ([TOKEN, HOME_ASSISTANT_TOKEN, MODEL_KEY].some((secret) => text.includes(secret)))
    return `tells a secret: ${about}`;
  if (response.status < 400) return undefined;
  const { success, data } = errorBody.safeParse(parsed(text));
  if (!success || data.message === '') return `not {code, message}: ${about}`;
  const isAway = dials === true && response.status === 503 && data.code === 'unavailable';
  return response.status >= 500 && !isAway ? about : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All that lasts, besides the database's own files. */
async function kept(): Promise<unknown> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]),
  );
  const [people, settings] = await Promise.all(
    ['GET /v1/people', 'GET /v1/settings'].map(async (name) => await (await send({ name })).json()),
  );
  return { files, people, settings };
}

test('nothing but what is open is answered without the token, and nothing changes', async () => {
  const dice = createDice('without token');
  const before = await kept();
  const failures: string[] = [];
  for (let round = 0; round < 500; round += 1) {
    const { route, make } = dice.pick(fuzzed);
    const authorization = dice.pick([
      '',
      'Bearer',
      'Bearer x',
      `Bearer ${TOKEN}x`,
      `Basic ${TOKEN}`,
      TOKEN,
      MODEL_KEY,
    ]);
    const body = make && JSON.stringify(dice.below(2) === 0 ? make(dice) : spoil(make(dice), dice));
    const response = await send(route, { id: dice.pick(ids), body, authorization });
    const isRefused = response.status === 401 || route.open !== undefined;
    const wrong = await wrongWith(response, route, `${route.name} ${String(body)}`);
    if (wrong !== undefined || !isRefused) failures.push(wrong ?? `${response.status} for ${route.name}`);
  }
  expect(failures).toEqual([]);
  expect(await kept()).toEqual(before);
});

/** A body that the route has to refuse, and how. */
function refusable(dice: Dice): { route: TestRoute; sent: Sent } | undefined {
  const { route, make } = dice.pick(withBody);
  const right = make?.(dice);
  const json = JSON.stringify(right);
  const wrong = spoil(right, dice);
  const id = dice.pick(ids);
  return dice.pick([
    () => ({ route, sent: { id, body: json.slice(0, 1 + dice.below(json.length - 1)) } }),
    () => ({ route, sent: { id, body: json, type: dice.pick(['text/plain', 'application/xml', 'x']) } }),
    () => ({ route, sent: { id, body: `${json}${json}` } }),
    ...Array.from(
      { length: 5 },
      () => () =>
        route.body?.safeParse(wrong).success === false
          ? { route, sent: { id, body: JSON.stringify(wrong) } }
          : undefined,
    ),
  ])();
}

test('what a contract does not take is refused with a sentence, and changes nothing', async () => {
  const dice = createDice('wrong bodies');
  const before = await kept();
  const failures: string[] = [];
  let count = 0;
  while (count < 1_000) {
    const made = refusable(dice);
    if (made === undefined) continue;
    count += 1;
    const { route, sent } = made;
    const about = `${route.name} ${String(sent.body)}`;
    const response = await send(route, sent);
    const isRefused = response.status >= 400 && response.status < 500;
    const wrong = await wrongWith(response, route, about);
    if (wrong !== undefined || !isRefused)
      failures.push(wrong ?? `${response.status} for ${about.slice(0, 500)}`);
  }
  expect(failures).toEqual([]);
  expect(await kept()).toEqual(before);
});

test('what a contract takes is never our own failure, whoever wrote it', async () => {
  const dice = createDice('right bodies');
  const done = new Set<string>();
  const failures: string[] = [];
  for (let round = 0; round < 2_000; round += 1) {
    const { route, make } = dice.pick(fuzzed.filter(({ route: { endsPairing } }) => endsPairing !== true));
    const made = make?.(dice);
    const right = ofPeople(made, dice);
    const worse = make && spoil(right, dice);
    const isTaken = (body: unknown) => route.body?.safeParse(body).success === true;
    const taken = mostlyOfAda(isTaken(worse) ? worse : right && hostileWords(right, isTaken, dice), dice);
    const body = taken === undefined ? undefined : JSON.stringify(taken);
    const isOfFact = route.name.includes('/memory/facts/:id') && dice.below(2) === 0;
    const response = await send(route, { id: isOfFact ? await newFact() : dice.pick(ids), body });
    if (response.ok) done.add(route.name);
    const wrong = await wrongWith(response, route, `${route.name} ${String(body)}`);
    if (wrong !== undefined) failures.push(wrong);
  }
  expect(failures).toEqual([]);
  // Or they were too wrong after all. Nobody pairs here, and no other Home Assistant is there.
  expect(routes.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([
    'POST /v1/pairing/start',
    'POST /v1/pairing/prove',
    'POST /v1/pairing/exchange',
    'POST /v1/identity',
    'DELETE /v1/pairing',
    'PUT /v1/pairing',
    'PUT /v1/home-assistant',
  ]);
  expect(logged.filter((line) => / (ERROR|WARNING) /.test(line))).toEqual([]);
});

/** In bytes, of what is still needed. */
async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { execution: 'async' }) => Promise<void>;
  // What ends with a turn of the event loop has ended.
  await setImmediate();
  await collect({ execution: 'async' });
  return process.memoryUsage().heapUsed;
}

test('thousands of requests leave nothing behind', async () => {
  const dice = createDice('memory');
  async function sendMany(times: number) {
    for (let round = 0; round < times; round += 1) {
      const { route, make } = dice.pick(fuzzed);
      const authorization = route.endsPairing === true || dice.below(2) === 0 ? 'Bearer x' : undefined;
      const body = make && JSON.stringify(spoil(make(dice), dice));
      const response = await send(route, { id: `id-${round}-${times}`, body, authorization });
      await response.arrayBuffer();
    }
  }
  await sendMany(800);
  const before = await heap();
  await sendMany(2_000);
  const grown = (await heap()) - before;
  // A kept request of a kilobyte would be two megabytes.
  expect(grown).toBeLessThan(2_000_000);
});
