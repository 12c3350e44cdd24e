import { expect, test } from 'vitest';
import { createLog } from './log.ts';
import { stopInOrder } from './stop-in-order.ts';

test('everything is stopped in order, whatever fails or hangs before it', async () => {
  const lines: string[] = [];
  const stopped: string[] = [];
  const log = createLog({
    level: 'info',
    format: 'text',
    now: () => new Date(0),
    write: (line) => lines.push(line),
  });
  await stopInOrder(
    [
      { what: 'the door', stop: () => void stopped.push('door') },
      { what: 'the hub', stop: () => Promise.reject(new Error('no')) },
      { what: 'the queue', stop: () => new Promise(() => undefined) },
      { what: 'the store', stop: async () => void stopped.push('store') },
    ],
    5,
    log,
  );
  expect(stopped).toEqual(['door', 'store']);
  expect(lines.join('\n')).toMatch(/the hub did not stop[^]*the queue did not stop in time/);
});
