/** Told, killed, started again, asked again, where there is neither a model nor Ollama. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOwnBed, type OwnBed } from './support/bed.ts';

let bed: OwnBed;
let german: string;
beforeAll(async () => {
  bed = await openOwnBed({ modelUrl: null });
  const { pipelines } = await bed.home.send<{ pipelines: { id: string }[] }>({
    type: 'assist_pipeline/pipeline/list',
  });
  const { id: _id, ...pipeline } = pipelines.find(({ id }) => id === bed.json.pipeline_id) ?? { id: '' };
  const made = await bed.home.send<{ id: string }>({
    type: 'assist_pipeline/pipeline/create',
    ...pipeline,
    name: 'Butler auf Deutsch',
    language: 'de',
    conversation_language: 'de',
  });
  german = made.id;
});
afterAll(() => bed.close());

const say = async (text: string) => (await bed.assist.say(text)).text;
const sage = async (text: string) => (await bed.assist.say(text, { pipelineId: german })).text;

async function startAgain(): Promise<void> {
  process.kill(bed.bed.home.app.pid(), 'SIGKILL');
  await bed.bed.home.app.start();
  await bed.home.waitForState('conversation.butler', (entity) => entity?.state !== 'unavailable', 40_000);
  await expect
    .poll(async () => await say('what can you do?'), { timeout: 40_000, interval: 200 })
    .toContain('lights');
}

test('what was told is known after a restart, replaced, told, and forgotten for good', async () => {
  expect(await say('remember that the spare key is with the neighbours')).toMatch(/^I will remember for you/);
  await startAgain();
  expect(await say('where is the spare key?')).toBe(
    'You told me today: the spare key is with the neighbours.',
  );
  expect(await say('remember that the spare key is in the shed')).toMatch(/in the shed\. Before/);
  await startAgain();
  expect(await say('where is the spare key?')).toBe('You told me today: the spare key is in the shed.');
  const known = await say('what do you know about me?');
  expect(known).toContain('in the shed');
  expect(known).not.toContain('neighbours');
  expect(await say('forget what I said about the key')).toMatch(/^I have forgotten it/);
  await startAgain();
  expect(await say('where is the spare key?')).not.toMatch(/shed|neighbours/);
  expect(await say('what do you know about me?')).not.toContain('key');
});

test('the same in German', async () => {
  expect(await sage('Merk dir, dass der Ersatzschlüssel bei den Nachbarn liegt.')).toMatch(
    /^Ich merke mir für dich/,
  );
  await startAgain();
  expect(await sage('Wo ist der Ersatzschlüssel?')).toContain('bei den Nachbarn');
  expect(await sage('Was weißt du über mich?')).toContain('bei den Nachbarn');
  expect(await sage('Vergiss, was ich über den Schlüssel gesagt habe.')).toMatch(/^Ich habe es vergessen/);
  await startAgain();
  expect(await sage('Wo ist der Ersatzschlüssel?')).not.toContain('Nachbarn');
});
