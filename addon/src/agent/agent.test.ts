import { expect, test } from 'vitest';
import { MAX_TEXT_LENGTH } from '../api/contract.ts';
import {
  bodies,
  collect,
  createTestConversations,
  startTestAgent,
  testTool,
  turnRequest,
} from './test-agent.ts';

const HALL = { entity_ids: ['light.hall'] };

test('a plain answer is streamed, ends once, and is kept with what it cost', async () => {
  const { ask, conversations, scripted } = await startTestAgent({
    script: [{ when: { said: 'capital' }, reply: 'Paris, of course.' }],
  });
  const { done, text } = await ask('what is the capital of France');
  expect(text).toBe('Paris, of course.');
  expect(done).toMatchObject({ outcome: 'answered', continue_conversation: false, effects: [] });
  expect(scripted.requests().map(({ refused }) => refused)).toEqual([null]);
  const { exchanges } = await conversations.recent('c1', 5);
  expect(exchanges).toMatchObject([{ text: 'what is the capital of France', answer: 'Paris, of course.' }]);
});

test('a tool acts, its result reaches the model, and events tell it in order', async () => {
  const conversations = createTestConversations();
  const { ask, scripted } = await startTestAgent({
    conversations,
    tools: [testTool('turn_on')],
    script: [
      {
        replies: [
          [
            { text: 'One moment.' },
            { tool: 'turn_on', input: { entity_ids: ['{{candidate "hall light"}}'] } },
          ],
          'The hall light is on.',
        ],
      },
    ],
  });
  const { events, done, text } = await ask('turn on the hall light');
  expect(text).toBe('One moment. The hall light is on.');
  expect(events.map(({ type }) => type)).toEqual(['text', 'tool_call', 'tool_result', 'text', 'done']);
  expect(events[1]).toMatchObject({ name: 'turn_on', args: HALL });
  expect(events[2]).toMatchObject({ data: { results: { 'light.hall': 'reached' } }, is_error: false });
  expect(done?.effects).toEqual([
    { action: 'light.turn_on', entity_ids: ['light.hall'], outcome: 'reached' },
  ]);
  expect(bodies(scripted)[1]?.messages.at(-1)?.content).toMatchObject([
    { type: 'tool_result', content: '{"results":{"light.hall":"reached"}}' },
  ]);
  expect(conversations.added[0]?.usage).toHaveLength(2);
  expect(conversations.added[0]?.usage[0]).toMatchObject({ model: 'claude-haiku-5-5', cacheReadTokens: 0 });
  expect(conversations.added[0]?.calls).toMatchObject([{ tool: 'turn_on', verdict: 'run', tier: 'act' }]);
});

test('thinking goes back unchanged while the turn goes on, and is dropped after it', async () => {
  const { ask, scripted } = await startTestAgent({
    tools: [testTool('turn_on')],
    script: [
      {
        when: { said: 'light' },
        replies: [[{ thinking: 'They mean the hall.' }, { tool: 'turn_on', input: HALL }], 'It is on.'],
      },
    ],
  });
  await ask('turn on the hall light');
  await ask('thanks');
  const [, second, third] = bodies(scripted);
  expect(scripted.requests().map(({ refused }) => refused)).toEqual([null, null, null]);
  expect(JSON.stringify(second?.messages)).toContain('"type":"thinking"');
  expect(JSON.stringify(third?.messages)).not.toContain('"type":"thinking"');
});

test('the next turn sees what was said and done, also what was handled without the app', async () => {
  const { ask, scripted } = await startTestAgent({
    tools: [testTool('turn_on')],
    script: [
      { when: { said: 'light' }, replies: [[{ tool: 'turn_on', input: HALL }], 'The hall light is on.'] },
      { when: { said: 'off again' }, reply: 'Off it goes.' },
    ],
  });
  await ask('turn on the hall light');
  await ask('and now off again');
  expect(bodies(scripted).at(-1)?.messages.slice(0, 2)).toEqual([
    {
      role: 'user',
      content: [
        {
          type: 'text',
          text: 'turn on the hall light\n<done>\nlight.turn_on light.hall: reached\n</done>',
        },
      ],
    },
    {
      role: 'assistant',
      content: [{ type: 'text', text: 'The hall light is on.', cache_control: { type: 'ephemeral' } }],
    },
  ]);
});

test('when the model says nothing after acting, the tools speak', async () => {
  const { ask } = await startTestAgent({
    tools: [testTool('turn_on')],
    script: [{ replies: [[{ tool: 'turn_on', input: HALL }], { content: [] }] }],
  });
  expect(await ask('hall light')).toMatchObject({
    text: 'Done: light.hall.',
    done: { outcome: 'answered' },
  });
});

test('a failed tool is told to the model as an error, and heard when the model says nothing', async () => {
  const { ask, scripted } = await startTestAgent({
    tools: [
      testTool('turn_on', {
        run: (ids) => ({
          isError: true,
          data: { results: { [ids[0] ?? '']: 'not reached' } },
          spoken: 'The hall light did not turn on.',
          effects: [{ action: 'light.turn_on', entity_ids: [...ids], outcome: 'not_reached' }],
        }),
      }),
    ],
    script: [{ replies: [[{ tool: 'turn_on', input: HALL }], { content: [] }] }],
  });
  const { text, done, results } = await ask('hall light');
  expect(text).toBe('The hall light did not turn on.');
  expect(done?.effects).toMatchObject([{ outcome: 'not_reached' }]);
  expect(results).toMatchObject([{ is_error: true }]);
  expect(bodies(scripted)[1]?.messages.at(-1)?.content).toMatchObject([{ is_error: true }]);
});

