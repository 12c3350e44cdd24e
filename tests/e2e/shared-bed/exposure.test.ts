/** What is not exposed to Assist does not exist: not for the eyes, not for the hands. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';
import { connectAs } from '../support/connect.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

test('it is not in the prompt, and the model cannot move it by naming it', async () => {
  await bed.put('light.cellar', 'off');
  await bed.model.play([
    {
      when: { said: 'cellar' },
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.cellar'], state: 'on' } }],
        [{ tool: 'turn_on_off', input: { entity_ids: ['Cellar light'], state: 'on' } }],
        'I know no such lamp.',
      ],
    },
  ]);
  const turn = await bed.assist.say('could you see to the cellar light for me');
  expect(turn.text).toBe('I know no such lamp.');
  expect((await bed.home.state('light.cellar')).state).toBe('off');
  const calls = await bed.model.calls();
  expect(calls).toHaveLength(3);
  expect(JSON.stringify(calls[0]?.body)).not.toContain('light.cellar');
  for (const call of calls.slice(1)) {
    const result = JSON.stringify(call.body?.messages.at(-1));
    expect(result).toContain('"is_error":true');
    expect(result).toContain('There is no');
  }
});

test('Home Assistant does not move it for us either', async () => {
  await bed.put('light.cellar', 'off');
  await bed.model.play([{ reply: 'I know no such lamp.' }]);
  await bed.assist.say('turn on the cellar light');
  expect((await bed.home.state('light.cellar')).state).toBe('off');
});

test('once exposed it is there, and gone again when it is hidden', async () => {
  const expose = (shown: boolean): Promise<unknown> =>
    bed.home.send({
      type: 'homeassistant/expose_entity',
      assistants: ['conversation'],
      entity_ids: ['light.cellar'],
      should_expose: shown,
    });
  const isInPrompt = async (): Promise<boolean> => {
    await bed.model.play([{ reply: 'Well.' }]);
    await bed.assist.say('how are things with the cellar light');
    const [call] = await bed.model.calls();
    return JSON.stringify(call?.body).includes('light.cellar');
  };
  try {
    await expose(true);
    await expect.poll(isInPrompt).toBe(true);
  } finally {
    await expose(false);
  }
  await expect.poll(isInPrompt).toBe(false);
});

test('the integration itself moves nothing that is hidden, whatever the app asks for', async () => {
  await bed.put('light.cellar', 'off');
  const pairing = join(bed.json.dir, 'app', 'pairing.json');
  const kept = JSON.parse(await readFile(pairing, 'utf8')) as {
    pairing: { home_assistant: { token: string } };
  };
  const butler = await connectAs(bed.json.home_assistant_url, kept.pairing.home_assistant.token);
  const act = (entityId: string): Promise<unknown> =>
    butler.sendMessagePromise({
      type: 'butler/act',
      domain: 'light',
      service: 'turn_on',
      entity_ids: [entityId],
      data: {},
      user_id: bed.owner.user_id,
      parent_context_id: null,
    });
  try {
    await expect(act('light.cellar')).rejects.toMatchObject({ code: 'not_found' });
    expect((await bed.home.state('light.cellar')).state).toBe('off');
    await act('light.hall');
    expect((await bed.home.state('light.hall')).state).toBe('on');
  } finally {
    butler.close();
  }
});
