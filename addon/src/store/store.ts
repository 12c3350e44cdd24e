/** What is kept, and the smallest interfaces to it. One query function per intent; SQL lives beside them. */
import type { TurnStep } from '../api/contract-report.ts';
import type { Effect, LocalExchange, TurnOutcome } from '../api/contract.ts';
import type { Origin, Taint } from '../agent/turn-context.ts';
import type { Tier } from '../tools/tool.ts';
import type { Change } from '../undo/change.ts';

export interface Row {
  readonly [column: string]: unknown;
}

/**
 * `kept`: planned once for all parameters, for what is asked in every turn. Only where the best way to an answer does
 * not depend on them, and with few different texts.
 */
export type Plan = 'kept';

/** The one interface over PostgreSQL and the embedded database: the same SQL runs on both. */
export interface Database {
  readonly kind: 'embedded' | 'postgresql';
  query(sql: string, parameters?: readonly unknown[], plan?: Plan): Promise<readonly Row[]>;
  transaction<Result>(work: (database: Pick<Database, 'query'>) => Promise<Result>): Promise<Result>;
  /**
   * Absent in PostgreSQL, which others may write to as well. Tells what a trigger has sent as `butler_changed`, after
   * the commit and before whoever changed it is answered; null: anything may be another.
   */
  readonly onChanged?: (listener: (what: string | null) => void) => void;
  /**
   * Absent in the embedded one. One statement that may take minutes, outside of any transaction, on a connection of
   * its own; rejects when the database is closed meanwhile, and the server may go on with it.
   */
  readonly patiently?: (sql: string, milliseconds: number) => Promise<void>;
  close(): Promise<void>;
}

export interface StoredCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly tier: Tier | null;
  readonly verdict: 'run' | 'denied' | 'invalid' | 'asked';
  readonly effects: readonly Effect[];
  /** With how it was before; absent: nothing was changed, or nobody can tell. */
  readonly changes?: readonly Change[];
  readonly origin: Origin;
}

export interface ModelUsage {
  readonly model: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

/** One exchange as it is kept: what was said, answered, done, and what it took. */
export interface Exchange {
  /** The turn's id, or the local exchange's: saved once, however often it is delivered. */
  readonly id: string;
  readonly conversationId: string;
  readonly at: Date;
  readonly door: string;
  /** Whose it is: the asker's key; null when it was kept before there were people. */
  readonly speaker: string | null;
  readonly userId: string | null;
  readonly areaId: string | null;
  readonly satelliteId: string | null;
  readonly language: string;
  readonly text: string;
  readonly answer: string;
  readonly outcome: TurnOutcome | LocalExchange['handled_by'];
  readonly calls: readonly StoredCall[];
  /** Outside text that the turn had before it, its history's included; absent: none. */
  readonly taint?: readonly Taint[];
  readonly usage: readonly ModelUsage[];
  readonly durationMs: number;
  /** From the request to the first word of the answer; absent: there was none, or nobody looked. */
  readonly firstWordMs?: number | null;
  /** What it waited for; absent: nobody looked. */
  readonly steps?: readonly TurnStep[];
}

/** What the history of a conversation needs of an exchange. */
export type PastExchange = Pick<
  Exchange,
  | 'id'
  | 'conversationId'
  | 'at'
  | 'door'
  | 'satelliteId'
  | 'speaker'
  | 'userId'
  | 'text'
  | 'answer'
  | 'outcome'
  | 'taint'
> & {
  readonly effects: readonly Effect[];
  /** Absent: kept before changes were. */
  readonly changes?: readonly Change[];
};

/**
 * Conversations, kept in memory while they go on and written behind the turn. Nothing here throws because
 * the database is away: writes wait (bounded) and `available` says so.
 */
export interface Conversations {
  readonly available: boolean;
  /** Oldest first; from memory when the conversation is warm. `complete` is false if the database could not be asked. */
  recent(
    conversationId: string,
    limit: number,
  ): Promise<{ exchanges: readonly PastExchange[]; complete: boolean }>;
  /** Of this speaker in all conversations, oldest first; what is known soon, without an error. */
  recentBy(speaker: string, limit: number): Promise<readonly PastExchange[]>;
  /** Visible to `recent` at once; durable soon after. */
  add(exchange: Exchange): void;
  /** Blacks out the words of whatever is meant: what is in memory, and what began before now and is added later. */
  blackOut(isMeant: (exchange: PastExchange) => boolean): void;
  /** Out of memory, after they have gone from the database. */
  drop(isMeant: (exchange: PastExchange) => boolean): void;
  /** Resolves when everything added so far is durable, or rejects when that cannot be had now. */
  flush(): Promise<void>;
}
