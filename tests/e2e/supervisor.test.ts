/** A real installation: the Supervisor announces the app, one click connects it, and it comes back by itself. */
import { createConnection, createLongLivedTokenAuth, type Connection } from 'home-assistant-js-websocket';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../scripts/bed/free-port.ts';
import { createKeeper, type Keeper } from '../../scripts/bed/keeper.ts';
import { REPOSITORY } from '../../scripts/paths.ts';
import { startAppProcess, type AppProcess } from './support/app-process.ts';
import { openOwnBed, type TestBed } from './support/bed.ts';
import type { FlowStep } from './support/config-flow.ts';
import { startSupervisor, type Announced, type FakeSupervisor } from './support/supervisor.ts';

const SLUG = 'a1b2c3d4_butler';
let keeper: Keeper;
let supervisor: FakeSupervisor;
let bed: TestBed;
let app: AppProcess;
let appToken: string;

beforeAll(async () => {
  keeper = createKeeper();
  const folder = await mkdtemp(join(tmpdir(), 'butler-supervisor-'));
  keeper.removeAtEnd(folder);
  const port = await freePort();
  supervisor = await startSupervisor(keeper, folder, `http://127.0.0.1:${String(port)}`);
  bed = await openOwnBed({
    homeAssistantPort: port,
    packages: supervisor.packages,
    customComponents: join(REPOSITORY, 'tests/bed_components'),
  });
  // The bed's own app is paired by code, as without a Supervisor.
  for (const entry of await bed.flows.entries('butler')) await bed.flows.remove(entry.entry_id);
});
afterAll(async () => {
  await app?.stop();
  await bed?.close();
  await keeper.stop();
});

async function install(): Promise<void> {
  appToken = await supervisor.install(SLUG);
  app = await startAppProcess({
    SUPERVISOR_TOKEN: appToken,
    BUTLER_SUPERVISOR_URL: supervisor.url,
    BUTLER_SUPERVISOR_ADDRESS: '127.0.0.1',
    BUTLER_MODEL_URL: bed.json.model_url ?? '',
    ANTHROPIC_API_KEY: 'test',
  });
}

async function uninstall(): Promise<void> {
  await app.stop();
  await supervisor.uninstall(SLUG);
}

interface Discovered {
  flow_id: string;
  handler: string;
  context: { source: string; unique_id?: string };
}

async function discovered(): Promise<Discovered[]> {
  const flows = await bed.home.send<Discovered[]>({ type: 'config_entries/flow/progress' });
  return flows.filter(({ handler, context }) => handler === 'butler' && context.source === 'hassio');
}

async function announced(): Promise<Announced> {
  const [message] = (await supervisor.state()).messages;
  if (message === undefined) throw new Error('Nothing is announced.');
  return message;
}

async function connection(): Promise<unknown> {
  const { token } = (await announced()).config;
  const headers = { authorization: `Bearer ${token}` };
  const status = (await (await fetch(`${app.url}/v1/status`, { headers })).json()) as Record<string, unknown>;
  return status['home_assistant'];
}

async function waitUntilConnected(): Promise<void> {
  await expect.poll(connection, { timeout: 60_000, interval: 200 }).toBe('connected');
}

async function moveTheLamp(): Promise<void> {
  await bed.put('light.sofa_lamp', 'off');
  const call = { tool: 'turn_on_off', input: { entity_ids: ['{{candidate "Sofa lamp"}}'], state: 'on' } };
  await bed.model.play([{ when: { said: 'by the sofa' }, replies: [[call], '{{last_tool_result.spoken}}'] }]);
  const list = await bed.home.send<{ preferred_pipeline: string }>({ type: 'assist_pipeline/pipeline/list' });
  const turn = await bed.assist.say('I could do with a bit of light by the sofa', {
    pipelineId: list.preferred_pipeline,
  });
  expect(turn.text).toMatch(/the sofa lamp is on/i);
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('on');
}

test('the app announces itself, and Home Assistant offers it', async () => {
  await install();
  await expect.poll(discovered, { timeout: 20_000 }).toMatchObject([{ context: { unique_id: SLUG } }]);
  const { addon, config } = await announced();
  expect({ addon, url: `http://${config.host}:${String(config.port)}` }).toEqual({
    addon: SLUG,
    url: app.url,
  });
  expect(await connection()).toBe('not_paired');
});

