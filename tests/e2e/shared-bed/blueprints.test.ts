/** The blueprints, imported, saved and filled in by Home Assistant itself as its frontend asks it to. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { REPOSITORY } from '../../../scripts/paths.ts';
import { openSharedBed } from '../support/bed.ts';
import { callRest } from '../support/connect.ts';

interface Imported {
  readonly suggested_filename: string;
  readonly raw_data: string;
  readonly validation_errors: string[] | null;
}

const FOLDER = join(REPOSITORY, 'blueprints/automation/butler');
const bed = await openSharedBed();
const { home_assistant_url: url, token } = bed.json;
const rest = (method: string, path: string, body?: unknown) => callRest(url, token, method, path, body);

/** Where people's Home Assistant fetches them from, which is a page of GitHub's for them. */
const server = createServer((request, response) => {
  void readFile(join(FOLDER, basename(request.url ?? ''))).then((bytes) => response.end(bytes));
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  server.close();
  await bed.close();
});

/** Imports and saves it, and makes an automation of it; all of it is gone after the test. */
async function automate(name: string, input: object): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const source_url = `http://127.0.0.1:${port}/${name}.yaml`;
  const imported = await bed.home.send<Imported>({ type: 'blueprint/import', url: source_url });
  expect(imported.validation_errors).toBeNull();
  const path = `${imported.suggested_filename}.yaml`;
  const blueprint = { domain: 'automation', path };
  await bed.home.send({ type: 'blueprint/save', ...blueprint, yaml: imported.raw_data, source_url });
  const automation = `config/automation/config/butler_${name}`;
  await rest('POST', automation, { alias: `Butler ${name}`, use_blueprint: { path, input } });
  onTestFinished(async () => {
    await rest('DELETE', automation);
    await bed.home.send({ type: 'blueprint/delete', ...blueprint });
  });
  await bed.home.waitForState(`automation.butler_${name}`, 'on');
}

/** A state that no integration of the bed has; gone after the test. */
async function put(entityId: string, state: string, attributes: object = {}): Promise<void> {
  await rest('POST', `states/${entityId}`, { state, attributes });
}

test('a button asks the butler, and the answer is a notification', async () => {
  await put('input_button.evening', '2026-01-01T00:00:00+00:00');
  onTestFinished(async () => void (await rest('DELETE', 'states/input_button.evening')));
  await automate('button', {
    button: ['input_button.evening'],
    request: 'how does the evening look',
    title: 'The evening',
  });
  await bed.model.play([{ when: { said: 'evening' }, reply: 'Quiet: nothing needs you.' }]);

  await put('input_button.evening', '2026-01-01T19:00:00+00:00');

  const notifications = async () => {
    const all = await bed.home.send<{ title: string | null; message: string; notification_id: string }[]>({
      type: 'persistent_notification/get',
    });
    return all.filter(({ title }) => title === 'The evening');
  };
  await expect.poll(notifications, { timeout: 10_000 }).toHaveLength(1);
  const [shown] = await notifications();
  expect(shown?.message).toBe('Quiet: nothing needs you.');
  const { notification_id } = shown ?? {};
  await bed.home.call('persistent_notification.dismiss', null, { notification_id });
});

test('the doorbell asks in a room, and what is answered there is done', async () => {
  const satellite = bed.json.satellites[0]?.entity_id ?? '';
  const announced = async () => {
    const said = (await bed.home.state(satellite)).attributes['announced'] as string[];
    return said.slice(before);
  };
  let before = 0;
  before = (await announced()).length;
  const ring = { event_types: ['ring'], event_type: 'ring', device_class: 'doorbell' };
  await put('event.doorbell', '2026-01-01T00:00:00+00:00', ring);
  onTestFinished(async () => void (await rest('DELETE', 'states/event.doorbell')));
  await bed.put('light.porch', 'off');
  await automate('doorbell', { doorbell: ['event.doorbell'], satellite });
  await bed.model.play([
    {
      when: { said: 'light on the porch', prompt: 'The doorbell rang a moment ago' },
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.porch'], state: 'on' } }],
        'The porch light is on.',
      ],
    },
  ]);

  await put('event.doorbell', '2026-01-01T19:00:00+00:00', ring);
  await expect.poll(announced, { timeout: 10_000 }).toEqual(['Somebody is at the door. What shall I do?']);
  const turn = await bed.assist.sayFrom(satellite, 'some light on the porch for them, please');
  expect(turn.text).toBe('The porch light is on.');
  expect((await bed.home.state('light.porch')).state).toBe('on');
});
