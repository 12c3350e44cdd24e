/** What the integration offers beside the conversation: an action, diagnostics, a reload, sentence triggers. */
import { afterAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';
import { callRest } from '../support/connect.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

const rest = (method: string, path: string, body?: unknown): Promise<unknown> =>
  callRest(bed.json.home_assistant_url, bed.json.token, method, path, body);

interface Asked {
  response: { text: string; conversation_id: string; effects: unknown[] };
}

test('butler.ask answers with what was said and done, and goes on with the conversation', async () => {
  await bed.put('light.sofa_lamp', 'off');
  await bed.model.play([
    {
      when: { said: 'cosy' },
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } }],
        'Cosy it is.',
      ],
    },
    { reply: 'You wanted it cosy.' },
  ]);
  const ask = (text: string, conversation_id?: string): Promise<Asked> =>
    bed.home.send({
      type: 'call_service',
      domain: 'butler',
      service: 'ask',
      service_data: { text, ...(conversation_id === undefined ? {} : { conversation_id }) },
      return_response: true,
    });
  const { response } = await ask('make it cosy');
  expect(response.text).toBe('Cosy it is.');
  expect(response.effects).toEqual([
    { action: 'light.turn_on', entity_ids: ['light.sofa_lamp'], outcome: 'reached' },
  ]);
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('on');
  const next = await ask('what did I want', response.conversation_id);
  expect(next.response).toMatchObject({ text: 'You wanted it cosy.', effects: [] });
  const calls = await bed.model.calls();
  expect(JSON.stringify(calls.at(-1)?.body?.messages)).toContain('make it cosy');
});

test('diagnostics hold no secret', async () => {
  const [entry] = await bed.flows.entries('butler');
  const diagnostics = JSON.stringify(await rest('GET', `diagnostics/config_entry/${entry?.entry_id ?? ''}`));
  expect(diagnostics).toContain('allow_list');
  for (const secret of [bed.json.app_token, bed.json.token, 'test-bed']) {
    expect(diagnostics).not.toContain(secret);
  }
});

test('after a reload everything works as before', async () => {
  const [entry] = await bed.flows.entries('butler');
  await bed.flows.reload(entry?.entry_id ?? '');
  await bed.model.play([
    {
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'off' } }],
        '{{last_tool_result.spoken}}',
      ],
    },
  ]);
  await expect
    .poll(async () => (await bed.assist.say('enough of the sofa')).text, { timeout: 15_000, interval: 200 })
    .toMatch(/^the sofa lamp (is|was already) off\.$/i);
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('off');
  await bed.put('light.kitchen', 'off');
  await bed.assist.say('turn on the kitchen light');
  expect((await bed.home.state('light.kitchen')).state).toBe('on');
});

test("a sentence of the household's own automation comes first, and is part of the conversation", async () => {
  const id = 'e2e_tea';
  await rest('POST', `config/automation/config/${id}`, {
    alias: 'Tea',
    triggers: [{ trigger: 'conversation', command: ['it is tea time'] }],
    actions: [{ set_conversation_response: 'The kettle is on.' }],
  });
  try {
    await bed.home.waitForState('automation.tea', 'on');
    await bed.model.play([{ reply: 'You announced tea.' }]);
    const first = await bed.assist.say('it is tea time');
    expect(first.text).toBe('The kettle is on.');
    const { conversationId } = first;
    const second = await bed.assist.say('what was it that I said', { conversationId });
    expect(second.text).toBe('You announced tea.');
    const [call] = await bed.model.calls();
    const history = JSON.stringify(call?.body?.messages.slice(0, -1));
    expect(history).toContain('it is tea time');
    expect(history).toContain('The kettle is on.');
  } finally {
    await rest('DELETE', `config/automation/config/${id}`);
  }
});
