import { expect, test } from 'vitest';
import { readHistory, readItems } from './read.ts';

const from = new Date('2026-11-21T22:00:00Z');
const to = new Date('2026-11-22T07:00:00Z');
const span = { entityIds: ['binary_sensor.back'], from, to };

test('history: in order, from the beginning on, and only of what was asked for', async () => {
  const sent: unknown[] = [];
  const past = await readHistory(async (message) => {
    sent.push(message);
    return {
      'binary_sensor.back': [
        { s: 'on', lu: from.getTime() / 1_000 + 60 },
        { s: 'off', a: {}, lu: from.getTime() / 1_000 - 500 },
      ],
      'lock.secret': [{ s: 'locked', lu: 1 }],
    };
  }, span);
  expect(sent).toMatchObject([
    {
      type: 'history/history_during_period',
      start_time: '2026-11-21T22:00:00.000Z',
      end_time: '2026-11-22T07:00:00.000Z',
      entity_ids: ['binary_sensor.back'],
    },
  ]);
  expect([...past]).toEqual([
    [
      'binary_sensor.back',
      [
        { state: 'off', attributes: {}, at: from.getTime() },
        { state: 'on', attributes: {}, at: from.getTime() + 60_000 },
      ],
    ],
  ]);
});

test('items: what is done, what is due, and what has no words', async () => {
  const items = await readItems(
    async () => ({
      items: [
        { uid: 'a', summary: 'Milk', status: 'needs_action', due: '2026-11-23' },
        { uid: 'b', summary: 'Tea', status: 'completed', description: 'green' },
        { status: null },
      ],
    }),
    'todo.shopping',
  );
  expect(items).toEqual([
    { uid: 'a', summary: 'Milk', isDone: false, due: '2026-11-23' },
    { uid: 'b', summary: 'Tea', isDone: true, due: null },
    { uid: null, summary: '', isDone: false, due: null },
  ]);
});

test('an answer that is not as agreed is an error with a name', async () => {
  await expect(readHistory(async () => ['x'], span)).rejects.toMatchObject({ code: 'upstream' });
  await expect(readItems(async () => ({}), 'todo.shopping')).rejects.toMatchObject({ code: 'upstream' });
});
