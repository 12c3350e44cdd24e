import { english } from './language/english.ts';
import type { Phrases } from './language/phrases.ts';

/**
 * The names of failure. A code is stable and crosses the wire; what a person may hear is said in the language of
 * the turn, where there is a turn, else in English.
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

/** Picks a sentence: one that a person may hear; never a stack, a secret or an address. */
export type Say = (phrases: Phrases) => string;

export class ButlerError extends Error {
  readonly code: ErrorCode;
  /** In English, for who is not in a turn: an HTTP answer, start-up. The message where there is no sentence. */
  readonly say: string;
  /** Undefined: the message is for the caller, and a person hears only what kind of failure it is. */
  readonly sentence: Say | undefined;
  /**
   * The message quotes what strangers may have written: the entities that showed it, none where nobody knows.
   * Undefined: every word of it is ours.
   */
  readonly quotes: readonly string[] | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { say?: Say; cause?: unknown; quotes?: readonly string[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ButlerError';
    this.code = code;
    this.sentence = options.say;
    this.quotes = options.quotes;
    this.say = options.say?.(english) ?? message;
  }

  /** For a turn. */
  sayIn(phrases: Phrases): string {
    return this.sentence?.(phrases) ?? phrases.failures[this.code];
  }
}

/** `unavailable` for a while, to whoever asks so often. */
export class TooOftenError extends ButlerError {
  constructor() {
    super('unavailable', 'That was tried too often. Wait a minute and try again.');
  }
}

/** Anything thrown, as one of the names above. What is not ours is a bug and says nothing about itself. */
export function asButlerError(thrown: unknown): ButlerError {
  if (thrown instanceof ButlerError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ButlerError('internal', message, { say: ({ failures }) => failures.internal, cause: thrown });
}
