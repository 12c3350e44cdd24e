/** What earlier versions left behind opens with this one, and nothing of it is lost. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { loadConfig } from '../config.ts';
import { saveFact } from '../memory/fact-rows.ts';
import { latestFacts } from '../memory/find-facts.ts';
import { newFact } from '../memory/test-facts.ts';
import { openPairingFile } from '../pairing/pairing-file.ts';
import { askerWith } from '../people/test-askers.ts';
import { insertExchange, selectRecent } from './exchange-rows.ts';
import { createEmbeddedPlaces, migratedIn, postgresPlace, testExchange } from './test-databases.ts';
import { startTestPostgres } from './test-postgres.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());

const fixtures = join(import.meta.dirname, '../../../tests/fixtures/upgrade');
const versions = (await readdir(fixtures)).filter((name) => /^\d+\.\d+\.\d+$/.test(name));
const read = async (version: string, name: string) => await readFile(join(fixtures, version, name), 'utf8');
const owner = askerWith('owner');
const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];

test('there is one for the first version', () => {
  expect(versions).toContain('0.1.0');
});

describe.each(versions)('of version %s', (version) => {
  for (const { name, place, isThere } of databases)
    test.skipIf(!isThere)(`the database on ${name}`, async () => {
      const there = await place();
      const before = there.open();
      await before.query(await read(version, 'database.sql'));
      await before.close();
      const database = await migratedIn(there);
      const recent = await selectRecent(database, 'kitchen', 50);
      expect(JSON.parse(JSON.stringify(recent))).toMatchObject(
        JSON.parse(await read(version, 'conversation.json')),
      );
      await insertExchange(database, testExchange({ id: 'new', at: new Date('2027-01-01T00:00:00Z') }));
      expect((await selectRecent(database, 'kitchen', 50)).at(-1)?.id).toBe('new');
      await database.close();
    });

  for (const { name, place, isThere } of databases)
    test.skipIf(!isThere)(`what is told after the upgrade stays, on ${name}`, async () => {
      const there = await place();
      const before = there.open();
      await before.query(await read(version, 'database.sql'));
      await before.close();
      const upgraded = await migratedIn(there);
      await saveFact(upgraded, owner, newFact('the spare key is in the shed', { scope: 'household' }), []);
      await upgraded.close();
      const database = await migratedIn(there);
      const { facts } = await latestFacts(database, owner, 5);
      expect(facts.map(({ fact }) => fact)).toEqual(['the spare key is in the shed']);
      expect(await selectRecent(database, 'kitchen', 50)).not.toEqual([]);
      await database.close();
    });

  test('the pairing and the settings', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'butler-upgrade-'));
    onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
    await cp(join(fixtures, version, 'pairing.json'), join(folder, 'pairing.json'));
    const { state } = await openPairingFile(folder);
    expect(state).toEqual(JSON.parse(await read(version, 'pairing.json')));
    const text = await read(version, 'butler.json');
    const config = loadConfig({
      environment: { BUTLER_DATA_DIR: folder },
      readText: (path) => (path === join(folder, 'butler.json') ? text : undefined),
    });
    expect(config).toMatchObject({ model: 'claude-haiku-5-5', language: 'de', localFirst: false });
    expect(config.anthropicKey?.reveal()).toBe('sk-ant-not-a-real-key');
  });
});
