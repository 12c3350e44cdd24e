import { expect, test } from 'vitest';
import { ButlerError } from '../errors.ts';
import { startTestServer } from './test-server.ts';

const wanted = { by: { user_id: 'u1' }, conversation_id: 'card-1', is_household: false };

test('each asks on behalf of the user, and of nobody else', async () => {
  const asked: unknown[] = [];
  const answer = { messages: [], next: null };
  const { post } = await startTestServer({
    async readChat(given) {
      asked.push(given);
      return answer;
    },
  });
  const body = { ...wanted, before: '2026-11-22T18:02:11.120Z e1', limit: 5 };
  expect(await (await post('/v1/chat/history', body)).json()).toEqual(answer);
  expect(asked).toEqual([body]);
});

test('it deletes what the user has said yes to, and nothing else', async () => {
  const asked: unknown[] = [];
  const { post } = await startTestServer({
    async deleteChat(given) {
      asked.push(given);
      return { exchanges: 3 };
    },
  });
  const body = { ...wanted, is_sure: true };
  expect(await (await post('/v1/chat/delete', body)).json()).toEqual({ exchanges: 3 });
  for (const unsure of [wanted, { ...wanted, is_sure: false }, { ...body, by: { user_id: null } }]) {
    expect((await post('/v1/chat/delete', unsure)).status).toBe(400);
  }
  expect(asked).toEqual([body]);
});

test('the details are of a turn, for whoever asks', async () => {
  const asked: unknown[] = [];
  const { post } = await startTestServer({
    async readDetails(given) {
      asked.push(given);
      return { calls: [] };
    },
  });
  const body = { by: wanted.by, turn_id: 'turn-0001' };
  expect(await (await post('/v1/chat/details', body)).json()).toEqual({ calls: [] });
  expect((await post('/v1/chat/details', { by: wanted.by })).status).toBe(400);
  expect(asked).toEqual([body]);
});

test.each([
  [{ ...wanted, by: { user_id: null } }, 400],
  [{ ...wanted, by: { user_id: 'u1', is_admin: true } }, 400],
  [{ ...wanted, conversation_id: 'x\0' }, 400],
  [{ ...wanted, limit: 51 }, 400],
  [{ by: wanted.by, conversation_id: 'card-1' }, 400],
  [wanted, 403],
])('refused: %j', async (body, status) => {
  const { post } = await startTestServer({
    readChat: () => Promise.reject(new ButlerError('denied', 'Not yours.')),
  });
  expect((await post('/v1/chat/history', body)).status).toBe(status);
});
