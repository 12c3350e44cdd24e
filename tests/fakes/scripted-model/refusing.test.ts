import type { MessageParam, MessageCreateParamsBase } from '@anthropic-ai/sdk/resources/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSdk, requestWith } from './sdk-client.ts';
import { startScriptedModel, type ScriptedModel } from './server.ts';

let model: ScriptedModel;
beforeAll(async () => {
  model = await startScriptedModel();
});
afterAll(() => model.close());

const user = (content: MessageParam['content']): MessageParam => ({ role: 'user', content });
const assistant = (content: MessageParam['content']): MessageParam => ({ role: 'assistant', content });
const call = { type: 'tool_use', id: 'toolu_1', name: 'turn_on', input: {} } as const;
const result = { type: 'tool_result', tool_use_id: 'toolu_1', content: 'ok' } as const;
const schema = { type: 'object' } as const;
const breakpoint = { type: 'ephemeral' } as const;
const part = { type: 'text', text: 'x', cache_control: breakpoint } as const;

const REFUSED: [why: RegExp, request: Record<string, unknown>][] = [
  [/temperature/, { temperature: 0.5 }],
  [/top_p/, { top_p: 0.9 }],
  [/max_tokens/, { max_tokens: undefined }],
  [/extra_thing: Extra inputs/, { extra_thing: 1 }],
  [/budget_tokens/, { thinking: { type: 'enabled', budget_tokens: 2000 } }],
  [/disabled.+ is not supported/, { model: 'claude-sonnet-5-5', thinking: { type: 'disabled' } }],
  [/takes no other field/, { thinking: { type: 'between_tools', display: 'summarized' } }],
  [/prefill/, { messages: [user('Hi'), assistant('The answer is')] }],
  [/first message/, { messages: [assistant('Hello'), user('Hi')] }],
  [/at least one message/, { messages: [] }],
  [/non-whitespace/, { messages: [user([{ type: 'text', text: ' ' }])] }],
  [/non-whitespace/, { messages: [user('')] }],
  [/must not be empty/, { messages: [user([])] }],
  [/no such tool_use/, { messages: [user([result])] }],
  [/without a tool_result/, { messages: [user('Hi'), assistant([call]), user('and?')] }],
  [
    /before all other/,
    { messages: [user('Hi'), assistant([call]), user([{ type: 'text', text: 'x' }, result])] },
  ],
  [/must be unique/, { messages: [user('Hi'), assistant([call, call]), user([result])] }],
  [/Found 5/, { system: [part, part, part], messages: [user([part, part])] }],
  [/tools.0.name/, { tools: [{ name: 'turn on', input_schema: schema }] }],
  [/tools.0.input_schema.type/, { tools: [{ name: 'a', input_schema: { type: 'string' } }] }],
  [/oneOf/, { tools: [{ name: 'a', input_schema: { ...schema, oneOf: [] } }] }],
  [/additionalProperties/, { tools: [{ name: 'a', strict: true, input_schema: schema }] }],
  [/unique/, { tools: [1, 2].map(() => ({ name: 'a', input_schema: schema })) }],
  [
    /tool_choice/,
    {
      model: 'claude-sonnet-5-5',
      tools: [{ name: 'a', input_schema: schema }],
      tool_choice: { type: 'any' },
    },
  ],
];

test.each(REFUSED)('refuses with 400: %s', async (why, wrong) => {
  const request = requestWith(wrong);
  const error = await connectSdk(model.url)
    .messages.create({ ...request, stream: false })
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 400, type: 'invalid_request_error' });
  expect(String(error)).toMatch(why);
  expect(model.requests().at(-1)?.refused).toMatch(why);
});

test('takes a conversation that is right', async () => {
  const tools = [
    { name: 'a', input_schema: { type: 'object' as const, additionalProperties: false }, strict: true },
  ];
  const messages = [user('Hi'), assistant([call]), user([result, { type: 'text', text: 'and now?' }])];
  await connectSdk(model.url).messages.stream(requestWith({ messages, tools })).finalMessage();
  expect(model.requests().at(-1)).toMatchObject({ status: 200, refused: null });
});

test('a thinking block goes with the conversation that it was thought in', async () => {
  const client = connectSdk(model.url);
  model.setScript([{ when: { step: 1 }, reply: [{ thinking: 'Hm.' }, { text: 'Yes.' }] }]);
  const first = await client.messages.stream(requestWith()).finalMessage();
  const followed = (opening: string, name = 'claude-haiku-5-5'): MessageCreateParamsBase =>
    requestWith({ model: name, messages: [user(opening), assistant(first.content), user('And?')] });
  const opening = 'Turn on the hall light';
  await expect(client.messages.stream(followed(opening)).finalMessage()).resolves.toBeDefined();
  await expect(client.messages.stream(followed('Rewritten')).finalMessage()).rejects.toThrow(/does not fit/);
  await expect(
    client.messages.stream(followed('Rewritten', 'claude-sonnet-5-5')).finalMessage(),
  ).resolves.toBeDefined();
});
