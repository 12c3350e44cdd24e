/** A German pipeline: the butler's own sentences, what tools say, and errors. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
let pipelineId = '';

beforeAll(async () => {
  const { pipelines } = await bed.home.send<{ pipelines: { id: string }[] }>({
    type: 'assist_pipeline/pipeline/list',
  });
  const { id: _id, ...pipeline } = pipelines.find(({ id }) => id === bed.json.pipeline_id) ?? { id: '' };
  const german = await bed.home.send<{ id: string }>({
    type: 'assist_pipeline/pipeline/create',
    ...pipeline,
    name: 'Butler auf Deutsch',
    language: 'de',
    conversation_language: 'de',
  });
  pipelineId = german.id;
});

afterAll(async () => {
  await bed.home.send({ type: 'assist_pipeline/pipeline/delete', pipeline_id: pipelineId });
  await bed.close();
});

test.each([
  ['Wer ist zu Hause?', /zu Hause|unterwegs/],
  ['Was kannst du alles?', /^Ich kann Lichter schalten/],
  ['Schon gut.', /^In Ordnung\.$/],
  ['Ja, bitte.', /^Es ist gerade keine Frage offen\.$/],
  ['   ', /^Ich habe nichts gehört/],
  ['bla '.repeat(2_000), /zu lang/],
])('"%s" is answered in German, without the model', async (words, answer) => {
  await bed.model.play([]);
  const turn = await bed.assist.say(words, { pipelineId });
  expect(turn.error).toBeNull();
  expect(turn.text).toMatch(answer);
  expect(await bed.model.calls()).toEqual([]);
});

test('a tool says in German what it did, and so does the butler when it is asked later', async () => {
  await bed.put('light.sofa_lamp', 'off');
  await bed.model.play([
    {
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } }],
        '{{last_tool_result.spoken}}',
      ],
    },
  ]);
  const turn = await bed.assist.say('ich würde gern auf dem Sofa lesen', { pipelineId });
  expect(turn.text).toMatch(/^Sofa lamp ist an\.$/i);
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('on');
  const [call] = await bed.model.calls();
  expect(JSON.stringify(call?.body?.messages.at(-1))).toContain('language: de');
  const { conversationId } = turn;
  const later = await bed.assist.say('Was hast du gerade gemacht?', { pipelineId, conversationId });
  expect(later.text).toMatch(/^Ich habe Sofa lamp eingeschaltet\. .*ich würde gern auf dem Sofa lesen/i);
});

test('what needs a yes is asked in German', async () => {
  await bed.model.play([
    { reply: [{ tool: 'set_lock', input: { entity_ids: ['lock.front_door'], action: 'unlock' } }] },
  ]);
  const turn = await bed.assist.say('lass meinen Freund durch die Front door herein', { pipelineId });
  expect(turn.text).toMatch(/Front door aufschließen\?/);
  expect((await bed.home.state('lock.front_door')).state).toBe('locked');
});

test('a thing that does not exist is named as such, also when the model says nothing', async () => {
  await bed.model.play([
    {
      replies: [[{ tool: 'turn_on_off', input: { entity_ids: ['light.no_such_lamp'], state: 'on' } }], ''],
    },
  ]);
  const turn = await bed.assist.say('mach die Lampe an, die es nicht gibt', { pipelineId });
  expect(turn.text).toBe('Dieses Gerät kenne ich nicht.');
});

test.each([
  [{ status: 401 }, /nimmt meinen Schlüssel nicht an/],
  [{ status: 400, message: 'Your credit balance is too low.' }, /Guthaben/],
  [{ status: 529 }, /überlastet/],
])('a model that answers %j is explained in German', async (error, heard) => {
  await bed.model.play([{ reply: { error } }]);
  const turn = await bed.assist.say('was hältst du von neuen Schuhen', { pipelineId });
  expect(turn.error).toBeNull();
  expect(turn.text).toMatch(heard);
});
