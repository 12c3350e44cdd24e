/**
 * What is said in a conversation is known in another one, days later; nothing is learned of whoever does not want
 * it, after strangers' text, or of what is to be kept nowhere. A conversation is over when its words have been moved
 * back in the database: five minutes cannot be waited for.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { postgresPlace } from '../../addon/src/store/test-databases.ts';
import { startTestPostgres } from '../../addon/src/store/test-postgres.ts';
import type { Database } from '../../addon/src/store/store.ts';
import type { Script } from '../fakes/scripted-model/script.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { gatherSpeakers, type SpeakerName, type Speakers } from './support/speakers.ts';

const postgres = await startTestPostgres();
vi.setConfig({ testTimeout: 240_000 });

const QUICK = 'tests/e2e/support/app-with-quick-chores.ts';
const LEARNING = 'worth knowing in months';
const eventually = { timeout: 30_000, interval: 200 };
const PLAYER = 'media_player.living_room';

let bed: OwnBed;
let speakers: Speakers;
let database: Database;

async function start(): Promise<void> {
  const place = await postgresPlace(postgres?.url ?? '');
  bed = await openOwnBed({ databaseUrl: place.url, appMain: QUICK });
  onTestFinished(() => bed.close());
  database = place.open();
  speakers = await gatherSpeakers(bed);
  onTestFinished(() => speakers.close());
  await bed.people.introduce();
}

const say = async (name: SpeakerName, text: string) => (await speakers.of(name).say(text)).text;
const count = async (sql: string, ...parameters: readonly string[]) =>
  (await database.query(sql, parameters)).length;
const isKept = async (words: string) =>
  (await count('select from butler.conversation_history where content like $1', `%${words}%`)) > 0;
const facts = async () =>
  (await database.query('select fact, source, sentence from butler.user_facts order by said_at')).map(
    ({ fact, source, sentence }) => ({ fact, source, sentence }),
  );

/** The model proposes this of whoever says it. */
const learns = (said: string, quote: string, fact: string): Script[number] => ({
  when: { prompt: LEARNING, said },
  reply: [{ tool: 'answer', input: { facts: [{ exchange: 1, quote, fact }] } }],
});
const nothing: Script[number] = {
  when: { prompt: LEARNING },
  reply: [{ tool: 'answer', input: { facts: [] } }],
};
const talk: Script[number] = { reply: 'Very well.' };

/** Resolves when all that was said so far has been looked at, as if it were ten minutes ago. */
async function endConversation(words: string): Promise<void> {
  await expect.poll(async () => await isKept(words), eventually).toBe(true);
  await database.query(`update butler.exchanges set at = at - interval '10 minutes'`);
  await expect
    .poll(async () => await count('select from butler.exchanges where learned_at is null'), eventually)
    .toBe(0);
}

/** Of the small model, about what is worth knowing. */
const asked = async () =>
  JSON.stringify((await bed.model.calls()).map(({ body }) => body)).split(LEARNING).length - 1;

test.skipIf(postgres === undefined)('what is learned, and what is not, in a real home', async () => {
  await start();
  await knownAfterARestart();
  await leftAloneWhenTheyWant();
  await fromNoStrangersRoomsOrAutomations();
  await keptNowhere();
  expect(await everyRow()).not.toContain('zorblax');
  expect(await filesWith('zorblax')).toEqual([]);
});

/** What was said in passing is known after a restart, in another conversation, without a model. */
async function knownAfterARestart(): Promise<void> {
  await bed.model.play([
    learns('spare key', 'we moved the spare key to the shed', 'the spare key is in the shed'),
    nothing,
    talk,
  ]);
  expect(await say('Robin', 'By the way, we moved the spare key to the shed.')).toBe('Very well.');
  expect(await facts()).toEqual([]);
  await endConversation('spare key');
  expect(await facts()).toEqual([
    {
      fact: 'the spare key is in the shed',
      source: 'learned',
      sentence: 'By the way, we moved the spare key to the shed.',
    },
  ]);
  await bed.bed.home.app.stop();
  await bed.bed.home.app.start();
  await bed.model.play([]);
  await expect
    .poll(async () => await say('Robin', 'Where is the spare key?'), eventually)
    .toBe('You told me today: the spare key is in the shed.');
  expect(await bed.model.calls()).toEqual([]);
  expect(await say('Sam', 'Where is the spare key?')).not.toContain('shed');
}

