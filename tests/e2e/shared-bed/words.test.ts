/** Odd input: none, far too much, two at once, and anything at all at the app's door. */
import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { isTextPiece } from '../support/assist.ts';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

test.each([[''], ['   '], ['\n\t'], ['\u0000\u0001']])(
  'empty words (%j) are asked back about',
  async (words) => {
    await bed.model.play([]);
    const turn = await bed.assist.say(words);
    expect(turn.error).toBeNull();
    expect(turn.text).toMatch(/hear/);
    expect(await bed.model.calls()).toEqual([]);
  },
);

test('ten thousand characters are refused kindly', async () => {
  await bed.model.play([]);
  const turn = await bed.assist.say('blah '.repeat(2_000));
  expect(turn.error).toBeNull();
  expect(turn.text).toMatch(/too long/);
  expect(await bed.model.calls()).toEqual([]);
});

test('a second turn in the same conversation is told to wait, the first one is not harmed', async () => {
  const story = 'Once upon a time there was a house.';
  await bed.model.play([{ reply: { content: story, delay_ms: 100 } }]);
  const first = await bed.assist.begin('tell me a story');
  const started = await first.event((event) => event.type === 'run-start');
  await first.event(isTextPiece);
  const conversationId = String(started.data['conversation_id']);
  const second = await bed.assist.say('hurry up please', { conversationId });
  // Home Assistant 2026.11 refuses it itself, before the butler hears of it.
  expect(second.error).toMatchObject({ code: 'intent-busy' });
  expect(second.error?.message).toMatch(/^[A-Z].+/);
  expect((await first.finished).text).toBe(story);
});

test('two conversations at once do not disturb each other', async () => {
  await bed.model.play([
    { when: { said: /number (\w+)/ }, reply: { content: 'This is {{said.1}}.', delay_ms: 20 } },
  ]);
  const turns = await Promise.all(
    ['one', 'two', 'three'].map((name) => bed.assist.say(`say number ${name}`)),
  );
  expect(turns.map((turn) => turn.text)).toEqual(['This is one.', 'This is two.', 'This is three.']);
});

const ROUTES: [method: string, path: string][] = [
  ['GET', '/health'],
  ['POST', '/v1/turn'],
  ['POST', '/v1/exchanges'],
  ['GET', '/v1/status'],
  ['POST', '/v1/pairing/start'],
  ['POST', '/v1/pairing/prove'],
  ['POST', '/v1/pairing/exchange'],
  ['PATCH', '/v1/pairing'],
  ['GET', '/%E0%A4%A'],
  ['POST', '/nothing/here'],
];
const BODIES: [name: string, body: () => Uint8Array<ArrayBuffer>][] = [
  ['random bytes', () => new Uint8Array(randomBytes(2_000))],
  ['half a JSON', () => new Uint8Array(Buffer.from('{"turn_id": "x", "text"'))],
  ['deep JSON', () => new Uint8Array(Buffer.from('['.repeat(5_000) + ']'.repeat(5_000)))],
  ['a null', () => new Uint8Array(Buffer.from('null'))],
];

test.each(ROUTES)('%s %s takes any bytes and answers properly', async (method, path) => {
  for (const [, body] of BODIES) {
    for (const token of [bed.json.app_token, 'wrong', '']) {
      const response = await fetch(`${bed.json.app_url}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        ...(method === 'GET' ? {} : { body: body() }),
      });
      expect(response.status).toBeLessThan(500);
      const answer = await response.text();
      if (response.ok) continue;
      expect(JSON.parse(answer)).toEqual({ code: expect.any(String), message: expect.any(String) });
      expect(answer).not.toMatch(/\bat \w+ \(|node_modules|node:internal/);
    }
  }
  const health = await fetch(`${bed.json.app_url}/health`);
  expect(health.status).toBe(200);
});
