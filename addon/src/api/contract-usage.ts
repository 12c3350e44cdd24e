/** The wire between integration and app, part usage: what the language model took and cost, `GET /v1/usage`. */
import * as z from 'zod';

const count = z.number().int().min(0);

/** What some requests took together. */
export const used = {
  /** US dollars, of what has a price. */
  cost: z.number().min(0),
  /** Requests to a model. */
  requests: count,
  /** Neither read from the cache nor written to it. */
  input_tokens: count,
  output_tokens: count,
  cache_read_tokens: count,
  cache_write_tokens: count,
};

export const usageResponse = z.strictObject({
  currency: z.literal('USD'),
  /** Of when the table of prices is; prices that were set by hand override it. */
  prices_of: z.iso.date(),
  /** Nobody has told what these cost: they are in no `cost`. */
  models_without_price: z.array(z.string()),
  /** False: what was used before the app started is not known yet, so everything may be more. */
  is_whole: z.boolean(),
  /** US dollars a month; null: no limit. */
  budget: z.number().positive().nullable(),
  /** `nearly`: 80 % of the budget are gone, and only the small model is asked; `used_up`: none is. */
  standing: z.enum(['free', 'nearly', 'used_up']),
  /** By the household's calendar. */
  month: z.strictObject({ id: z.string().regex(/^\d{4}-\d{2}$/), ...used }),
  today: z.strictObject({ id: z.iso.date(), ...used }),
  /** This month, whoever cost most first. */
  people: z.array(
    z.strictObject({
      /** Key of the asker: a person, a room or the house; null: from before there were people. */
      asker: z.string().nullable(),
      ...used,
    }),
  ),
});
export type UsageResponse = z.output<typeof usageResponse>;
