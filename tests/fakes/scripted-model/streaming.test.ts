import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectSdk, requestWith } from './sdk-client.ts';
import { startScriptedModel, type ScriptedModel } from './server.ts';

let model: ScriptedModel;
beforeEach(async () => {
  model = await startScriptedModel();
});
afterEach(() => model.close());

test('text arrives word by word and ends as the API ends it', async () => {
  model.setScript([{ reply: 'The hall light is on.' }]);
  const stream = connectSdk(model.url).messages.stream(requestWith());
  const words: string[] = [];
  stream.on('text', (delta) => words.push(delta));
  const message = await stream.finalMessage();
  expect(words).toEqual(['The ', 'hall ', 'light ', 'is ', 'on.']);
  expect(message.content).toEqual([{ type: 'text', text: 'The hall light is on.', citations: null }]);
  expect(message.stop_reason).toBe('end_turn');
  expect(message.usage.output_tokens).toBe(6);
});

test('the events of a stream come in the documented order', async () => {
  model.setScript([{ reply: { content: 'Good morning', chunks: 'whole' } }]);
  const types: string[] = [];
  const stream = await connectSdk(model.url).messages.create({ ...requestWith(), stream: true });
  for await (const event of stream) types.push(event.type);
  const frames = ['message_start', 'content_block_start', 'content_block_delta', 'content_block_stop'];
  expect(types).toEqual([...frames, 'message_delta', 'message_stop']);
  expect(model.requests()[0]?.pieces.map((piece) => piece.event)).toContain('ping');
});

test('a tool call arrives in pieces of JSON', async () => {
  const input = { entity_ids: ['light.hall'], brightness: 40 };
  model.setScript([{ reply: { content: [{ text: 'One moment.' }, { tool: 'turn_on', input }], chunks: 7 } }]);
  const stream = connectSdk(model.url).messages.stream(requestWith());
  const pieces: string[] = [];
  stream.on('inputJson', (delta) => pieces.push(delta));
  const message = await stream.finalMessage();
  expect(pieces.length).toBeGreaterThan(5);
  expect(message.content[1]).toMatchObject({ type: 'tool_use', name: 'turn_on', input });
  expect(message.stop_reason).toBe('tool_use');
});

test('thinking is hidden unless a summary is asked for, and is signed either way', async () => {
  model.setScript([{ reply: [{ thinking: 'Which light?' }, { text: 'Done.' }] }]);
  const client = connectSdk(model.url);
  const hidden = await client.messages.stream(requestWith()).finalMessage();
  const thinking = { type: 'adaptive', display: 'summarized' } as const;
  const shown = await client.messages.stream(requestWith({ thinking })).finalMessage();
  expect(hidden.content[0]).toMatchObject({ type: 'thinking', thinking: '' });
  expect(shown.content[0]).toMatchObject({ type: 'thinking', thinking: 'Which light?' });
  expect(shown.content[0]).toHaveProperty('signature', expect.stringContaining('claude-haiku-5-5'));
  expect(shown.usage.output_tokens_details?.thinking_tokens).toBe(4);
});

test('the same answer without a stream', async () => {
  model.setScript([{ reply: [{ text: 'Yes.' }, { tool: 'turn_on', input: { all: true } }] }]);
  const message = await connectSdk(model.url).messages.create({ ...requestWith(), stream: false });
  expect(message.content[1]).toMatchObject({ type: 'tool_use', name: 'turn_on', input: { all: true } });
  expect(message.stop_reason).toBe('tool_use');
});

test.each(['refusal', 'max_tokens', 'pause_turn'] as const)('stops for the reason "%s"', async (stop) => {
  model.setScript([{ reply: { content: 'I', stop } }]);
  const message = await connectSdk(model.url).messages.stream(requestWith()).finalMessage();
  expect(message.stop_reason).toBe(stop);
});

test('a client that goes away in mid-stream is seen, and how far it got', async () => {
  model.setScript([{ reply: { content: 'One two three', broken: { how: 'silence', after: 2 } } }]);
  const stream = connectSdk(model.url).messages.stream(requestWith());
  stream.on('text', (_delta, soFar) => {
    if (soFar === 'One two ') stream.abort();
  });
  await expect(stream.finalMessage()).rejects.toThrow('aborted');
  await expect.poll(() => model.requests()[0]?.aborted).toBe(true);
  const events = model.requests()[0]?.pieces.map((piece) => piece.event);
  expect(events?.slice(-3)).toEqual(['text_delta', 'text_delta', 'silence']);
});

test('both styles of credentials are accepted, none is refused', async () => {
  const ask = async (headers: Record<string, string>): Promise<number> => {
    const response = await fetch(`${model.url}/v1/models`, {
      headers: { 'anthropic-version': '2026-10-21', ...headers },
    });
    return response.status;
  };
  expect(await ask({ 'x-api-key': 'k' })).toBe(200);
  expect(await ask({ authorization: 'Bearer k' })).toBe(200);
  expect(await ask({})).toBe(401);
  expect(JSON.stringify(model.requests())).not.toContain('Bearer k');
});

test('models can be listed and looked up', async () => {
  const client = connectSdk(model.url);
  const ids: string[] = [];
  for await (const info of client.models.list()) ids.push(info.id);
  expect(ids).toContain('claude-haiku-5-5');
  expect(await client.models.retrieve('claude-sonnet-5-5')).toMatchObject({ max_tokens: 128_000 });
  await expect(client.models.retrieve('claude-none')).rejects.toMatchObject({ status: 404 });
});
