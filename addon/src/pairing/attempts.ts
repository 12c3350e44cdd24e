import { ButlerError } from '../errors.ts';
import type { CodeWindow } from './code-window.ts';

export interface Attempt {
  /** The code that was shown when it began. */
  readonly code: string;
  readonly integrationNonce: Buffer;
  readonly appNonce: Buffer;
  readonly transcript: string;
  readonly homeAssistantUrls: readonly string[];
  /** Once the integration has proved that it knows the code. */
  key: Buffer | undefined;
}

const ATTEMPT_MS = 5 * 60_000;
const MAX_ATTEMPTS = 20;

/** Pairings that have begun; `now` in milliseconds. The oldest gives way when there are too many. */
export function createAttempts(codes: Pick<CodeWindow, 'current'>, now: () => number) {
  const attempts = new Map<string, { readonly attempt: Attempt; readonly endsAt: number }>();
  return {
    add(id: string, attempt: Attempt) {
      const [oldest] = attempts.keys();
      if (attempts.size >= MAX_ATTEMPTS && oldest !== undefined) attempts.delete(oldest);
      attempts.set(id, { attempt, endsAt: now() + ATTEMPT_MS });
    },
    /** Throws ButlerError `not_found` when it is over, or its code is. */
    get(id: string): Attempt {
      const known = attempts.get(id);
      if (known === undefined || known.endsAt <= now() || known.attempt.code !== codes.current()) {
        attempts.delete(id);
        throw new ButlerError(
          'not_found',
          'This pairing is over. Start again with the code that I show now.',
        );
      }
      return known.attempt;
    },
    end: (id: string) => void attempts.delete(id),
    endAll: () => attempts.clear(),
  };
}
