/**
 * Loaded into the app before its first line: tells a test on file descriptor 3 when the embedded database begins with
 * a statement by which a chore changes something.
 */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const MARKS = 3;
/** Parse, and a query without parameters. */
const STATEMENTS = ['P'.charCodeAt(0), 'Q'.charCodeAt(0)];
const WORK =
  /update butler\.user_facts fact set embedding|set learned_at|insert into butler\.(?:user_facts|day_summaries)|delete from butler\.(?:day_summaries|user_facts)|vacuum|reindex/;

/** So that the test hears of a short chore before it is over. */
const NOTICE_MS = 2;
const nothing = new Int32Array(new SharedArrayBuffer(4));

if (!isMainThread) {
  const { PGlite } = await import('@electric-sql/pglite');
  const work = Reflect.get(PGlite.prototype, 'execProtocolRawSync');
  PGlite.prototype.execProtocolRawSync = function (message) {
    const isStatement = STATEMENTS.includes(message[0] ?? 0);
    if (isStatement && WORK.test(Buffer.from(message).toString('latin1'))) {
      writeSync(MARKS, 'w');
      Atomics.wait(nothing, 0, 0, NOTICE_MS);
    }
    return work.call(this, message);
  };
}
