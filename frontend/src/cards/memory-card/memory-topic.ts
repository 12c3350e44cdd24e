import { readCount, readRecord } from '../../client/read.ts';
import type { Topic } from '../../client/topic.ts';

/** A number that is another one whenever something of the memory may have changed. */
export const memoryTopic: Topic<number> = {
  name: 'memory',
  reduce: (_known, event) => (readRecord(event)?.['kind'] === 'snapshot' ? event : null),
  read: (known) => readCount(readRecord(known)?.['revision']),
};
