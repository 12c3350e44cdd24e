/**
 * What was told is found by its meaning once the household has entered where its Ollama is, and whatever becomes of
 * Ollama, no turn suffers. Each question is asked until it is answered: on a busy machine Ollama may be late once.
 */
import { expect, onTestFinished, test, vi } from 'vitest';
import type { StatusResponse } from '../../addon/src/api/contract.ts';
import { postgresPlace } from '../../addon/src/store/test-databases.ts';
import { startTestPostgres } from '../../addon/src/store/test-postgres.ts';
import type { Database } from '../../addon/src/store/store.ts';
import { type FakeOllama, startFakeOllama } from '../fakes/ollama/server.ts';
import type { Script } from '../fakes/scripted-model/script.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { connectAs } from './support/connect.ts';
import { gatherSpeakers, type SpeakerName, type Speakers } from './support/speakers.ts';

const postgres = await startTestPostgres();
vi.setConfig({ testTimeout: 240_000 });

const QUICK = 'tests/e2e/support/app-with-quick-chores.ts';
const eventually = { timeout: 30_000, interval: 100 };
/** No word of them is in what they ask for. */
const LOCKED_OUT = 'I am locked out, how do I get inside?';
const RODENT = 'When does our rodent get its food?';
const DARK = 'All lamps are dead, there is no electricity. What can I do about that?';
const KEY = 'the spare key is with the neighbours';
const NO_IDEA = 'I do not know.';

/** What the model says where it was told what was told. */
const script: Script = [
  { when: { said: 'locked out', prompt: `${KEY} (said by` }, reply: 'The neighbours have a spare key.' },
  { when: { said: 'spare key', prompt: `${KEY} (said by` }, reply: 'The neighbours have it.' },
  { when: { said: 'rodent', prompt: 'the hamster eats at seven (said by' }, reply: 'At seven.' },
  { when: { said: 'electricity', prompt: 'is behind the coats (said by' }, reply: 'Behind the coats.' },
  { reply: NO_IDEA },
];

let bed: OwnBed;
let speakers: Speakers;
let database: Database;
let ollama: FakeOllama;

async function start(): Promise<void> {
  const place = await postgresPlace(postgres?.url ?? '');
  ollama = await startFakeOllama();
  onTestFinished(ollama.stop);
  bed = await openOwnBed({ databaseUrl: place.url, appMain: QUICK });
  onTestFinished(() => bed.close());
  database = place.open();
  onTestFinished(async () => await database.close());
  speakers = await gatherSpeakers(bed);
  onTestFinished(() => speakers.close());
  await bed.people.introduce();
  await bed.model.play(script);
}

const say = async (name: SpeakerName, text: string) => (await speakers.of(name).say(text)).text;
const expectHeard = async (name: SpeakerName, question: string, answer: string) =>
  await expect.poll(async () => await say(name, question), eventually).toBe(answer);

async function newestMessage(): Promise<string> {
  return JSON.stringify((await bed.model.calls()).at(-1)?.body?.messages.at(-1));
}

/** In the integration's options, as an administrator does. */
async function set(input: { readonly ollama_url: string; readonly embedding_model?: string }): Promise<void> {
  const [entry] = await bed.flows.entries('butler');
  const done = await bed.flows.options(entry?.entry_id ?? '', { local_first: true, ...input });
  expect(done.type).toBe('create_entry');
}

async function problem(): Promise<StatusResponse['meaning']['problem']> {
  const { app_url: url, app_token: token } = bed.json;
  const response = await fetch(`${url}/v1/status`, { headers: { authorization: `Bearer ${token}` } });
  return ((await response.json()) as StatusResponse).meaning.problem;
}
const expectProblem = async (wanted: StatusResponse['meaning']['problem']) =>
  await expect.poll(problem, eventually).toBe(wanted);

/** The models whose vectors the facts have; null: none. */
async function embeddedBy(): Promise<readonly unknown[]> {
  const rows = await database.query('select embedding_model as model from butler.user_facts order by 1');
  return rows.map(({ model }) => model);
}
const asked = () => ollama.asked().flatMap(({ input }) => input);

test.skipIf(postgres === undefined)('on postgresql, in a real home', async () => {
  await start();
  await wordsAlone();
  await byMeaning();
  await forWhoeverMayKnow();
  await slow();
  await away();
  await somethingElse();
  await backAgain();
  await modelsThatDoNotFit();
  await forgotten();
  expect(await embeddedBy()).toEqual(Array.from({ length: 4 }, () => 'embeddinggemma'));
});

/** Without Ollama a question in other words has no answer. */
async function wordsAlone(): Promise<void> {
  expect(await say('Robin', `remember that ${KEY}`)).toMatch(/^I will remember for you/);
  await say('Robin', 'remember that the dentist is Doctor Miller');
  await say('Robin', 'remember that my bicycle has a green bell');
  await say('Robin', 'remember for everybody that the hamster eats at seven');
  await expectHeard('Robin', 'I cannot find the spare key anywhere', 'The neighbours have it.');
  for (const question of [LOCKED_OUT, RODENT]) expect(await say('Robin', question)).toBe(NO_IDEA);
  expect(await newestMessage()).not.toContain('told:');
}

