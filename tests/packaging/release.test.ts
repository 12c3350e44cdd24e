import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { runCommand } from '../../scripts/command.ts';
import { REPOSITORY } from '../../scripts/paths.ts';
import { isAllowed, refuseLicences, renderNotices } from '../../scripts/release/licences.ts';
import { makeRelease } from '../../scripts/release/make-release.ts';
import { readVersion, writeVersion } from '../../scripts/release/versions.ts';

vi.setConfig({ testTimeout: 120_000 });

const WITH_VERSION = [
  'package.json',
  'package-lock.json',
  'custom_components/butler/manifest.json',
  'addon/config.yaml',
  'CHANGELOG.md',
  'addon/CHANGELOG.md',
];

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'butler-release-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A checkout of only the files that say a version. */
async function versionedFiles(): Promise<string> {
  const root = await temporaryFolder();
  for (const file of WITH_VERSION) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await cp(join(REPOSITORY, file), join(root, file));
  }
  return root;
}

const readAll = (root: string) => Promise.all(WITH_VERSION.map((file) => readFile(join(root, file), 'utf8')));

async function noteSomething(root: string): Promise<void> {
  const file = join(root, 'CHANGELOG.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('\n## ', '\n## Unreleased\n\n* Something new.\n\n## '));
}

test('the version is the same in all five places', async () => {
  expect(await readVersion(REPOSITORY)).toBe(packageJson.version);
});

test('a version that differs in one place is told with all places', async () => {
  const root = await versionedFiles();
  const file = join(root, 'addon/config.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace(packageJson.version, '9.9.9'));
  await expect(readVersion(root)).rejects.toThrow(/addon\/config\.yaml: 9\.9\.9/);
});

test('a new version is written everywhere, and nothing else is touched', async () => {
  const root = await versionedFiles();
  await noteSomething(root);
  const before = await readAll(root);
  await writeVersion(root, '7.8.9-beta.1');
  expect(await readVersion(root)).toBe('7.8.9-beta.1');
  const changed = (await readAll(root)).map((text, index) => {
    const old = new Set(before[index]?.split('\n'));
    return text.split('\n').filter((line) => !old.has(line));
  });
  expect(changed.flat().filter((line) => !line.includes('7.8.9-beta.1'))).toEqual(['* Something new.']);
  expect(changed.map((lines) => lines.length)).toEqual([1, 2, 1, 1, 1, 2]);
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    version: string;
    packages: Record<string, { version: string }>;
  };
  expect([lock.version, lock.packages['']?.version]).toEqual(['7.8.9-beta.1', '7.8.9-beta.1']);
});

test.each(['1.2', 'v1.2.3', '1.2.3.4', '01.2.3', '1.2.3-', ''])('"%s" is no version', async (version) => {
  const root = await versionedFiles();
  await noteSomething(root);
  const before = await readAll(root);
  await expect(writeVersion(root, version)).rejects.toThrow(/is no version: write for example/);
  expect(await readAll(root)).toEqual(before);
});

test('a new version needs a note of what is new', async () => {
  const root = await versionedFiles();
  const before = await readAll(root);
  await expect(writeVersion(root, '7.8.9')).rejects.toThrow(/no section "## Unreleased"/);
  expect(await readAll(root)).toEqual(before);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND MIT', true],
  ['GPL-3.0-or-later', false],
  ['AGPL-3.0', false],
  ['MIT AND GPL-2.0', false],
  ['MIT OR GPL-2.0 AND BSD-3-Clause', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['UNLICENSED', false],
])('a package under %s: %s', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});

test('a licence that is not allowed is named with its package; notices carry the texts', () => {
  const good = { name: 'good', version: '1.0.0', licence: 'MIT', texts: ['Copyright (c) Somebody'] };
  const bad = { name: 'bad', version: '2.0.0', licence: 'AGPL-3.0-only', texts: [] };
  expect(() => refuseLicences([good, bad])).toThrow(/\n {2}bad 2\.0\.0: AGPL-3\.0-only$/);
  expect(renderNotices([good], ['More'])).toMatch(
    /good 1\.0\.0 \(MIT\)\n\nCopyright \(c\) Somebody\n[^]*More\n$/,
  );
});

const names = (zip: string) => runCommand('python3', ['-m', 'zipfile', '-l', zip]);

test('the same checkout gives the same release, byte for byte, with all that belongs into it', async () => {
  const make = async () => {
    const folder = await temporaryFolder();
    const output = join(folder, 'release');
    const { files } = await makeRelease({ output, app: join(folder, 'app') });
    return { output, files };
  };
  const first = await make();
  const second = await make();
  const { version } = packageJson;
  const app = `butler-app-${version}.zip`;
  const bill = `butler-app-${version}.cdx.json`;
  expect(first.files).toEqual(
    ['SHA256SUMS', 'THIRD-PARTY-NOTICES.txt', app, bill, 'butler.zip', 'hacs.json'].toSorted(),
  );

  const sums = await readFile(join(first.output, 'SHA256SUMS'), 'utf8');
  expect(await readFile(join(second.output, 'SHA256SUMS'), 'utf8')).toBe(sums);
  for (const [, sum, name = ''] of sums.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)) {
    const bytes = await readFile(join(first.output, name));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
  }

  const integration = await names(join(first.output, 'butler.zip'));
  for (const name of [
    'manifest.json',
    'translations/en.json',
    'translations/de.json',
    'brand/icon.png',
    'frontend/butler-cards.js',
    'frontend/butler-panel.js',
    'LICENSE',
  ])
    expect(integration).toMatch(new RegExp(`^${name} `, 'm'));
  // One file a language; what is loaded later is named after what it holds.
  expect(integration).toMatch(/^frontend\/c\/german-[A-Z0-9]{8}\.js /m);
  expect(integration).not.toMatch(/__pycache__|\.pyc|custom_components/);
  const bundle = await names(join(first.output, app));
  for (const name of ['app.mjs', 'embedded/worker.mjs', 'embedded/pglite.wasm', 'THIRD-PARTY-NOTICES.txt'])
    expect(bundle).toMatch(new RegExp(`^${name} `, 'm'));

  const notices = await readFile(join(first.output, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  const { components } = JSON.parse(await readFile(join(first.output, bill), 'utf8')) as {
    components: { name: string; version: string }[];
  };
  for (const one of components) expect(notices).toContain(`\n${one.name} ${one.version} (`);
  const listed = components.map(({ name }) => name);
  expect(listed).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)));
  expect(listed.filter((name) => Object.hasOwn(packageJson.devDependencies, name))).toEqual([]);
  expect(notices).toContain('PostgreSQL Global Development Group');
  // In the cards, which are in no bill of materials of the app.
  expect(notices).toMatch(/^lit 3\.\d+\.\d+ \(BSD-3-Clause\)$/m);
});
