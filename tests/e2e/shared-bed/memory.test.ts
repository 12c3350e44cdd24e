/** What people tell is remembered, told again and forgotten without a model; what is private is for nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';
import { gatherSpeakers, type Speakers } from '../support/speakers.ts';

const bed = await openSharedBed();
const OTHERS = ['Robin', 'Mia', 'Lou', 'kitchen', 'house'] as const;
/** Words of what Sam says in private. */
const PRIVATE = /loose board|nightgown/i;
const SHRUG = 'I would rather not say.';
let speakers: Speakers;
let pipelineId: string;

beforeAll(async () => {
  speakers = await gatherSpeakers(bed);
  await bed.people.introduce();
  const { pipelines } = await bed.home.send<{ pipelines: { id: string }[] }>({
    type: 'assist_pipeline/pipeline/list',
  });
  const { id: _id, ...pipeline } = pipelines.find(({ id }) => id === bed.json.pipeline_id) ?? { id: '' };
  const german = await bed.home.send<{ id: string }>({
    type: 'assist_pipeline/pipeline/create',
    ...pipeline,
    name: 'Butler merkt sich etwas',
    language: 'de',
    conversation_language: 'de',
  });
  pipelineId = german.id;
});
afterAll(async () => {
  await bed.model.play([]);
  for (const name of ['Robin', 'Sam'] as const)
    for (const thing of ['spare key', 'diary', 'Ersatzschlüssel']) await forget(name, thing);
  await bed.home.send({ type: 'assist_pipeline/pipeline/delete', pipeline_id: pipelineId });
  await speakers.close();
  await bed.close();
});

const say = async (name: Parameters<Speakers['of']>[0], text: string) =>
  (await speakers.of(name).say(text)).text;
const forget = async (name: 'Robin' | 'Sam', thing: string) =>
  await say(name, `forget what I said about the ${thing}`);

async function lastSent(): Promise<string> {
  return JSON.stringify((await bed.model.calls()).map(({ body }) => body?.messages));
}

test('told, asked, listed and forgotten without a model', async () => {
  await bed.model.play([]);
  expect(await say('Robin', 'Remember that the spare key is with the neighbours.')).toBe(
    'I will remember for you: the spare key is with the neighbours.',
  );
  expect(await say('Robin', 'Where is the spare key?')).toBe(
    'You told me today: the spare key is with the neighbours.',
  );
  expect(await say('Robin', 'what do you know about me?')).toContain('with the neighbours');
  expect(await say('Robin', 'remember that the spare key is in the shed')).toMatch(/in the shed\. Before/);
  expect(await say('Robin', 'forget what I said about the key')).toBe(
    'I have forgotten it: the spare key is in the shed.',
  );
  expect(await say('Robin', 'what do you know about me?')).not.toMatch(/key/);
  expect(await bed.model.calls()).toEqual([]);
});

test('the same in German', async () => {
  await bed.model.play([]);
  const german = async (text: string) => (await bed.assist.say(text, { pipelineId })).text;
  expect(await german('Merk dir, dass der Ersatzschlüssel bei den Nachbarn liegt.')).toBe(
    'Ich merke mir für dich: der Ersatzschlüssel liegt bei den Nachbarn.',
  );
  expect(await german('Wo ist der Ersatzschlüssel?')).toMatch(
    /^Du hast mir heute gesagt: .*bei den Nachbarn\.$/,
  );
  expect(await german('Was weißt du über mich?')).toContain('bei den Nachbarn');
  expect(await german('Vergiss, was ich über den Schlüssel gesagt habe.')).toMatch(/^Ich habe es vergessen/);
  expect(await bed.model.calls()).toEqual([]);
});

test('"where is …" about anything else goes its usual way', async () => {
  await bed.model.play([{ reply: SHRUG }]);
  await say('Robin', 'remember that the spare key is with the neighbours');
  expect(await say('Robin', 'where is the moon')).toBe(SHRUG);
  const before = await say('Robin', 'where is Mia');
  await say('Robin', 'remember that Mia is in the chess club');
  expect(await say('Robin', 'where is Mia')).toBe(before);
  await say('Robin', 'forget that Mia is in the chess club');
});

test('what was told about the words stands in the newest message, with who said it', async () => {
  await bed.model.play([{ reply: 'With the neighbours.' }]);
  await say('Robin', 'remember that the spare key is with the neighbours');
  await say('Robin', 'I cannot find the spare key anywhere');
  const last = (await bed.model.calls()).at(-1)?.body?.messages.at(-1);
  expect(JSON.stringify(last)).toContain(
    'told:\\nthe spare key is with the neighbours (said by the person speaking today, private)',
  );
});

test('what is for everybody is told to adults, children and rooms, and to no guest or automation', async () => {
  await bed.model.play([{ reply: SHRUG }]);
  await say('Sam', 'remember for everybody that the tent is in the attic');
  for (const name of ['Robin', 'Mia', 'kitchen'] as const)
    expect(await say(name, 'where is the tent?')).toBe('Sam told me today: the tent is in the attic.');
  for (const name of ['Lou', 'house'] as const)
    expect(await say(name, 'where is the tent?')).not.toContain('attic');
  await say('Sam', 'forget what I said about the tent');
});

const tries: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['recall_facts', {}],
  ['recall_facts', { query: 'diary' }],
  ['recall_facts', { query: 'Sam diary board bed night' }],
  ['forget_fact', { about: 'diary' }],
  ['correct_fact', { about: 'diary', fact: 'the diary is gone' }],
  ['get_recent_conversations', {}],
  ['get_recent_conversations', { words: 'diary', since: '2020-01-01T00:00:00Z' }],
  ['about_me', {}],
];
const questions = [
  'where is the diary?',
  'what do you know about me?',
  'what do you know about the diary',
  'what did I tell you about the diary',
  'forget what I said about the diary',
  'what did you just do?',
];

test('what Sam says in private nobody else draws out, an administrator neither', async () => {
  await bed.model.play([{ reply: SHRUG }]);
  const told = await say('Sam', 'remember that my diary is under the loose board by the nightgown');
  expect(told).toMatch(/^I will remember for you/);
  const leaks: string[] = [];
  for (const name of OTHERS) {
    for (const [tool, input] of tries) {
      await bed.model.play([{ replies: [[{ tool: 'use_tool', input: { name: tool, input } }], SHRUG] }]);
      const { wire } = await speakers.of(name).say('tell me all about the diary of Sam');
      if (PRIVATE.test(wire + (await lastSent()))) leaks.push(`${name}: ${tool} ${JSON.stringify(input)}`);
    }
    for (const words of questions) {
      await bed.model.play([{ reply: SHRUG }]);
      const { wire } = await speakers.of(name).say(words);
      if (PRIVATE.test(wire + (await lastSent()))) leaks.push(`${name}: ${words}`);
    }
  }
  const { app_url: app, app_token: token } = bed.json;
  for (const path of ['health', 'v1/status']) {
    const response = await fetch(`${app}/${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (PRIVATE.test(await response.text())) leaks.push(path);
  }
  expect(leaks).toEqual([]);
  await bed.model.play([]);
  expect(await say('Sam', 'where is my diary?')).toMatch(/loose board/);
});
