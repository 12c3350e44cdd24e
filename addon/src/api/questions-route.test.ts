import { expect, test, vi } from 'vitest';
import { ButlerError } from '../errors.ts';
import type { AnswerElsewhere } from '../questions/answer-elsewhere.ts';
import { questionAnswerResponse } from './contract-questions.ts';
import { startTestServer } from './test-server.ts';

const ANSWER = {
  answer_id: 'a1',
  answer: 'yes',
  user_id: 'u1',
  door: 'card',
  nonce: null,
  is_unlocked: true,
};

test('an answer reaches its question, and what became of it comes back', async () => {
  const answerQuestion = vi.fn<AnswerElsewhere>(async () => ({ state: 'done', message: 'Done.' }));
  const { post } = await startTestServer({ answerQuestion });
  const response = await post('/v1/questions/q_1-a/answer', ANSWER);
  expect(response.status).toBe(200);
  expect(questionAnswerResponse.parse(await response.json())).toEqual({ state: 'done', message: 'Done.' });
  expect(answerQuestion.mock.calls.map(([id, answer]) => [id, answer])).toEqual([['q_1-a', ANSWER]]);
});

test.each([
  ['an unknown key', '/v1/questions/q1/answer', { ...ANSWER, is_admin: true }],
  ['another door', '/v1/questions/q1/answer', { ...ANSWER, door: 'voice' }],
  ['no person', '/v1/questions/q1/answer', { ...ANSWER, user_id: null }],
  ['no id', '/v1/questions/%20/answer', ANSWER],
  ['an id that is too long', `/v1/questions/${'q'.repeat(65)}/answer`, ANSWER],
])('%s answers nothing', async (_what, path, body) => {
  const answerQuestion = vi.fn<AnswerElsewhere>();
  const { post } = await startTestServer({ answerQuestion });
  const response = await post(path, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'invalid' });
  expect(answerQuestion).not.toHaveBeenCalled();
});

test('without the token nobody answers', async () => {
  const answerQuestion = vi.fn<AnswerElsewhere>();
  const { post } = await startTestServer({ answerQuestion });
  const response = await post('/v1/questions/q1/answer', ANSWER, { headers: { authorization: 'Bearer x' } });
  expect(response.status).toBe(401);
  expect(answerQuestion).not.toHaveBeenCalled();
});

test('a database that is away is said in one sentence', async () => {
  const { post } = await startTestServer({
    answerQuestion: async () => {
      throw new ButlerError('unavailable', 'away', { say: ({ questions }) => questions.cannotDecide });
    },
  });
  const response = await post('/v1/questions/q1/answer', ANSWER);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('so I did nothing'),
  });
});
