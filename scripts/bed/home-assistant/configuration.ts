import { copyFile, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { REPOSITORY } from '../../paths.ts';
import type { Furniture } from '../home/devices.ts';

const HOME_PACKAGE = join(REPOSITORY, 'scripts/bed/home/home.yaml');
const OWN_COMPONENTS = [
  join(REPOSITORY, 'custom_components/butler'),
  join(REPOSITORY, 'tests/bed_components/virtual_home'),
];
const SWITCHES_A_ROOM = 10;

export type Configuration = {
  readonly directory: string;
  readonly port: number;
  readonly timeZone: string;
  /** Null: an empty home. */
  readonly furniture: readonly Furniture[] | null;
  readonly extraSwitches: number;
  /** Folders of more packages and of more custom integrations. */
  readonly packages: string | null;
  readonly customComponents: string | null;
};

/** One package: Home Assistant's YAML is a superset of JSON, so values are written as such. */
export function renderVirtualHome(furniture: readonly Furniture[]): string {
  const devices = furniture.flatMap(({ entity_id, name, origin }) => {
    const [platform, key] = entity_id.split('.');
    return 'virtual' in origin ? [{ platform, key, name, ...origin.virtual }] : [];
  });
  const lines = devices.map((device) => `    - ${JSON.stringify(device)}`);
  return `virtual_home:\n  devices:\n${lines.join('\n')}\n`;
}

/** A package of `count` optimistic switches, ten to a room. */
export function renderSwitches(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const room = Math.floor(index / SWITCHES_A_ROOM) + 1;
    const number = (index % SWITCHES_A_ROOM) + 1;
    return `      - ${JSON.stringify({
      name: `Room ${room} switch ${number}`,
      unique_id: `room_${room}_switch_${number}`,
      optimistic: true,
      turn_on: [],
      turn_off: [],
    })}`;
  });
  return `template:\n  - switch:\n${lines.join('\n')}\n`;
}

/** `packages` by name, each the path of a YAML file. */
export function renderConfiguration(
  configuration: Pick<Configuration, 'port' | 'timeZone'>,
  packages: ReadonlyMap<string, string>,
): string {
  const included = [...packages].map(([name, path]) => `    ${name}: !include ${JSON.stringify(path)}`);
  const url = `http://127.0.0.1:${configuration.port}`;
  return [
    '# Written at each start of the home; changes here are lost.',
    'homeassistant:',
    '  name: Home',
    '  latitude: 51.4769',
    '  longitude: -0.0005',
    '  elevation: 46',
    '  unit_system: metric',
    '  currency: GBP',
    '  country: GB',
    '  language: en',
    `  time_zone: ${configuration.timeZone}`,
    `  internal_url: ${url}`,
    ...(included.length === 0 ? [] : ['  packages:', ...included]),
    'frontend:',
    'config:',
    'conversation:',
    'assist_pipeline:',
    'assist_satellite:',
    'person:',
    'zone:',
    'sun:',
    'history:',
    'logbook:',
    'recorder:',
    '  commit_interval: 1',
    'media_source:',
    'repairs:',
    'diagnostics:',
    'system_log:',
    'automation: !include automations.yaml',
    'script: !include scripts.yaml',
    'scene: !include scenes.yaml',
    'logger:',
    '  default: warning',
    '  logs:',
    '    custom_components.butler: info',
    '',
  ].join('\n');
}

/** Never `http:` in YAML: since 2026.11 Home Assistant takes that for a change to be confirmed, and reverts it. */
export function renderHttpStorage(port: number): string {
  return JSON.stringify({
    version: 3,
    minor_version: 1,
    key: 'http',
    data: {
      stable: {
        server_host: ['127.0.0.1'],
        server_port: port,
        cors_allowed_origins: ['https://cast.home-assistant.io'],
        login_attempts_threshold: -1,
        ip_ban_enabled: true,
        ssl_profile: 'intermediate_v6',
        use_x_frame_options: true,
        created_at: '2026-01-01T00:00:00+00:00',
        error: null,
        error_message: null,
      },
      pending: null,
      yaml_migration_done: true,
    },
  });
}

/** Everything but the owner is done: the step `core_config` would add integrations that dial the internet. */
const ONBOARDING = JSON.stringify({
  version: 4,
  minor_version: 1,
  key: 'onboarding',
  data: { done: ['core_config', 'analytics', 'integration'] },
});

async function writeNew(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}

/** Package names as Home Assistant takes them, from the paths of YAML files under a folder. */
export function packageName(path: string): string {
  const plain = path.replace(/\.ya?ml$/, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => /\.ya?ml$/.test(name) && !/(^|\/)\./.test(name))
    .map((name) => join(folder, name));
}

async function writePackages(configuration: Configuration): Promise<ReadonlyMap<string, string>> {
  const folder = join(configuration.directory, 'packages');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const packages = new Map<string, string>();
  if (configuration.furniture !== null) {
    await writeFile(join(folder, 'virtual_home.yaml'), renderVirtualHome(configuration.furniture));
    await copyFile(HOME_PACKAGE, join(folder, 'home.yaml'));
    packages.set('virtual_home', 'packages/virtual_home.yaml').set('home', 'packages/home.yaml');
  }
  if (configuration.extraSwitches > 0) {
    await writeFile(join(folder, 'switches.yaml'), renderSwitches(configuration.extraSwitches));
    packages.set('switches', 'packages/switches.yaml');
  }
  if (configuration.packages !== null) {
    for (const file of await yamlFiles(configuration.packages)) {
      packages.set(`given_${packageName(relative(configuration.packages, file))}`, file);
    }
  }
  return packages;
}

async function linkComponents(configuration: Configuration): Promise<void> {
  const folder = join(configuration.directory, 'custom_components');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const given: string[] = [];
  if (configuration.customComponents !== null) {
    for (const name of await readdir(configuration.customComponents)) {
      const path = join(configuration.customComponents, name);
      const isIntegration = await stat(join(path, 'manifest.json')).then(
        () => true,
        () => false,
      );
      if (isIntegration) given.push(path);
    }
  }
  const taken = new Set(OWN_COMPONENTS.map((path) => basename(path)));
  for (const path of [...OWN_COMPONENTS, ...given.filter((path) => !taken.has(basename(path)))]) {
    await symlink(path, join(folder, basename(path)));
  }
}

/** Makes or renews the configuration folder of Home Assistant; what Home Assistant itself stores stays. */
export async function writeConfiguration(configuration: Configuration): Promise<void> {
  const { directory, port } = configuration;
  await mkdir(join(directory, '.storage'), { recursive: true });
  await writeFile(join(directory, '.storage/http'), renderHttpStorage(port), { mode: 0o600 });
  await writeNew(join(directory, '.storage/onboarding'), ONBOARDING);
  await writeNew(join(directory, 'automations.yaml'), '[]\n');
  await writeNew(join(directory, 'scripts.yaml'), '{}\n');
  await writeNew(join(directory, 'scenes.yaml'), '[]\n');
  const packages = await writePackages(configuration);
  await writeFile(join(directory, 'configuration.yaml'), renderConfiguration(configuration, packages));
  await linkComponents(configuration);
}
