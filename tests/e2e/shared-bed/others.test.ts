/** The butler for others: automations hear of every turn, and other agents and MCP clients ask him. */
import { afterAll, expect, test } from 'vitest';
import { openOwnBed, openSharedBed } from '../support/bed.ts';
import { callRest } from '../support/connect.ts';

const TURN = 'event.butler_turn';
const bed = await openSharedBed();
afterAll(() => bed.close());

/** The attributes of a turn that ended so, once it is there. */
async function nextTurn(outcome: string, after: string): Promise<Record<string, unknown>> {
  const turn = await bed.home.waitForState(
    TURN,
    (entity) => entity !== undefined && entity.state !== after && entity.attributes['event_type'] === outcome,
  );
  return turn?.attributes ?? {};
}

const lastTurn = async (): Promise<string> => (await bed.home.state(TURN)).state;

test('an action asks with a background, and its turn is an event of the person', async () => {
  await bed.put('light.sofa_lamp', 'off');
  await bed.model.play([
    {
      when: { said: 'cosy', prompt: 'Grandmother is visiting' },
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } }],
        'The sofa lamp is on.',
      ],
    },
  ]);
  const before = await lastTurn();
  const { response } = await bed.home.send<{ response: object }>({
    type: 'call_service',
    domain: 'butler',
    service: 'ask',
    service_data: { text: 'make it cosy', background: 'Grandmother is visiting.', language: 'en' },
    return_response: true,
  });
  const effects = [{ action: 'light.turn_on', entity_ids: ['light.sofa_lamp'], outcome: 'reached' }];
  expect(response).toMatchObject({ text: 'The sofa lamp is on.', outcome: 'acted', effects });
  const turn = await nextTurn('acted', before);
  expect(turn).toMatchObject({
    door: 'action',
    person: bed.owner.person,
    area: null,
    local: false,
    effects,
  });
  expect(JSON.stringify(turn)).not.toMatch(/cosy|sofa lamp is|grandmother/i);
});

test('a local turn is one as well, also from a room', async () => {
  const [satellite] = bed.json.satellites;
  if (satellite === undefined) throw new Error('The bed has no satellite.');
  await bed.put('light.kitchen', 'off');
  const before = await lastTurn();
  await bed.assist.sayFrom(satellite.entity_id, 'turn on the kitchen light');
  expect(await nextTurn('acted', before)).toMatchObject({
    door: 'assist',
    person: null,
    area: satellite.area_id,
    local: true,
    effects: [{ entity_ids: ['light.kitchen'], outcome: 'reached' }],
  });
});

test('an automation author is told what is wrong', async () => {
  const ask = (service_data: object): Promise<unknown> =>
    bed.home.send({ type: 'call_service', domain: 'butler', service: 'ask', service_data });
  await expect(ask({ text: ' ' })).rejects.toMatchObject({
    code: 'service_validation_error',
    translation_key: 'no_text',
  });
  await expect(ask({ text: 'hello', language: 'the usual one' })).rejects.toMatchObject({
    message: expect.stringContaining('the usual one'),
  });
});

test('an MCP client asks, with the rights of its user', async () => {
  const mia = await bed.as('Mia');
  const flow = await bed.flows.start('mcp_server');
  const made = await bed.flows.submit(flow.flow_id, {});
  const call = async (method: string, params: object): Promise<unknown> => {
    const { home_assistant_url: url } = bed.json;
    const response = await fetch(`${url}/api/mcp/assist`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${mia.person.token}`,
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(30_000),
    });
    return ((await response.json()) as { result: unknown }).result;
  };
  try {
    const { tools } = (await call('tools/list', {})) as { tools: { name: string; annotations: object }[] };
    const tool = tools.find(({ name }) => name === 'butler__ask');
    expect(tool?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    await bed.put('light.sofa_lamp', 'off');
    await bed.model.play([
      {
        when: { said: 'reading' },
        replies: [
          [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } }],
          'The sofa lamp is on.',
        ],
      },
    ]);
    const before = await lastTurn();
    const since = new Date();
    const result = await call('tools/call', {
      name: 'butler__ask',
      arguments: { request: 'I want to do some reading' },
    });
    expect(result).toMatchObject({ isError: false });
    expect(JSON.stringify(result)).toContain('The sofa lamp is on.');
    expect((await bed.home.state('light.sofa_lamp')).state).toBe('on');
    expect(await nextTurn('acted', before)).toMatchObject({ person: mia.person.person });
    await bed.home.logbookEntry(
      'light.sofa_lamp',
      since,
      (entry) => entry.context_user_id === mia.person.user_id,
    );
  } finally {
    await bed.flows.remove(made.result?.entry_id ?? '');
  }
});

test("Home Assistant's own agent for the model asks the butler, whom nobody sends in circles", async () => {
  const own = await openOwnBed({ agentAnthropic: true });
  try {
    const agent = own.json.anthropic_entity ?? '';
    await own.put('light.sofa_lamp', 'off');
    await callRest(own.json.home_assistant_url, own.json.token, 'POST', 'config/script/config/ask_around', {
      alias: 'Ask around',
      sequence: [{ action: 'conversation.process', data: { agent_id: agent, text: 'what does he think' } }],
    });
    await own.model.play([
      {
        when: { said: 'tell the butler', has_tool: 'butler__ask' },
        replies: [
          [{ tool: 'butler__ask', input: { request: 'it should be cosy' } }],
          'He says: {{last_tool_result.text}}',
        ],
      },
      {
        when: { said: 'it should be cosy' },
        replies: [
          [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } }],
          'Cosy it is.',
        ],
      },
      { when: { said: 'what does he think' }, reply: 'I cannot know.' },
    ]);
    const { response } = await own.home.send<{ response: object }>({
      type: 'call_service',
      domain: 'conversation',
      service: 'process',
      service_data: { agent_id: agent, text: 'tell the butler that it should be cosy' },
      return_response: true,
    });
    expect(JSON.stringify(response)).toContain('He says: Cosy it is.');
    expect((await own.home.state('light.sofa_lamp')).state).toBe('on');

    // A turn of the butler runs a script, which asks the other agent: it has no butler to ask.
    await callRest(own.json.home_assistant_url, own.json.token, 'POST', 'config/automation/config/around', {
      alias: 'Ask around',
      triggers: [{ trigger: 'conversation', command: ['ask around'] }],
      actions: [{ action: 'script.ask_around' }],
    });
    await own.home.waitForState('automation.ask_around', 'on');
    await own.home.call('butler.ask', null, { text: 'ask around' });
    const calls = await own.model.calls();
    const asked = calls.filter(({ body }) => JSON.stringify(body?.messages).includes('what does he think'));
    expect(asked).toHaveLength(1);
    const tools = JSON.stringify(asked[0]?.body?.tools);
    expect(tools).toContain('homeassistant__');
    expect(tools).not.toContain('butler__ask');
  } finally {
    await own.close();
  }
});