/** Everything that was told before is embedded, and the question finds it. */
async function byMeaning(): Promise<void> {
  await set({ ollama_url: ollama.url });
  await expect.poll(embeddedBy, eventually).toEqual(Array.from({ length: 4 }, () => 'nomic-embed-text'));
  expect(asked()).toContain(`search_document: ${KEY}`);
  await expectHeard('Robin', LOCKED_OUT, 'The neighbours have a spare key.');
  expect(await newestMessage()).toContain(`${KEY} (said by the person speaking today, private)`);
  expect(asked()).toContain(`search_query: ${LOCKED_OUT}`);
  expect(asked().filter((text) => !/^search_(?:query|document): /.test(text))).toEqual([]);
  await expectProblem(null);
}

/** What is everybody's is found by others, what is private is not. */
async function forWhoeverMayKnow(): Promise<void> {
  await expectHeard('Sam', RODENT, 'At seven.');
  expect(await newestMessage()).toContain('the hamster eats at seven (said by Robin today, household)');
  for (const name of ['Sam', 'Mia', 'Lou', 'kitchen'] as const) {
    expect(await say(name, LOCKED_OUT)).toBe(NO_IDEA);
    expect(await newestMessage()).not.toContain('neighbours');
  }
}

/** It answers only when the turns are over: they have found what they could by words. */
async function slow(): Promise<void> {
  const over = Promise.withResolvers<void>();
  ollama.behave({ after: over.promise });
  ollama.forget();
  await expectHeard('Robin', 'I cannot find the spare key anywhere', 'The neighbours have it.');
  expect(await say('Robin', LOCKED_OUT)).toBe(NO_IDEA);
  expect(asked()).toHaveLength(1);
  over.resolve();
  ollama.behave('well');
  await expectHeard('Robin', LOCKED_OUT, 'The neighbours have a spare key.');
}

/** What is told meanwhile is kept, and found by words; owners see on the health card what is wrong. */
async function away(): Promise<void> {
  await ollama.stop();
  expect(await say('Robin', 'remember that the fuse box is behind the coats')).toMatch(/^I will remember/);
  await expectHeard('Robin', 'I cannot find the spare key anywhere', 'The neighbours have it.');
  expect(await say('Robin', LOCKED_OUT)).toBe(NO_IDEA);
  await expectProblem('away');
  expect(await seenByOwners()).toEqual({ model: 'nomic-embed-text', problem: 'away' });
}

async function somethingElse(): Promise<void> {
  ollama.behave('login_page');
  await ollama.start();
  await expectProblem('not_ollama');
  await expectHeard('Robin', 'I cannot find the spare key anywhere', 'The neighbours have it.');
  ollama.behave('redirect');
  await expectHeard('Robin', 'I cannot find the spare key anywhere', 'The neighbours have it.');
  expect(await problem()).toBe('not_ollama');
  expect(await embeddedBy()).toContain(null);
}

/** What was told meanwhile is made up for. */
async function backAgain(): Promise<void> {
  ollama.behave('well');
  await expect.poll(embeddedBy, eventually).toEqual(Array.from({ length: 5 }, () => 'nomic-embed-text'));
  await expectHeard('Robin', DARK, 'Behind the coats.');
  await expectProblem(null);
}

/** One that is not there or gives other vectors takes nothing away; one that fits gives all of them anew. */
async function modelsThatDoNotFit(): Promise<void> {
  await set({ ollama_url: ollama.url, embedding_model: 'nobody/pulled-this' });
  await expectProblem('unknown_model');
  await set({ ollama_url: ollama.url, embedding_model: 'all-minilm' });
  await expectProblem('wrong_size');
  await expectHeard('Robin', 'I cannot find the spare key anywhere', 'The neighbours have it.');
  expect(await embeddedBy()).toEqual(Array.from({ length: 5 }, () => 'nomic-embed-text'));
  ollama.forget();
  await set({ ollama_url: ollama.url, embedding_model: 'embeddinggemma' });
  await expect.poll(embeddedBy, eventually).toEqual(Array.from({ length: 5 }, () => 'embeddinggemma'));
  await expectProblem(null);
  await expectHeard('Robin', LOCKED_OUT, 'The neighbours have a spare key.');
  expect(asked()).toContain(`title: none | text: ${KEY}`);
  expect(asked()).toContain(`task: search result | query: ${LOCKED_OUT}`);
}

/** With its vector. */
async function forgotten(): Promise<void> {
  const signs = async () => (await database.query('select from butler.fact_signs')).length;
  expect(await signs()).toBe(5);
  expect(await say('Robin', 'forget what I said about the key')).toMatch(/^I have forgotten it/);
  expect([await signs(), (await embeddedBy()).length]).toEqual([4, 4]);
  expect(await say('Robin', LOCKED_OUT)).toBe(NO_IDEA);
  expect(await newestMessage()).not.toContain('neighbours');
}

/** On the health card. */
async function seenByOwners(): Promise<unknown> {
  const connection = await connectAs(bed.json.home_assistant_url, bed.json.token);
  try {
    const seen: unknown[] = [];
    await connection.subscribeMessage<{ status: { meaning?: { problem: unknown } } | null }>(
      ({ status }) => seen.push(status?.meaning),
      { type: 'butler/subscribe', topic: 'health' },
    );
    // Else the integration asks every half minute.
    await bed.home.call('homeassistant.update_entity', 'sensor.butler_tokens_today');
    return await vi.waitUntil(() => seen.find((one) => (one as { problem?: unknown }).problem !== null), {
      timeout: 40_000,
      interval: 100,
    });
  } finally {
    connection.close();
  }
}
