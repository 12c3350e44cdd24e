import { mkdtemp, mkdir, readFile, readlink, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Configuration } from './configuration.ts';
import {
  packageName,
  renderConfiguration,
  renderSwitches,
  renderVirtualHome,
  writeConfiguration,
} from './configuration.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-configuration-'));
});
afterEach(() => rm(folder, { recursive: true }));

function configuration(changes: Partial<Configuration> = {}): Configuration {
  return {
    directory: join(folder, 'config'),
    port: 8200,
    timeZone: 'Europe/London',
    furniture: null,
    extraSwitches: 0,
    packages: null,
    customComponents: null,
    ...changes,
  };
}

test('switches are numbered by room, ten to a room', () => {
  const names = [...renderSwitches(12).matchAll(/"name":"([^"]+)"/g)].map((match) => match[1]);
  expect(names).toHaveLength(12);
  expect(names.at(0)).toBe('Room 1 switch 1');
  expect(names.slice(-2)).toEqual(['Room 2 switch 1', 'Room 2 switch 2']);
});

test('only virtual devices are described to the virtual home', () => {
  const yaml = renderVirtualHome([
    { entity_id: 'light.pond', name: 'Pond light', room: null, origin: { virtual: { behavior: 'slow' } } },
    { entity_id: 'fan.x', name: 'Fan', room: null, origin: { demo: 'fan1' } },
  ]);
  expect(yaml).toContain('{"platform":"light","key":"pond","name":"Pond light","behavior":"slow"}');
  expect(yaml).not.toContain('Fan');
});

test('http is never configured in YAML, where Home Assistant would revert it', () => {
  const yaml = renderConfiguration({ port: 8200, timeZone: 'UTC' }, new Map());
  expect(yaml).not.toMatch(/^http:/m);
  expect(yaml).not.toMatch(/^default_config:/m);
  expect(yaml).toContain('internal_url: http://127.0.0.1:8200');
});

test('Home Assistant listens on loopback only, on the given port', async () => {
  await writeConfiguration(configuration());
  const text = await readFile(join(folder, 'config/.storage/http'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    data: { stable: { server_host: ['127.0.0.1'], server_port: 8200 }, yaml_migration_done: true },
  });
});

test('given packages are included where they are, whatever they are called', async () => {
  const packages = join(folder, 'my packages');
  await mkdir(join(packages, 'deeper'), { recursive: true });
  await writeFile(join(packages, 'deeper/Guests-2.yaml'), 'input_boolean:\n');
  await writeConfiguration(configuration({ packages }));
  const yaml = await readFile(join(folder, 'config/configuration.yaml'), 'utf8');
  expect(yaml).toContain(
    `given_deeper_guests_2: !include ${JSON.stringify(join(packages, 'deeper/Guests-2.yaml'))}`,
  );
  expect(packageName('1 odd/näme.yml')).toBe('1_odd_n_me');
});

test('given integrations stand beside ours and do not replace it', async () => {
  const given = join(folder, 'given');
  for (const name of ['other', 'butler', 'no_manifest']) await mkdir(join(given, name), { recursive: true });
  await writeFile(join(given, 'other/manifest.json'), '{}');
  await writeFile(join(given, 'butler/manifest.json'), '{}');
  await writeConfiguration(configuration({ customComponents: given }));
  const components = join(folder, 'config/custom_components');
  expect((await readdir(components)).toSorted()).toEqual(['butler', 'other', 'virtual_home']);
  expect(await readlink(join(components, 'butler'))).not.toContain(given);
});

test('a second start keeps what Home Assistant and people wrote', async () => {
  await writeConfiguration(configuration());
  const kept = { 'automations.yaml': '- id: mine\n', '.storage/onboarding': '{"done":true}' };
  for (const [name, text] of Object.entries(kept)) await writeFile(join(folder, 'config', name), text);
  await writeConfiguration(configuration({ port: 8300 }));
  for (const [name, text] of Object.entries(kept)) {
    expect(await readFile(join(folder, 'config', name), 'utf8')).toBe(text);
  }
  expect(await readFile(join(folder, 'config/configuration.yaml'), 'utf8')).toContain(':8300');
});
