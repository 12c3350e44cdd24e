import type { TurnRequest } from '../api/contract.ts';
import type { Phrases } from '../language/phrases.ts';
import type { TurnRecord } from './turn-record.ts';

/** One turn while it goes on. */
export interface RunningTurn {
  readonly request: TurnRequest;
  readonly record: TurnRecord;
  readonly phrases: Phrases;
  readonly at: Date;
  /** Aborts when the asker has gone or the app stops. */
  readonly gone: AbortSignal;
  /** Aborts when there is only time left for the last words. */
  readonly late: AbortSignal;
  readonly remaining: () => number;
}
