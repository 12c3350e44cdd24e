/**
 * Loaded into the app before its first line: tells a test on file descriptor 3 when the embedded database is inside
 * a transaction that saves a fact. PostgreSQL's extended protocol opens it with the message Parse and ends it with
 * Sync (postgresql.org/docs/18/protocol-flow.html), each of which the database works through in one call.
 */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const MARKS = 3;
const [PARSE, SYNC] = ['P'.charCodeAt(0), 'S'.charCodeAt(0)];
const SAVES = 'insert into butler.user_facts';

if (!isMainThread) {
  const { PGlite } = await import('@electric-sql/pglite');
  const work = Reflect.get(PGlite.prototype, 'execProtocolRawSync');
  let isInside = false;
  PGlite.prototype.execProtocolRawSync = function (message) {
    if (message[0] === PARSE && Buffer.from(message).includes(SAVES)) {
      isInside = true;
      writeSync(MARKS, '(');
    }
    const answer = work.call(this, message);
    if (message[0] === SYNC && isInside) {
      isInside = false;
      writeSync(MARKS, ')');
    }
    return answer;
  };
}
