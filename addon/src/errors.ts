/**
 * The names of failure. A code is stable and crosses the wire; `say` is what a person may hear.
 * They are translated in four places only: a tool call, an HTTP answer, a turn's stream, and start-up.
 */
export type ErrorCode =
  | 'invalid' // what came in from outside is wrong: says what, and what to do
  | 'unauthorized' // no token, or the wrong one
  | 'denied' // who asks, from where, or the tier forbids it
  | 'not_found' // a named thing does not exist here
  | 'unavailable' // something we need is down or too slow
  | 'upstream' // it answered, but not as agreed
  | 'config' // start-up: names the option and what to put there
  | 'interrupted' // we are stopping, or the listener has gone
  | 'internal'; // a bug

export class ButlerError extends Error {
  readonly code: ErrorCode;
  /** One sentence that a person may hear; never a stack, a secret or an address. */
  readonly say: string;

  constructor(code: ErrorCode, message: string, options: { say?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ButlerError';
    this.code = code;
    this.say = options.say ?? message;
  }
}

const INTERNAL_SENTENCE = 'Something went wrong on my side.';

/** Anything thrown, as one of the names above. What is not ours is a bug and says nothing about itself. */
export function asButlerError(thrown: unknown): ButlerError {
  if (thrown instanceof ButlerError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ButlerError('internal', message, { say: INTERNAL_SENTENCE, cause: thrown });
}