/** Whoever wants no learning is not learned from, and is told so. */
async function leftAloneWhenTheyWant(): Promise<void> {
  await bed.model.play([
    learns('Leeds', 'My sister Eve lives in Leeds', 'my sister Eve lives in Leeds'),
    talk,
  ]);
  expect(await say('Sam', 'Stop learning about me.')).toMatch(/^From now on I learn nothing/);
  await say('Sam', 'My sister Eve lives in Leeds.');
  await endConversation('Leeds');
  expect(await asked()).toBe(0);
  expect(await say('Sam', 'You may learn about me again.')).toMatch(/^From now on I learn .* again/);
  await endConversation('learn about me again');
  expect(await asked()).toBe(0);
  await say('Sam', 'As I said: My sister Eve lives in Leeds.');
  await endConversation('As I said');
  expect(await facts()).toContainEqual(expect.objectContaining({ fact: 'my sister Eve lives in Leeds' }));
}

/** Nothing is learned after strangers’ text, in a room, or from an automation. */
async function fromNoStrangersRoomsOrAutomations(): Promise<void> {
  await bed.home.waitForState(PLAYER, 'playing');
  await bed.model.play([
    learns('Bath', 'My aunt lives in Bath', 'my aunt lives in Bath'),
    {
      when: { said: 'what is playing' },
      replies: [[{ tool: 'get_states', input: { entity_ids: [PLAYER] } }], 'Music.'],
    },
    talk,
  ]);
  await say('Mia', 'My aunt lives in Bath, and what is playing?');
  await say('kitchen', 'My aunt lives in Bath.');
  await say('house', 'My aunt lives in Bath.');
  await endConversation('what is playing');
  expect(await count(`select from butler.exchanges where taint <> '[]' and speaker like 'person:%'`)).toBe(1);
  expect(await asked()).toBe(0);
  expect(JSON.stringify(await facts())).not.toContain('Bath');
}

/** What is to be kept nowhere is in no row, no file of Home Assistant and no later prompt. */
async function keptNowhere(): Promise<void> {
  await bed.model.play([learns('zorblax', 'my zorblax hurts', 'my zorblax hurts'), nothing, talk]);
  const used = async () =>
    (await database.query('select sum(output_tokens)::integer as tokens from butler.model_usage'))[0]?.[
      'tokens'
    ];
  const before = Number(await used());
  expect(await say('Robin', "Don't keep this: my zorblax hurts.")).toMatch(
    /^Very well\.\s+I keep nothing of this\.$/,
  );
  expect(await say('Robin', 'My zorblax hurts a lot.')).toBe('Very well.');
  await expect.poll(async () => await isKept('zorblax'), eventually).toBe(true);
  expect(await say('Robin', "Don't keep that.")).toBe(
    'I have erased what you said before, and what I answered.',
  );
  await bed.put('light.kitchen', 'off');
  await say('Robin', "Don't keep this: turn on the zorblax light");
  await bed.model.play([talk]);
  await say('Robin', 'tell me something about the sea');
  await endConversation('about the sea');

  expect(JSON.stringify((await bed.model.calls()).map(({ body }) => body))).not.toContain('zorblax');
  expect(Number(await used())).toBeGreaterThan(before);
}

/** Every row of every table in the database, as text. */
async function everyRow(): Promise<string> {
  const tables = await database.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => await database.query(`select row::text from ${String(name)} row`)),
  );
  return JSON.stringify(rows).toLowerCase();
}

/** What Home Assistant and the app have written, but for the debug log of Home Assistant. */
async function filesWith(words: string): Promise<readonly string[]> {
  const entries = await readdir(bed.json.dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const found: string[] = [];
  for (const file of files) {
    if ((await readFile(file)).toString('latin1').toLowerCase().includes(words)) found.push(file);
  }
  return found;
}
