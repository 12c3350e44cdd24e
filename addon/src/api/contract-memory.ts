/**
 * The wire, part memory: what is known of whoever asks, for their card and their action. Everybody sees and changes
 * what is theirs and what the household was told, an administrator no more than that.
 */
import * as z from 'zod';

/** No control character, and no half of one of two code units: a database takes neither. */
const line = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has a character that is no text');
const id = line.min(1).max(255);
const time = z.iso.datetime();
const count = z.number().int().min(0);
const scope = z.enum(['private', 'household']);

/** On whose behalf: the integration vouches for it, from Home Assistant's login. Nobody asks for somebody else. */
const by = z.strictObject({ user_id: id });

export const factRow = z.strictObject({
  id,
  scope,
  /** Null: a code or a password, which is shown one at a time. */
  fact: z.string().nullable(),
  category: z.string(),
  is_secret: z.boolean(),
  /** Name of the person; null: a room, or somebody who is gone. */
  said_by: z.string().nullable(),
  /** Whoever asks said it themself. */
  is_own: z.boolean(),
  said_at: time,
  place: z.string().nullable(),
  source: z.enum(['told', 'corrected', 'learned']),
  expires_at: time.nullable(),
  last_used_at: time.nullable(),
  /** Whoever asks may correct it and have it forgotten. */
  is_changeable: z.boolean(),
});
export type FactRow = z.output<typeof factRow>;

/** `POST /v1/memory/facts`: the newest first. */
export const factsRequest = z.strictObject({
  by,
  /** All of these words are in it, or begin there. */
  search: line.max(200).optional(),
  scope: scope.optional(),
  /** `next` of the page before. */
  after: line.max(200).optional(),
  limit: z.number().int().min(1).max(100).optional(),
});
export const factsResponse = z.strictObject({
  facts: z.array(factRow),
  /** Of all pages. */
  count,
  /** Null: this is the last page. */
  next: z.string().nullable(),
  /** What whoever asks gets to see at all; a wall tablet nothing private, a guest nothing of the household. */
  sees: z.strictObject({ private: z.boolean(), household: z.boolean() }),
});
export type FactsResponse = z.output<typeof factsResponse>;

/** `POST /v1/memory/facts/{id}/why` */
export const factWhyRequest = z.strictObject({ by });
export const factWhyResponse = z.strictObject({
  fact: factRow,
  /** The words from which it was learned; null: it was told as it stands. */
  sentence: z.string().nullable(),
  /** What it replaced, newest first. */
  before: z.array(z.strictObject({ fact: z.string(), said_at: time })),
  /** In which it was said: one's own, as long as that is kept. */
  exchange: z.strictObject({ at: time, said: z.string(), answered: z.string(), door: z.string() }).nullable(),
  /** Whose text was in the turn, e.g. `a mail`. */
  outside: z.array(z.string()),
});
export type FactWhyResponse = z.output<typeof factWhyResponse>;

/**
 * `POST /v1/memory/facts/{id}/correct`, answered with the fact that is in its place now; sent again with the same words
 * it counts once.
 */
export const factCorrectRequest = z.strictObject({
  by,
  fact: line.max(500).regex(/\S/, 'is empty'),
});

/** `POST /v1/memory/facts/{id}/forget`: with all that it had replaced, and wherever it was said. Answered with 204. */
export const factForgetRequest = z.strictObject({
  by,
  /** Nobody is told it from now on, and whoever asks can have it back for so many seconds; then it is deleted. */
  undo_for: z.number().int().min(1).max(60).optional(),
});

/** `POST /v1/memory/facts/{id}/keep`: it is not forgotten after all. `not_found`: it was too late. */
export const factKeepRequest = z.strictObject({ by });

/** `POST /v1/memory/forget-everything`: whoever sends it has asked the person once more. */
export const forgetEverythingRequest = z.strictObject({ by, is_sure: z.literal(true) });
export const forgetEverythingResponse = z.strictObject({
  facts: count,
  exchanges: count,
  summaries: count,
  /** What they told the household, which stays. */
  kept: count,
  /** What is still there, looked at afterwards: zero, unless they went on talking. */
  left: count,
});
export type ForgetEverythingResponse = z.output<typeof forgetEverythingResponse>;

/** `POST /v1/memory/export` */
export const memoryExportRequest = z.strictObject({ by });

const json = z.record(z.string(), z.unknown());
/** Everything that is kept of somebody; oldest first. */
export const memoryExport = z.strictObject({
  version: z.literal(1),
  exported_at: time,
  /** As `GET /v1/people` tells of them; of a PIN only that there is one. */
  profile: json,
  souls: z.array(
    z.strictObject({
      soul: z.string().nullable(),
      at: time,
      changed_by: z.string(),
      reason: z.string(),
      is_undone: z.boolean(),
    }),
  ),
  /** Private ones, and those that they told the household; those that were replaced since, too. */
  facts: z.array(
    z.strictObject({
      id: z.string(),
      scope,
      fact: z.string(),
      category: z.string(),
      source: z.string(),
      sentence: z.string().nullable(),
      is_secret: z.boolean(),
      said_at: time,
      place: z.string().nullable(),
      exchange_id: z.string().nullable(),
      taint: z.array(json),
      expires_at: time.nullable(),
      used: count,
      last_used_at: time.nullable(),
      superseded_by: z.string().nullable(),
      superseded_at: time.nullable(),
    }),
  ),
  exchanges: z.array(
    z.strictObject({
      id: z.string(),
      conversation_id: z.string(),
      at: time,
      door: z.string(),
      area_id: z.string().nullable(),
      satellite_id: z.string().nullable(),
      language: z.string(),
      outcome: z.string(),
      duration_ms: count,
      first_word_ms: count.nullable(),
      /** What it waited for, with times and tokens. */
      steps: z.array(json),
      said: z.string().nullable(),
      answered: z.string().nullable(),
      calls: z.array(json),
      usage: z.array(json),
    }),
  ),
  summaries: z.array(
    z.strictObject({ day: z.iso.date(), summary: z.string().nullable(), made_by: z.string() }),
  ),
  questions: z.array(
    z.strictObject({
      asked_at: time,
      text: z.string(),
      state: z.string(),
      decided_by: z.string().nullable(),
      decided_at: time.nullable(),
      outcome: z.string().nullable(),
    }),
  ),
  /** Of days whose exchanges are kept no longer. */
  usage: z.array(json),
  /** Fingerprints of what was forgotten, from which nothing can be read. */
  forgotten: count,
});
export type MemoryExport = z.output<typeof memoryExport>;

/** `butler/memory/changed`, app → integration: whose cards ask again, and nothing of what is other than it was. */
export const memoryChanged = z.strictObject({
  type: z.literal('butler/memory/changed'),
  /** Null: everybody's. */
  user_ids: z.array(id).max(10).nullable(),
  /** Guests, to whom what the household knows is not shown. */
  but_not: z.array(id).max(500),
});
export type MemoryChanged = Omit<z.output<typeof memoryChanged>, 'type'>;
