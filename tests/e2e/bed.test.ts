/** The test bed is a product of its own: what `npm run bed -- up` promises. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { BedReport } from '../../scripts/bed/bed.ts';
import { freePort } from '../../scripts/bed/free-port.ts';
import { personSchema } from '../../scripts/bed/home-assistant/people.ts';
import { REPOSITORY } from '../../scripts/paths.ts';
import { createAssist } from './support/assist.ts';
import { callRest, connectAs } from './support/connect.ts';
import { createHome } from './support/home.ts';

const report = z.strictObject({
  home_assistant_url: z.url(),
  token: z.string(),
  people: z.array(personSchema).length(4),
  conversation_entity: z.literal('conversation.butler'),
  pipeline_id: z.string(),
  app_url: z.url(),
  app_token: z.string(),
  pids: z.strictObject({ home_assistant: z.number(), app: z.number() }),
  dir: z.string(),
  model_url: z.url().nullable(),
  satellites: z.array(z.strictObject({ entity_id: z.string(), device_id: z.string(), area_id: z.string() })),
});

/** As `npm run --silent bed -- up` does it. */
function up(args: readonly string[]) {
  const child = spawn('npm', ['run', '--silent', 'bed', '--', 'up', ...args], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const stdout = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const ready = Promise.race([
    once(stdout, 'line').then(([line]) => JSON.parse(line as string) as BedReport),
    ended.then(() => Promise.reject(new Error(`The bed has ended:\n${said}`))),
  ]);
  return { child, lines, ready, ended, said: () => said };
}

/** Processes that belong to a bed: those that its folder, its watchdog's mark or its pids give away. */
async function leftovers(folder: string, pids: readonly number[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    try {
      const isZombie = / Z /.test(readFileSync(`/proc/${name}/stat`, 'utf8').split(')').at(-1) ?? '');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
      const isOurs = command.includes(folder) || environment.includes(`BUTLER_DATA_DIR=${folder}`);
      if (!isZombie && (isOurs || pids.includes(Number(name)))) found.push(`${name} ${command}`);
    } catch {
      // It has just ended.
    }
  }
  return found;
}

async function statesOf(bed: BedReport) {
  const connection = await connectAs(bed.home_assistant_url, bed.token);
  try {
    return new Map((await createHome(connection).states()).map((state) => [state.entity_id, state]));
  } finally {
    connection.close();
  }
}

/** Says it to the butler; the state of the hall light afterwards. */
async function sayOn(bed: BedReport, sentence: string): Promise<string | undefined> {
  const connection = await connectAs(bed.home_assistant_url, bed.token);
  await createAssist(connection, bed.pipeline_id).say(sentence);
  connection.close();
  return (await statesOf(bed)).get('light.hall')?.state;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-bed-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a home is kept in its folder, and comes up again, wherever the app is', async () => {
  const dir = join(folder, 'kept');
  const first = up(['--dir', dir, '--entities', '12']);
  const bed = await first.ready;
  expect(report.parse(bed)).toEqual(bed);
  expect(bed.people.map(({ is_admin }) => is_admin)).toEqual([true, false, false, false]);
  expect(bed.token).toBe(bed.people[0]?.token);
  expect(new Set(bed.satellites.map(({ area_id }) => area_id)).size).toBe(2);
  const states = await statesOf(bed);
  expect(states.get('switch.room_2_switch_2')?.attributes.friendly_name).toBe('Room 2 switch 2');
  for (const person of bed.people) {
    expect(states.get(person.person)?.attributes['user_id']).toBe(person.user_id);
    const connection = await connectAs(bed.home_assistant_url, person.token);
    const user = await connection.sendMessagePromise<{ id: string; is_admin: boolean }>({
      type: 'auth/current_user',
    });
    expect(user).toMatchObject({ id: person.user_id, is_admin: person.is_admin });
    connection.close();
  }
  first.child.kill('SIGTERM');
  expect(await first.ended).toEqual([0, null]);
  expect(first.lines).toHaveLength(1);
  expect(await leftovers(dir, Object.values(bed.pids))).toEqual([]);

  // Elsewhere than last time, the app has to be paired again.
  const appPort = await freePort();
  const second = up(['--dir', dir, '--entities', '12', '--app-port', String(appPort)]);
  const again = await second.ready;
  const { home_assistant_url, people, satellites } = bed;
  const kept = { home_assistant_url, people, satellites };
  expect(again).toMatchObject({ ...kept, app_url: `http://127.0.0.1:${appPort}` });
  expect(await sayOn(again, 'turn on the hall light')).toBe('on');
  second.child.kill('SIGINT');
  expect(await second.ended).toEqual([0, null]);
  expect(await leftovers(dir, Object.values(again.pids))).toEqual([]);
});

