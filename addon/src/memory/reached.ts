/** Whatever fails below the memory is one failure for who asks. */
import { ButlerError } from '../errors.ts';

/** Rejects with ButlerError `unavailable`. */
export async function reached<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (cause) {
    throw new ButlerError('unavailable', 'The memory cannot be reached now.', {
      say: ({ memory }) => memory.away,
      cause,
    });
  }
}
