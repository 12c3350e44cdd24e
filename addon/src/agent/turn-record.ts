/** What a turn has said, done and used so far: the one thing that is left when it is broken off. */
import type { TurnStep } from '../api/contract-report.ts';
import type { Effect, TurnOutcome, TurnRequest } from '../api/contract.ts';
import type { Taint } from './turn-context.ts';
import type { Exchange, ModelUsage, PastExchange, StoredCall } from '../store/store.ts';

export interface TurnRecord {
  /** Key of the asker; null until that is known. */
  speaker: string | null;
  /** Everything that was sent as text. */
  text: string;
  outcome: TurnOutcome;
  /** What was said before could be read, and this can be kept. */
  isMemoryWhole: boolean;
  readonly calls: StoredCall[];
  /** Of these, the ones that did not do what they should. */
  readonly failed: Set<StoredCall>;
  /** Entities on which calls were allowed to act. */
  readonly moved: Set<string>;
  /** Outside text that this turn has seen, that of the shown history first. */
  readonly taint: Taint[];
  /** Hosts that the house itself has named in this turn. */
  readonly hosts: Set<string>;
  /** What was said before in this conversation, oldest first. */
  recent: readonly PastExchange[];
  readonly usage: ModelUsage[];
  /** By the clock that only goes forward. */
  readonly startedAt: number;
  /** Milliseconds; null: nothing was said yet. */
  firstWordMs: number | null;
  readonly steps: TurnStep[];
  /** How the calls ended that no text has followed yet. */
  untold: ToldCall[];
  /** How every call that acts ended. */
  readonly told: ToldCall[];
  /** With this the turn ends. */
  asked: AskedQuestion | null;
  /** A PIN may be in the words: they are kept nowhere. */
  isSecret: boolean;
  /** A code or a password was said, by either side: neither is kept. */
  holdsSecret: boolean;
  /** The person wants it kept nowhere: no exchange is made of it. */
  isUnkept: boolean;
  /** A question that takes a PIN is open here, whatever these words were about. */
  isPinAwaited: boolean;
}

/** A question that is kept now, and how its answer may come. */
export interface AskedQuestion {
  /** Absent: it is none in particular. */
  readonly questionId?: string;
  /** The question, and where else to answer it. */
  readonly text: string;
  /** The next words of this conversation may answer it. */
  readonly isAnswerableHere: boolean;
  /** They may be a PIN. */
  readonly isSecretExpected: boolean;
}

/** What is kept of words that may be a PIN. */
export const UNSAID = '•••';

export interface ToldCall {
  readonly spoken: string;
  /** It could not even be read; the model may have corrected it since. */
  readonly isInvalid: boolean;
}

/** `failed`, until it is known to have ended better. */
export function createTurnRecord(): TurnRecord {
  return {
    speaker: null,
    text: '',
    outcome: 'failed',
    isMemoryWhole: true,
    calls: [],
    failed: new Set(),
    moved: new Set(),
    taint: [],
    hosts: new Set(),
    recent: [],
    usage: [],
    startedAt: performance.now(),
    firstWordMs: null,
    steps: [],
    untold: [],
    told: [],
    asked: null,
    isSecret: false,
    holdsSecret: false,
    isUnkept: false,
    isPinAwaited: false,
  };
}

/** Whole milliseconds since the turn began. */
export function sinceStart({ startedAt }: Pick<TurnRecord, 'startedAt'>): number {
  return Math.max(0, Math.round(performance.now() - startedAt));
}

export function effectsOf(record: TurnRecord): Effect[] {
  return record.calls.flatMap(({ effects }) => effects);
}

export function exchangeOf(
  request: TurnRequest,
  record: TurnRecord,
  { at, durationMs }: { at: Date; durationMs: number },
): Exchange {
  return {
    id: request.turn_id,
    conversationId: request.conversation_id,
    at,
    door: request.door,
    speaker: record.speaker,
    userId: request.user_id,
    areaId: request.area_id,
    satelliteId: request.satellite_id,
    language: request.language,
    text: record.isSecret || record.holdsSecret ? UNSAID : request.text,
    answer: record.holdsSecret ? UNSAID : record.text,
    outcome: record.outcome,
    calls: record.calls,
    taint: record.taint,
    usage: record.usage,
    durationMs,
    firstWordMs: record.firstWordMs,
    steps: record.steps.toSorted((one, other) => one.started_ms - other.started_ms),
  };
}

/** A turn in one line of the log: nothing of what was said. */
export function summaryOf({ id, door, outcome, durationMs, calls, usage }: Exchange) {
  const sum = (tokensOf: (each: ModelUsage) => number) =>
    usage.reduce((all, each) => all + tokensOf(each), 0);
  return {
    turn: id,
    door,
    outcome,
    milliseconds: Math.round(durationMs),
    calls: calls.map(({ tool, verdict }) => `${tool} ${verdict}`),
    model_calls: usage.length,
    input_tokens: sum((each) => each.inputTokens + each.cacheReadTokens + each.cacheWriteTokens),
    cached_tokens: sum((each) => each.cacheReadTokens),
    output_tokens: sum((each) => each.outputTokens),
  };
}
