/** The wire between integration and cards, part health: `butler/subscribe {topic: 'health'}`, for administrators. */
import * as z from 'zod';
import { statusResponse } from './contract.ts';
import { usageResponse } from './contract-usage.ts';

/** Sent at first and on every change, always whole. */
export const healthEvent = z.strictObject({
  kind: z.literal('snapshot'),
  /** False: the integration is there, but has no entry that is loaded. */
  is_set_up: z.boolean(),
  integration: z.strictObject({
    version: z.string(),
    /** Of the wire to the app. */
    api: z.strictObject({ min: z.number().int(), max: z.number().int() }),
  }),
  /** False: `status` is what the app said last. */
  is_app_there: z.boolean(),
  /** Null: it has said nothing since the entry was loaded. */
  status: statusResponse
    .pick({ version: true, api: true, home_assistant: true, store: true, model: true })
    .extend({
      /** Absent: of an app that is too old to tell. A newer one may have more problems. */
      meaning: statusResponse.shape.meaning.extend({ problem: z.string().nullable() }).optional(),
    })
    .nullable(),
  /** What the model took, of nobody in particular; null: not known. */
  usage: usageResponse
    .pick({ currency: true, is_whole: true, budget: true, standing: true, month: true, today: true })
    .nullable(),
  /** Null when that is not known. */
  open_questions: z.number().int().min(0).nullable(),
  /** When it was so. */
  at: z.iso.datetime({ offset: true }),
});
export type HealthEvent = z.output<typeof healthEvent>;
