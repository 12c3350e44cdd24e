/** Turns that need the model, and tools that move real entities. */
import { afterAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

const lampOn = (name: string) => [
  [{ tool: 'turn_on_off', input: { entity_ids: [`{{candidate "${name}"}}`], state: 'on' } }],
  '{{last_tool_result.spoken}}',
];

test('one tool call moves a real entity, on the first model call, as the person who asked', async () => {
  await bed.put('light.sofa_lamp', 'off');
  await bed.model.play([{ when: { said: 'bit of light by the sofa' }, replies: lampOn('Sofa lamp') }]);
  const sam = await bed.as('Sam');
  const since = new Date();
  const turn = await sam.assist.say('I could do with a bit of light by the sofa');
  expect(turn.text).toMatch(/^the sofa lamp is on\.$/i);
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('on');
  expect(turn.toolCalls).toMatchObject([
    { tool_name: 'turn_on_off', tool_args: { entity_ids: ['light.sofa_lamp'], state: 'on' }, external: true },
  ]);
  const entry = await bed.home.logbookEntry('light.sofa_lamp', since, (one) => one.state === 'on');
  expect(entry.context_user_id).toBe(sam.person.user_id);
  const calls = await bed.model.calls();
  expect(calls.map(({ status, refused, step }) => ({ status, refused, step }))).toEqual([
    { status: 200, refused: null, step: 1 },
    { status: 200, refused: null, step: 2 },
  ]);
});

test('a question about a state is answered from what the house says', async () => {
  await bed.model.play([{ when: { said: 'milk' }, reply: 'Yes, the fridge is at 4.6 degrees.' }]);
  const turn = await bed.assist.say('is the fridge cold enough for the milk?');
  expect(turn.text).toBe('Yes, the fridge is at 4.6 degrees.');
  const [call] = await bed.model.calls();
  const newest = JSON.stringify(call?.body?.messages.at(-1));
  expect(newest).toMatch(/sensor\.fridge_temperature[^\\]*4\.6/);
});

test('from the second request on at least 85 % is read from the cache, also in a new conversation', async () => {
  await bed.model.play([{ reply: 'Certainly.' }]);
  const first = await bed.assist.say('say something nice');
  await bed.assist.say('say something nice again', { conversationId: first.conversationId });
  await bed.assist.say('and once more, in other words');
  const shares = (await bed.model.calls()).map(({ usage }) => {
    const read = usage?.cache_read_input_tokens ?? 0;
    return read / (read + (usage?.input_tokens ?? 0) + (usage?.cache_creation_input_tokens ?? 0));
  });
  expect(shares).toHaveLength(3);
  for (const share of shares.slice(1)) expect(share).toBeGreaterThan(0.85);
});

test('several things in one sentence', async () => {
  for (const light of ['light.bedside_lamp', 'light.desk_lamp', 'light.deck_lamp'])
    await bed.put(light, 'off');
  await bed.model.play([
    {
      when: { said: 'work and then read' },
      replies: [
        [
          {
            tool: 'turn_on_off',
            input: { entity_ids: ['light.desk_lamp', 'light.bedside_lamp'], state: 'on' },
          },
          { tool: 'turn_on_off', input: { entity_ids: ['light.kitchen'], state: 'off' } },
        ],
        'Done.',
      ],
    },
  ]);
  const turn = await bed.assist.say('I want to work and then read in bed');
  expect(turn.toolCalls).toHaveLength(2);
  const states = await bed.home.states();
  const stateOf = (id: string): string | undefined => states.find((one) => one.entity_id === id)?.state;
  expect(['light.desk_lamp', 'light.bedside_lamp', 'light.kitchen', 'light.deck_lamp'].map(stateOf)).toEqual([
    'on',
    'on',
    'off',
    'off',
  ]);
});

test('of two lamps with nearly the same name the named one is meant, and a mishearing finds both', async () => {
  for (const light of ['light.desk_lamp', 'light.deck_lamp']) await bed.put(light, 'off');
  await bed.model.play([{ reply: 'Which one?' }]);
  await bed.assist.say('turn on the deck lamp');
  await bed.home.waitForState('light.deck_lamp', 'on');
  expect((await bed.home.state('light.desk_lamp')).state).toBe('off');
  const asked = await bed.assist.say('could you see to the dekk lamp');
  expect(asked).toMatchObject({ text: 'Which one?', continueConversation: true });
  const [call] = await bed.model.calls();
  const newest = JSON.stringify(call?.body?.messages.at(-1));
  expect(newest).toContain('light.desk_lamp');
  expect(newest).toContain('light.deck_lamp');
});

test('what the model thought goes back unchanged within a turn, and is not kept beyond it', async () => {
  const look = { tool: 'get_states', input: { entity_ids: ['light.kitchen'] } };
  await bed.model.play([
    {
      when: { said: 'think about' },
      replies: [
        [{ thinking: 'First I look.' }, { text: 'Let me see.' }, look],
        [{ thinking: 'And again.' }, look, look],
        'I have thought about it.',
      ],
    },
    { reply: 'Gladly.' },
  ]);
  const first = await bed.assist.say('please think about the kitchen');
  expect(first.text).toMatch(/^Let me see\.\s+I have thought about it\.$/);
  const second = await bed.assist.say('thank you', { conversationId: first.conversationId });
  expect(second.text).toBe('Gladly.');
  const calls = await bed.model.calls();
  expect(calls.map(({ status, refused }) => refused ?? status)).toEqual([200, 200, 200, 200]);
  expect(JSON.stringify(calls[2]?.body?.messages)).toContain('"type":"thinking"');
  expect(JSON.stringify(calls[3]?.body?.messages)).not.toContain('"type":"thinking"');
});
