/**
 * What a scripted model says: short data beside the test that uses it. Rules are tried in order, the first
 * that matches answers; with none, the model says DEFAULT_REPLY. All of it is JSON (a RegExp becomes "/…/i").
 *
 *   const script: Script = [
 *     { when: { said: 'hall light' }, replies: [
 *       [{ tool: 'turn_on', input: { entity_ids: ['{{candidate "hall light"}}'] } }],
 *       'The hall light is on.' ] },
 *     { when: { said: /busy/ }, times: 1, reply: { error: { status: 529 } } },
 *   ];
 */
import * as z from 'zod';

/** `/regex/flags` (or a RegExp), or a part of the text; letter case does not matter for a part. */
const pattern = z.union([z.string().min(1), z.instanceof(RegExp)]);
export type Pattern = z.output<typeof pattern>;

const when = z.strictObject({
  /** The newest words of the person: the last text block of the newest user message that is no tool result. */
  said: pattern.optional(),
  /** Anything in the whole request: rules, tools, history, context. */
  prompt: pattern.optional(),
  /** Which model call of this turn it is, from 1. */
  step: z.number().int().min(1).optional(),
  /** A tool of this name is declared. */
  has_tool: z.string().optional(),
  model: pattern.optional(),
});

const piece = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ thinking: z.string() }),
  z.strictObject({ tool: z.string(), input: z.record(z.string(), z.unknown()).default({}) }),
  /** The tool's arguments as they are written, to send what is no JSON. */
  z.strictObject({ tool: z.string(), raw_input: z.string() }),
]);
export type Piece = z.output<typeof piece>;

const apiError = z.strictObject({
  status: z.number().int().min(400).max(599).default(529),
  /** Default: as the status usually has it. */
  type: z.string().optional(),
  message: z.string().default('Scripted error.'),
  /** Seconds, sent as `retry-after`. */
  retry_after: z.number().min(0).optional(),
});
export type ApiError = z.output<typeof apiError>;

const fullReply = z.strictObject({
  content: z.union([z.string(), z.array(piece)]).default([]),
  /** Default: `tool_use` when a tool is called, else `end_turn`. */
  stop: z
    .enum([
      'end_turn',
      'max_tokens',
      'stop_sequence',
      'tool_use',
      'pause_turn',
      'refusal',
      'model_context_window_exceeded',
    ])
    .optional(),
  /** How text, thinking and arguments are cut into deltas: by word, not at all, or every N characters. */
  chunks: z.union([z.literal('word'), z.literal('whole'), z.number().int().min(1)]).default('word'),
  /** Pause between two deltas (a slow drip), and before the first byte, in milliseconds. */
  delay_ms: z.number().min(0).default(0),
  first_ms: z.number().min(0).default(0),
  /** An HTTP error instead of an answer. */
  error: apiError.optional(),
  /**
   * Goes wrong after so many deltas; without `after`, before the first byte of the answer. `cut` closes the
   * connection, `silence` keeps it open and says nothing more, `error` sends an `error` event after the 200.
   */
  broken: z
    .strictObject({
      how: z.enum(['cut', 'silence', 'error']),
      after: z.number().int().min(0).optional(),
      error: apiError.optional(),
    })
    .optional(),
});
export type Reply = z.output<typeof fullReply>;

const reply = z
  .union([z.string(), z.array(piece), fullReply])
  .transform((given): Reply =>
    typeof given === 'string' || Array.isArray(given) ? fullReply.parse({ content: given }) : given,
  );

const rule = z
  .strictObject({
    when: when.default({}),
    /** Matches no more after so many uses. */
    times: z.number().int().min(1).optional(),
    /** The answer at every step of the turn. */
    reply: reply.optional(),
    /** One answer for each step of the turn; the last one repeats. */
    replies: z.array(reply).min(1).optional(),
  })
  .refine((given) => (given.reply === undefined) !== (given.replies === undefined), {
    error: 'A rule needs either "reply" or "replies".',
  });
export type Rule = z.output<typeof rule>;

const scriptSchema = z.array(rule);
export type Script = z.input<typeof scriptSchema>;
export type ParsedScript = z.output<typeof scriptSchema>;

export const DEFAULT_REPLY: Reply = fullReply.parse({
  content: 'I am a scripted model and have no line for that.',
});

/** Throws an Error that names the place and what is wrong there. */
export function parseScript(given: unknown): ParsedScript {
  const parsed = scriptSchema.safeParse(given);
  if (!parsed.success) throw new Error(`Not a script: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** For `PUT /_control/script` and for files. */
export function serializeScript(script: Script): string {
  return JSON.stringify(script, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value));
}

/** The match of a pattern in a text; a part of the text matches as itself. */
export function matchPattern(wanted: Pattern, text: string): RegExpMatchArray | null {
  if (wanted instanceof RegExp) return text.match(wanted);
  const written = /^\/(.+)\/([a-z]*)$/s.exec(wanted);
  if (written?.[1] !== undefined) return text.match(new RegExp(written[1], written[2]));
  const escaped = wanted.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return text.match(new RegExp(escaped, 'i'));
}
