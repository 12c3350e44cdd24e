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