test('one click, and it answers and acts', async () => {
  const [flow] = await discovered();
  const step: FlowStep = await bed.flows.submit(flow?.flow_id ?? '', { pipeline_mode: 'create' });
  expect(step).toMatchObject({ type: 'create_entry', result: { title: 'Butler', state: 'loaded' } });
  await waitUntilConnected();
  await moveTheLamp();
  expect(await discovered()).toEqual([]);
  // Home Assistant's own address was open, so nobody went through the proxy.
  expect((await supervisor.state()).websockets).toBe(0);
  const { token } = (await announced()).config;
  for (const secret of [token, appToken, bed.json.token]) expect(app.output()).not.toContain(secret);
});

test('an app that is installed anew is the same butler, without a click', async () => {
  const before = await announced();
  const [entry] = await bed.flows.entries('butler');
  await uninstall();
  expect(await bed.flows.entries('butler')).toMatchObject([{ entry_id: entry?.entry_id }]);
  await install();
  await expect.poll(async () => (await supervisor.state()).messages, { timeout: 20_000 }).toHaveLength(1);
  const after = await announced();
  expect(after.uuid).not.toBe(before.uuid);
  expect(after.config.token).not.toBe(before.config.token);
  await waitUntilConnected();
  await moveTheLamp();
  expect(await bed.flows.entries('butler')).toMatchObject([{ entry_id: entry?.entry_id, state: 'loaded' }]);
  expect(await discovered()).toEqual([]);
});

test('a Home Assistant that no longer knows the token hands over another one', async () => {
  const [entry] = await bed.flows.entries('butler');
  await bed.home.call('supervised.forget_tokens', null);
  await expect.poll(connection, { timeout: 20_000, interval: 200 }).toBe('not_paired');
  // At once instead of at the next poll.
  await bed.flows.reload(entry?.entry_id ?? '');
  await waitUntilConnected();
  await moveTheLamp();
});

test('where no address of Home Assistant is open to it, it comes through the Supervisor', async () => {
  await uninstall();
  await bed.home.call('supervised.close_direct_way', null);
  await install();
  await expect.poll(async () => (await supervisor.state()).messages, { timeout: 20_000 }).toHaveLength(1);
  await waitUntilConnected();
  expect((await supervisor.state()).websockets).toBeGreaterThan(0);
  const since = new Date();
  await moveTheLamp();
  // It is still the person who acts, not the Supervisor.
  const logged = await bed.home.logbookEntry('light.sofa_lamp', since, (one) => one.state === 'on');
  expect(logged.context_user_id).toBe(bed.owner.user_id);
});

async function throughTheProxy(): Promise<Connection> {
  const auth = createLongLivedTokenAuth(`${supervisor.url}/core`, appToken);
  return createConnection({ auth, setupRetry: 0 });
}

test('the Supervisor lets nobody be the butler who is not', async () => {
  const socket = await throughTheProxy();
  try {
    const refused = { code: 'unauthorized' };
    for (const message of [
      { type: 'supervisor/api', endpoint: '/host/reboot', method: 'post' },
      { type: 'butler/house/subscribe' },
      { type: 'butler/login', token: bed.json.token },
    ]) {
      await expect(socket.sendMessagePromise(message)).rejects.toMatchObject(refused);
    }
  } finally {
    socket.close();
  }
  const rest = (method: string, path: string, token = appToken) =>
    fetch(`${supervisor.url}/core/api/${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  expect((await rest('GET', 'states/light.sofa_lamp')).status).toBe(200);
  expect((await rest('PUT', 'states/light.sofa_lamp')).status).toBe(405);
  expect((await rest('GET', 'hassio/supervisor/info')).status).toBe(403);
  expect((await rest('GET', 'states', 'wrong')).status).toBe(401);
});

test('its page in Home Assistant says where it stands, to whom Home Assistant has let in', async () => {
  const page = await fetch(`${supervisor.url}/ingress/${SLUG}/`, {
    headers: { 'x-remote-user-name': 'eve' },
  });
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('At your service, Anna');
  expect(html).toContain('Connected');
  for (const secret of [appToken, (await announced()).config.token]) expect(html).not.toContain(secret);
  expect((await fetch(`${supervisor.url}/ingress/${SLUG}/v1/status`)).status).toBe(404);
  expect((await fetch(app.url)).status).toBe(401);
});

test('what is removed in Home Assistant is offered again', async () => {
  const [entry] = await bed.flows.entries('butler');
  await bed.flows.remove(entry?.entry_id ?? '');
  await expect.poll(discovered, { timeout: 10_000 }).toHaveLength(1);
  await expect.poll(connection).toBe('not_paired');
});
