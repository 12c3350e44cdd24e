import { describe, expect, test } from 'vitest';
import { ButlerError } from '../errors.ts';
import type { MemoryRequests } from '../memory/manage-memory.ts';
import { startTestServer } from './test-server.ts';

const by = { user_id: 'u1' };
const NOTHING = { facts: [], count: 0, next: null, sees: { private: false, household: true } };
const GONE = { facts: 1, exchanges: 2, summaries: 3, kept: 4, left: 0 };

async function start(over: Partial<MemoryRequests> = {}) {
  const calls: unknown[][] = [];
  const did =
    <Answer>(name: string, answer: Answer) =>
    async (...given: unknown[]) => {
      calls.push([name, ...given]);
      return answer;
    };
  const refused = () => Promise.reject(new ButlerError('denied', 'Not yours.'));
  const memory: MemoryRequests = {
    list: did('list', NOTHING),
    why: refused,
    correct: refused,
    forget: did('forget', undefined),
    keep: refused,
    forgetEverything: did('forgetEverything', GONE),
    export: refused,
    ...over,
  };
  return { ...(await startTestServer({ memory: () => memory })), calls };
}

test('each asks on behalf of the user, and of nobody else', async () => {
  const { post, calls } = await start();
  expect(await (await post('/v1/memory/facts', { by, search: 'key' })).json()).toEqual(NOTHING);
  expect((await post('/v1/memory/facts/f1/forget', { by })).status).toBe(204);
  expect((await post('/v1/memory/facts/f2/forget', { by, undo_for: 12 })).status).toBe(204);
  expect(await (await post('/v1/memory/forget-everything', { by, is_sure: true })).json()).toEqual(GONE);
  expect(calls).toEqual([
    ['list', { by, search: 'key' }],
    ['forget', 'f1', { by }],
    ['forget', 'f2', { by, undo_for: 12 }],
    ['forgetEverything', by],
  ]);
});

describe('refused', () => {
  test.each([
    ['/v1/memory/facts', { by: { user_id: null } }, 400],
    ['/v1/memory/facts', { by: { ...by, is_admin: true } }, 400],
    ['/v1/memory/facts', { by, limit: 101 }, 400],
    ['/v1/memory/forget-everything', { by }, 400],
    ['/v1/memory/forget-everything', { by, is_sure: false }, 400],
    ['/v1/memory/facts/%00/forget', { by }, 404],
    ['/v1/memory/facts/f1/forget', { by, undo_for: 0 }, 400],
    ['/v1/memory/facts/f1/forget', { by, undo_for: 3_600 }, 400],
    ['/v1/memory/facts/f1/keep', {}, 400],
    ['/v1/memory/facts/f1/keep', { by }, 403],
    ['/v1/memory/facts/f1/why', { by }, 403],
    ['/v1/memory/export', { by }, 403],
  ])('%s %j', async (path, body, status) => {
    const { post, calls } = await start();
    expect((await post(path, body)).status).toBe(status);
    expect(calls).toEqual([]);
  });
});
