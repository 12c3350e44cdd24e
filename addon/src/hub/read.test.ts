import { expect, test } from 'vitest';
import { readHistory, readItems, readStatistic } from './read.ts';

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

test('a statistic: whole, or none', async () => {
  const over = { entityId: 'sensor.room', from, to };
  const sent: unknown[] = [];
  const read = (answer: unknown) =>
    readStatistic(async (message) => {
      sent.push(message);
      return answer;
    }, over);
  expect(await read({ min: 1, max: 3, mean: 2.5, change: null })).toEqual({
    lowest: 1,
    highest: 3,
    average: 2.5,
  });
  expect(sent).toMatchObject([
    {
      statistic_id: 'sensor.room',
      fixed_period: { start_time: from.toISOString(), end_time: to.toISOString() },
    },
  ]);
  expect(await read({ min: null, max: null, mean: null })).toBeNull();
  expect(await read({})).toBeNull();
  await expect(read('x')).rejects.toMatchObject({ code: 'upstream' });
});

test('an answer that is not as agreed is an error with a name', async () => {
  await expect(readHistory(async () => ['x'], span)).rejects.toMatchObject({ code: 'upstream' });
  await expect(readItems(async () => ({}), 'todo.shopping')).rejects.toMatchObject({ code: 'upstream' });
});
