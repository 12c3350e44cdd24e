import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUsableVersion } from './interpreter.ts';
import { withLock } from './lock.ts';
import { collectRequirements } from './requirements.ts';
import { hasStamp, stampOf, writeStamp } from './stamp.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-python-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function component(name: string, manifest: object): Promise<void> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, 'manifest.json'), JSON.stringify({ domain: name, ...manifest }));
}

test('requirements are those of the integrations and of all that they depend on, once', async () => {
  await component('conversation', { dependencies: ['http', 'intent'], requirements: ['hassil==3'] });
  await component('http', { requirements: ['aiohttp-cors==1'], dependencies: ['intent'] });
  await component('intent', { requirements: ['hassil==3'], dependencies: ['http'] });
  await component('unused', { requirements: ['huge==1'] });
  expect(await collectRequirements(folder, ['conversation'])).toEqual(['aiohttp-cors==1', 'hassil==3']);
});

test('an integration that is not there is an error', async () => {
  await expect(collectRequirements(folder, ['nowhere'])).rejects.toThrow('nowhere');
});

test.each([
  ['3.14.2', true],
  ['3.14.10', true],
  ['3.14.1', false],
  ['3.13.9', false],
  ['3.15.0', false],
  ['', false],
])('Python %s can run Home Assistant: %s', (version, usable) => {
  expect(isUsableVersion(version)).toBe(usable);
});

test('a stamp holds only for what it was written for', async () => {
  await writeStamp(folder, stampOf(['a', 'b']));
  expect(await hasStamp(folder, stampOf(['a', 'b']))).toBe(true);
  expect(await hasStamp(folder, stampOf(['a', 'c']))).toBe(false);
  expect(await hasStamp(join(folder, 'missing'), stampOf(['a', 'b']))).toBe(false);
});

test('two at once under one name run one after the other', async () => {
  const order: string[] = [];
  const first = Promise.withResolvers<undefined>();
  const held = Promise.withResolvers<undefined>();
  const one = withLock(
    folder,
    'x',
    () => {},
    async () => {
      order.push('one starts');
      held.resolve(undefined);
      await first.promise;
      order.push('one ends');
    },
  );
  await held.promise;
  const waiting = Promise.withResolvers<undefined>();
  const two = withLock(
    folder,
    'x',
    () => waiting.resolve(undefined),
    async () => void order.push('two'),
  );
  await waiting.promise;
  first.resolve(undefined);
  await Promise.all([one, two]);
  expect(order).toEqual(['one starts', 'one ends', 'two']);
});

test("a dead process's lock is taken over", async () => {
  // No process has this id: Linux counts to 4,194,304 at most.
  await writeFile(join(folder, 'x.lock'), '99999999\n');
  expect(
    await withLock(
      folder,
      'x',
      () => {},
      async () => 'done',
    ),
  ).toBe('done');
});
