/** Two strangers become acquainted by a code, and by nothing less. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { appToken } from '../../scripts/bed/app.ts';
import { startAppProcess, type AppProcess } from './support/app-process.ts';
import { openOwnBed, type TestBed } from './support/bed.ts';
import type { FlowStep } from './support/config-flow.ts';
import { startImpostor } from './support/impostor.ts';

let bed: TestBed;
let app: AppProcess;

beforeAll(async () => {
  [bed, app] = await Promise.all([openOwnBed(), startAppProcess()]);
  // The bed is paired already; what is tested here starts before that.
  for (const entry of await bed.flows.entries('butler')) await bed.flows.remove(entry.entry_id);
});
afterAll(async () => {
  await app.stop();
  await bed.close();
});

let flow: FlowStep | undefined;
afterEach(async () => {
  if (flow?.type === 'form') await bed.flows.cancel(flow.flow_id);
  flow = undefined;
});

async function submit(input: { url: string; code: string }): Promise<FlowStep> {
  flow = await bed.flows.start('butler');
  expect(flow).toMatchObject({ type: 'form', step_id: 'user' });
  flow = await bed.flows.submit(flow.flow_id, input);
  return flow;
}

test('a wrong code is refused, and the right one still works afterwards', async () => {
  const code = await app.pairingCode();
  const wrong = code.startsWith('AAAA') ? `BBBB${code.slice(4)}` : `AAAA${code.slice(4)}`;
  const step = await submit({ url: app.url, code: wrong });
  expect(step).toMatchObject({ type: 'form', step_id: 'user' });
  expect(Object.values(step.errors ?? {})).not.toEqual([]);
  const status = await fetch(`${app.url}/v1/status`);
  expect(status.status).toBe(401);
});

test('nothing that is no code at all gets as far as the app', async () => {
  const step = await submit({ url: app.url, code: 'not a code' });
  expect(step).toMatchObject({ type: 'form', step_id: 'user' });
  expect(Object.values(step.errors ?? {})).not.toEqual([]);
});

test('an impostor at the address learns neither the code nor a token', async () => {
  const impostor = await startImpostor();
  try {
    const code = await app.pairingCode();
    const step = await submit({ url: impostor.url, code });
    expect(step).toMatchObject({ type: 'abort', reason: 'impostor' });
    const received = JSON.stringify(impostor.received);
    expect(received).not.toContain(code);
    expect(received).not.toContain(code.replaceAll('-', ''));
    expect(impostor.received.map(({ path }) => path)).not.toContain('/v1/pairing/exchange');
  } finally {
    await impostor.close();
  }
});

test('nobody at the address is a sentence, not a crash', async () => {
  const impostor = await startImpostor();
  await impostor.close();
  const step = await submit({ url: impostor.url, code: await app.pairingCode() });
  expect(step).toMatchObject({ type: 'form', errors: { url: expect.any(String) } });
});

test('the right code pairs, makes a pipeline, and the butler answers', async () => {
  const code = await app.pairingCode();
  const paired = await submit({ url: app.url, code: code.toLowerCase() });
  expect(paired).toMatchObject({ type: 'form', step_id: 'pipeline' });
  flow = await bed.flows.submit(paired.flow_id, { pipeline_mode: 'create' });
  expect(flow).toMatchObject({ type: 'create_entry', result: { state: 'loaded' } });
  const list = await bed.home.send<{ preferred_pipeline: string }>({ type: 'assist_pipeline/pipeline/list' });
  const pipelineId = list.preferred_pipeline;
  await expect
    .poll(async () => (await bed.assist.say('what can you do?', { pipelineId })).text, { timeout: 10_000 })
    .toMatch(/lights/);
  // This app has no model.
  const turn = await bed.assist.say('what do you think of the weather', { pipelineId });
  expect(turn.text).toMatch(/once I have a language model.*ANTHROPIC_API_KEY/);
  expect(app.output()).not.toContain(bed.json.token);
});

test('the same code does not work twice, and neither does a second entry', async () => {
  flow = await bed.flows.start('butler');
  expect(flow).toMatchObject({ type: 'abort', reason: 'single_instance_allowed' });
});

test('an app that has forgotten it all is paired again with a new code', async () => {
  const oldCode = await app.pairingCode();
  const token = (await appToken(app.dataDirectory)) ?? '';
  const forgotten = await fetch(`${app.url}/v1/pairing`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(forgotten.status).toBe(204);
  const { preferred_pipeline: pipelineId } = await bed.home.send<{ preferred_pipeline: string }>({
    type: 'assist_pipeline/pipeline/list',
  });
  const turn = await bed.assist.say('what can you do?', { pipelineId });
  expect(turn.text).toMatch(/pair it again/);
  const waiting = async (): Promise<{ flow_id: string; handler: string; step_id: string }[]> => {
    const flows = await bed.home.send<{ flow_id: string; handler: string; step_id: string }[]>({
      type: 'config_entries/flow/progress',
    });
    return flows.filter((one) => one.handler === 'butler');
  };
  await expect.poll(waiting, { timeout: 10_000 }).toMatchObject([{ step_id: 'reauth_confirm' }]);
  const [reauth] = await waiting();
  await expect.poll(() => app.pairingCode()).not.toBe(oldCode);
  const input = { url: app.url, code: await app.pairingCode() };
  const step = await bed.flows.submit(reauth?.flow_id ?? '', input);
  expect(step).toMatchObject({ type: 'abort', reason: 'reauth_successful' });
  await expect
    .poll(async () => (await bed.assist.say('what can you do?', { pipelineId })).text, { timeout: 10_000 })
    .toMatch(/lights/);
  expect(await bed.flows.entries('butler')).toHaveLength(1);
});

test('removing it takes the user away and frees the app for another pairing', async () => {
  const before = await bed.home.send<{ name: string }[]>({ type: 'config/auth/list' });
  expect(before.filter((user) => user.name === 'Butler')).toHaveLength(1);
  const [entry] = await bed.flows.entries('butler');
  await bed.flows.remove(entry?.entry_id ?? '');
  const after = await bed.home.send<{ name: string }[]>({ type: 'config/auth/list' });
  expect(after.filter((user) => user.name === 'Butler')).toEqual([]);
  await expect.poll(async () => (await fetch(`${app.url}/v1/status`)).status).toBe(401);
  const step = await submit({ url: app.url, code: await app.pairingCode() });
  expect(step).toMatchObject({ type: 'form', step_id: 'pipeline' });
});
