/**
 * The wire, part report: cost by day, person and kind, and the last turns, for owners. Nothing that anybody said or
 * heard is in it, and no turn tells whose it was: an administrator sees what it took, not who asked for it.
 */
import * as z from 'zod';
import { id } from './contract-id.ts';
import { used } from './contract-usage.ts';
import { turnOutcome, turnRequest } from './contract.ts';

const milliseconds = z.number().int().min(0);
const tokens = {
  input_tokens: used.input_tokens,
  output_tokens: used.output_tokens,
  cache_read_tokens: used.cache_read_tokens,
  cache_write_tokens: used.cache_write_tokens,
};

export const usageKind = z.enum(['turn', 'learning', 'summary']);
export type UsageKind = z.output<typeof usageKind>;

const times = {
  /** Since the turn began. */
  started_ms: milliseconds,
  took_ms: milliseconds,
};

/** What a turn waited for; two that overlap ran side by side. */
export const turnStep = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('model'),
    ...times,
    /** Which answered; null: none was asked, or none got that far. */
    model: z.string().max(200).nullable(),
    /** Why it did not answer, e.g. `overloaded`; null: it did. */
    problem: z.string().max(50).nullable(),
    ...tokens,
  }),
  z.strictObject({
    kind: z.literal('tool'),
    ...times,
    /** Null: a name that the model made up, which may be words of anybody. */
    tool: z.string().max(64).nullable(),
    verdict: z.enum(['run', 'denied', 'invalid', 'asked']),
    is_error: z.boolean(),
  }),
]);
export type TurnStep = z.output<typeof turnStep>;

export const reportedTurn = z.strictObject({
  /** To the minute. */
  at: z.iso.datetime(),
  door: turnRequest.shape.door,
  outcome: turnOutcome,
  duration_ms: milliseconds,
  /** Until the first word of the answer; null: not known. */
  first_word_ms: milliseconds.nullable(),
  ...tokens,
  /** US dollars; null: a model without a price. */
  cost: z.number().min(0).nullable(),
  /** In the order in which they began. Tools for what is private stand as `memory` or `profile`. */
  steps: z.array(turnStep),
});
export type ReportedTurn = z.output<typeof reportedTurn>;

/** `POST /v1/report`. `denied` for whoever is no owner. */
export const reportRequest = z.strictObject({
  /** The integration vouches for it, from Home Assistant's login. */
  by: z.strictObject({ user_id: id }),
});

/** Of this month of the household's calendar, but for the turns. */
export const reportResponse = z.strictObject({
  /** Days with a request, oldest first. */
  days: z.array(z.strictObject({ id: z.iso.date(), ...used })),
  /** Whoever cost most first. */
  askers: z.array(
    z.strictObject({
      kind: z.enum(['person', 'room', 'house', 'unknown']),
      /** Null: nobody knows it (any more). */
      name: z.string().nullable(),
      ...used,
    }),
  ),
  /** What cost most first. `kind` null: from before it was told apart. */
  kinds: z.array(z.strictObject({ kind: usageKind.nullable(), ...used })),
  /** The newest first; null: the memory cannot be reached. Without those that Home Assistant answered by itself. */
  turns: z.array(reportedTurn).nullable(),
});
export type ReportResponse = z.output<typeof reportResponse>;

/** Of `butler/subscribe {topic: 'report'}`, for administrators: at first, and again after turns. Always whole. */
export const reportEvent = z.strictObject({
  kind: z.literal('snapshot'),
  /** Null: it is not to be had, see `problem`. */
  report: reportResponse.nullable(),
  /** `denied`: the app knows this administrator as no owner; `too_old`: the app cannot tell it yet. */
  problem: z.enum(['denied', 'unavailable', 'too_old']).nullable(),
  /** When it was so. */
  at: z.iso.datetime({ offset: true }),
});
export type ReportEvent = z.output<typeof reportEvent>;
