import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordedRequest } from './request-log.ts';
import { serializeScript, type Script } from './script.ts';
import { connectSdk, requestWith } from './sdk-client.ts';
import { startScriptedModel, type ScriptedModel } from './server.ts';

let model: ScriptedModel;
beforeEach(async () => {
  model = await startScriptedModel();
});
afterEach(() => model.close());

const tools = [{ name: 'turn_on', input_schema: { type: 'object' as const } }];

async function say(text: string, context = ''): Promise<string> {
  const content =
    context === '' ? text : [context, text].map((part) => ({ type: 'text' as const, text: part }));
  const request = requestWith({ messages: [{ role: 'user', content }], tools });
  const message = await connectSdk(model.url).messages.stream(request).finalMessage();
  return message.content
    .map((block) => (block.type === 'text' ? block.text : JSON.stringify(block)))
    .join('');
}

test('the first rule that matches answers, by the words of the person only', async () => {
  model.setScript([
    { when: { said: 'kitchen' }, reply: 'Kitchen.' },
    { when: { said: /dim (\w+) to (\d+)/i }, reply: '{{said.1}} at {{said.2}}' },
    { when: { prompt: 'kitchen lamp' }, reply: 'Seen in the context.' },
    { when: { has_tool: 'turn_on', said: 'hall' }, reply: 'With tool.' },
  ]);
  expect(await say('Turn on the KITCHEN light')).toBe('Kitchen.');
  expect(await say('Dim lamps to 40')).toBe('lamps at 40');
  expect(await say('Hello', 'light.k | kitchen lamp')).toBe('Seen in the context.');
  expect(await say('The hall')).toBe('With tool.');
  expect(await say('Something else')).toMatch(/no line/);
  expect(model.requests().map((request) => request.rule)).toEqual([0, 1, 2, 3, null]);
});

test('each step of a turn has its own reply, with values from the request', async () => {
  model.setScript([
    {
      when: { said: 'hall light' },
      replies: [
        [{ tool: 'turn_on', input: { entity_ids: ['{{candidate "hall light"}}'] } }],
        'It is {{last_tool_result.states.0.state}} now.',
      ],
    },
  ]);
  const client = connectSdk(model.url);
  const context = 'Entities:\nlight.kitchen | Kitchen light | off\nlight.hallway_2 | Hall light | off';
  const question = { role: 'user' as const, content: `${context}\n\nTurn on the hall light` };
  const first = await client.messages.stream(requestWith({ messages: [question], tools })).finalMessage();
  const call = first.content[0];
  if (call?.type !== 'tool_use') throw new Error('The first step calls no tool.');
  expect(call.input).toEqual({ entity_ids: ['light.hallway_2'] });
  const result = {
    type: 'tool_result' as const,
    tool_use_id: call.id,
    content: '{"states":[{"state":"on"}]}',
  };
  const messages = [
    question,
    { role: 'assistant' as const, content: first.content },
    { role: 'user' as const, content: [result] },
  ];
  const second = await client.messages.stream(requestWith({ messages, tools })).finalMessage();
  expect(second.content[0]).toMatchObject({ text: 'It is on now.' });
  expect(model.requests().map((request) => request.step)).toEqual([1, 2]);
});

test('a rule for a number of times gives way to the next', async () => {
  model.setScript([
    { times: 2, reply: { error: { status: 529, retry_after: 0.01 } } },
    { reply: 'Now I can.' },
  ]);
  const client = connectSdk(model.url, { maxRetries: 2 });
  const message = await client.messages.stream(requestWith()).finalMessage();
  expect(message.content[0]).toMatchObject({ text: 'Now I can.' });
  expect(model.requests().map((request) => request.status)).toEqual([529, 529, 200]);
});

test('a name is found by its entity id too', async () => {
  model.setScript([{ reply: [{ tool: 'turn_on', input: { id: '{{candidate "Sofa lamp"}}' } }] }]);
  const context = 'Living room:\nlight.sofa off\nlight.sofa_lamp off';
  expect(await say('Some light please', context)).toContain('{"id":"light.sofa_lamp"}');
});

test('a name that is not in the prompt is an error that says so', async () => {
  model.setScript([{ reply: [{ tool: 'turn_on', input: { id: '{{candidate "attic"}}' } }] }]);
  await expect(say('Turn on the attic light')).rejects.toThrow(
    /no entity id stands on one line with .+attic/,
  );
});

test('another process sets the script and reads what came in', async () => {
  const control = (method: string, path: string, body?: string): Promise<Response> =>
    fetch(`${model.url}/_control/${path}`, { method, ...(body === undefined ? {} : { body }) });
  const script: Script = [{ when: { said: /^hel+o$/i }, reply: 'Hello yourself.' }];
  expect((await control('PUT', 'script', serializeScript(script))).status).toBe(200);
  expect(await say('HELLO')).toBe('Hello yourself.');
  const seen = (await (await control('GET', 'requests')).json()) as RecordedRequest[];
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ path: '/v1/messages', status: 200, step: 1, aborted: false });
  expect(seen[0]?.body?.messages[0]).toEqual({ role: 'user', content: 'HELLO' });
  await control('DELETE', 'requests');
  expect(model.requests()).toEqual([]);
  const wrong = await control('PUT', 'script', '[{"when":{"sayd":"x"},"reply":"y"}]');
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain('sayd');
});

test('started by hand it prints its URL, and stops on SIGTERM', async () => {
  const child = spawn(process.execPath, [`${import.meta.dirname}/main.ts`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const message = await connectSdk(String(line).trim()).messages.stream(requestWith()).finalMessage();
  expect(message.stop_reason).toBe('end_turn');
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect((await exited)[0]).toBe(0);
});