test('a model that says nothing at all is not met with silence', async () => {
  const { ask } = await startTestAgent({ script: [{ reply: { content: [] } }] });
  expect(await ask('hello')).toMatchObject({
    text: 'Sorry, I got no answer from the language model.',
    done: { outcome: 'failed' },
  });
});

test('what the gate denies is not run, explained to the model, and a good sentence by itself', async () => {
  const ran: string[] = [];
  const { ask } = await startTestAgent({
    tools: [testTool('unlock', { tier: 'confirm', run: (ids) => (ran.push(...ids), {}) })],
    script: [
      { replies: [[{ tool: 'unlock', input: { entity_ids: ['lock.front_door'] } }], { content: [] }] },
    ],
  });
  const { text, done, results } = await ask('unlock the front door');
  expect(ran).toEqual([]);
  // There is no database here that could keep a question.
  expect(text).toMatch(/^For that I would have to ask first/);
  expect(results).toMatchObject([{ is_error: true, data: { refused: text } }]);
  expect(done?.effects).toEqual([
    { action: 'lock.unlock', entity_ids: ['lock.front_door'], outcome: 'refused' },
  ]);
});

test('empty and endless input are refused kindly, without a model', async () => {
  const { ask, scripted, conversations } = await startTestAgent();
  for (const nothing of [' \n ', '\u0000\u0001']) {
    expect(await ask(nothing)).toMatchObject({
      text: 'I did not hear anything.',
      done: { outcome: 'refused' },
    });
  }
  expect(await ask('x'.repeat(MAX_TEXT_LENGTH + 1))).toMatchObject({
    text: 'That is too long for me. Please say it in at most 4,000 characters.',
    done: { outcome: 'refused' },
  });
  expect(await ask('x'.repeat(MAX_TEXT_LENGTH))).toMatchObject({ done: { outcome: 'answered' } });
  expect(scripted.requests()).toHaveLength(1);
  expect((await conversations.recent('c1', 9)).exchanges).toHaveLength(1);
});

test('without a model it says what it needs and where the key goes', async () => {
  const { ask } = await startTestAgent({ access: 'none' });
  const { text, done } = await ask('find the new Dune film');
  expect(done?.outcome).toBe('no_model');
  expect(text).toMatch(/once I have a language model: put an Anthropic API key .* ANTHROPIC_API_KEY/);
});

test('before Home Assistant has told anything, it says so', async () => {
  const { ask } = await startTestAgent({ hub: { house: undefined } });
  expect(await ask('hello')).toMatchObject({
    text: 'I am not connected to Home Assistant yet. Please try again in a moment.',
    done: { outcome: 'failed' },
  });
});

test('a question reopens the microphone', async () => {
  const { ask } = await startTestAgent({ script: [{ reply: 'The desk lamp or the floor lamp?' }] });
  expect((await ask('the lamp')).done).toMatchObject({ continue_conversation: true, question_open: false });
});

test('a memory that is away is mentioned once a conversation, and is no part of the answer', async () => {
  const conversations = createTestConversations(false);
  const { ask } = await startTestAgent({ conversations, script: [{ reply: 'Which lamp?' }] });
  const first = await ask('the lamp');
  expect(first.text).toBe('Which lamp? I can’t reach my memory just now, so I won’t remember this later.');
  expect(first.done?.continue_conversation).toBe(true);
  expect((await ask('the lamp')).text).toBe('Which lamp?');
  expect((await ask('the lamp', { conversation_id: 'c2' })).text).toMatch(/memory/);
  expect(conversations.added.map(({ answer }) => answer)).toEqual([
    'Which lamp?',
    'Which lamp?',
    'Which lamp?',
  ]);
});

test('on a screen the sentences before and after a call are paragraphs', async () => {
  const { ask } = await startTestAgent({
    tools: [testTool('turn_on')],
    script: [{ replies: [[{ text: 'On it.' }, { tool: 'turn_on', input: HALL }], 'Done.'] }],
  });
  expect((await ask('light', { spoken: false })).text).toBe('On it.\n\nDone.');
});

test('the exchange is kept after the last event, also when nobody listens that long', async () => {
  const conversations = createTestConversations();
  const { agent } = await startTestAgent({ conversations, script: [{ reply: 'A long story. It ends.' }] });
  for await (const event of agent.answer(turnRequest('tell me'), new AbortController().signal)) {
    expect(conversations.added).toEqual([]);
    if (event.type === 'done') break;
  }
  expect(conversations.added).toMatchObject([{ answer: 'A long story. It ends.', outcome: 'answered' }]);
  expect(
    (await collect(agent.answer(turnRequest('again'), new AbortController().signal))).done,
  ).toBeDefined();
});

test('the request holds what the newest models take, and effort only for those that know it', async () => {
  const { ask, scripted } = await startTestAgent();
  await ask('hello');
  const other = await startTestAgent({ access: { name: 'claude-haiku-4-5' } });
  await other.ask('hello');
  const { tools, system, messages, ...rest } = bodies(scripted)[0]!;
  expect(rest).toEqual({
    model: 'claude-haiku-5-5',
    max_tokens: 4_096,
    output_config: { effort: 'low' },
    stream: true,
  });
  expect([tools, system, messages].map((part) => part?.length)).toEqual([0, 2, 1]);
  expect(bodies(other.scripted)[0]).not.toHaveProperty('output_config');
});