test('two run side by side; one brings only packages; a killed one leaves nothing', async () => {
  const packages = join(folder, 'packages');
  const components = join(folder, 'components');
  await mkdir(packages);
  await mkdir(join(components, 'visitor'), { recursive: true });
  const lamp = '{name: Packaged lamp, unique_id: lamp, optimistic: true, turn_on: [], turn_off: []}';
  await writeFile(join(packages, 'lamp.yaml'), `template:\n  - light:\n      - ${lamp}\nvisitor:\n`);
  const manifest = { domain: 'visitor', name: 'Visitor', version: '1.0.0', requirements: [], codeowners: [] };
  const details = { documentation: 'https://example.com', iot_class: 'calculated' };
  await writeFile(join(components, 'visitor/manifest.json'), JSON.stringify({ ...manifest, ...details }));
  const setup =
    'async def async_setup(hass, config):\n    hass.states.async_set("visitor.here", "yes")\n    return True\n';
  await writeFile(join(components, 'visitor/__init__.py'), setup);

  const furnished = up([]);
  const given = ['--packages', packages, '--custom-components', components];
  const empty = up(['--empty', '--model-url', 'none', ...given]);
  const [one, two] = await Promise.all([furnished.ready, empty.ready]);
  const states = await statesOf(two);
  const kinds = (entityIds: Iterable<string>) =>
    [...entityIds].filter((id) => /^(light|lock|switch|cover)\./.test(id));
  expect(kinds(states.keys())).toEqual(['light.packaged_lamp']);
  expect(states.get('visitor.here')?.state).toBe('yes');
  expect(two).toMatchObject({ model_url: null, satellites: [] });
  const status = await fetch(`${two.app_url}/v1/status`, {
    headers: { authorization: `Bearer ${two.app_token}` },
  });
  expect(await status.json()).toMatchObject({ home_assistant: 'connected', model: { configured: false } });

  expect(await sayOn(one, 'turn on the hall light')).toBe('on');

  furnished.child.kill('SIGKILL');
  const gone = { timeout: 5_000, interval: 100 };
  await vi.waitFor(async () => expect(await leftovers(one.dir, Object.values(one.pids))).toEqual([]), gone);
  await vi.waitFor(() => expect(existsSync(one.dir)).toBe(false), gone);
  // The other one has not noticed.
  await callRest(two.home_assistant_url, two.token, 'GET', 'config');
  empty.child.kill('SIGTERM');
  expect(await empty.ended).toEqual([0, null]);
  expect(existsSync(two.dir)).toBe(false);
});

test('a folder that is in use is left alone, and wrong options change nothing', async () => {
  const dir = join(folder, 'taken');
  await mkdir(dir);
  await writeFile(join(dir, 'home.pid'), `${process.pid}\n`);
  const refused = up(['--dir', dir]);
  refused.ready.catch(() => undefined);
  expect(await refused.ended).toEqual([1, null]);
  expect(refused.said()).toContain(`in use by process ${process.pid}`);
  expect(await readdir(dir)).toEqual(['home.pid']);
  expect(await readFile(join(dir, 'home.pid'), 'utf8')).toBe(`${process.pid}\n`);

  const wrong = up(['--entities', 'many', '--dir', join(folder, 'never')]);
  wrong.ready.catch(() => undefined);
  expect(await wrong.ended).toEqual([2, null]);
  expect(wrong.said()).toContain('write a whole number');
  expect(wrong.lines).toEqual([]);
  expect(existsSync(join(folder, 'never'))).toBe(false);
});
