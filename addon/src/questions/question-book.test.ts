/** A database that hangs, and answers when nobody waits any more. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { testTool } from '../agent/test-agent.ts';
import { silent } from '../store/test-databases.ts';
import type { Row } from '../store/store.ts';
import { createQuestionBook, type QuestionEnd } from './question-book.ts';
import { askedBy } from './test-asked.ts';

const question = askedBy('user-anna', testTool('unlock', { tier: 'confirm' }), ['light.hall']);
const decision = { by: null, door: 'voice', at: question.askedAt, answerId: 'a', choiceId: 'yes' } as const;

/** Queries whose SQL begins with `hanging` wait until they are let go. */
function start() {
  const queries: string[] = [];
  const waiting: ((rows: readonly Row[]) => void)[] = [];
  const state = { hanging: 'nothing' };
  const ends: QuestionEnd[] = [];
  const book = createQuestionBook({
    database: {
      async query(sql, parameters = []) {
        const line = sql.trim().replaceAll(/\s+/g, ' ');
        queries.push(`${line.slice(0, 40)} ${parameters.slice(0, 2).map(String).join(' ')}`);
        if (!line.startsWith(state.hanging)) return [];
        const { promise, resolve } = Promise.withResolvers<readonly Row[]>();
        waiting.push(resolve);
        return await promise;
      },
    },
    log: silent,
    now: () => question.askedAt,
    onChange: () => undefined,
    onEnded: (end) => ends.push(end),
    deadlineMs: 30,
  });
  onTestFinished(() => book.stop());
  return { book, queries, waiting, state, ends };
}

const away = { code: 'unavailable' };

test('while it hangs only the first one waits', async () => {
  const { book, queries, waiting, state } = start();
  state.hanging = 'update';
  await expect(book.openIn('c1')).rejects.toMatchObject(away);
  const before = queries.length;
  await expect(book.openIn('c1')).rejects.toMatchObject(away);
  expect(queries).toHaveLength(before);
  state.hanging = 'nothing';
  waiting[0]?.([]);
  await vi.waitFor(async () => expect(await book.openIn('c1')).toEqual([]));
});

test('a question that is kept too late was never put, and is taken back', async () => {
  const { book, queries, waiting, state } = start();
  await book.load();
  state.hanging = 'insert';
  await expect(book.add(question)).rejects.toMatchObject(away);
  expect(book.shown()).toEqual([]);
  waiting[0]?.([]);
  await vi.waitFor(() => expect(queries.at(-1)).toContain(`${question.id} withdrawn`));
});

test('a claim that arrives too late runs nothing, and the question has failed', async () => {
  const { book, queries, waiting, state, ends } = start();
  await book.add(question);
  state.hanging = 'update';
  await expect(book.decide(question, 'taken', decision)).rejects.toMatchObject(away);
  expect(ends).toEqual([]);
  state.hanging = 'nothing';
  waiting[0]?.([{ id: question.id }]);
  await vi.waitFor(() => expect(ends).toMatchObject([{ end: 'taken', outcome: 'failed' }]));
  expect(queries.at(-1)).toContain(`${question.id} failed`);
  expect(book.shown()).toEqual([]);
});

test('what has happened is told although it cannot be kept', async () => {
  const { book, state, ends } = start();
  await book.add(question);
  state.hanging = 'update butler.questions set state = $2, outcome';
  await book.finish(question, decision, 'done', 'Done.');
  expect(ends).toMatchObject([{ end: 'taken', outcome: 'done' }]);
});
