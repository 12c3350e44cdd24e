/** How a turn of one's own went, call by call: what an owner looks at when something is odd. */
import * as z from 'zod';
import {
  type chatDetailsRequest,
  chatDetailsResponse,
  type ChatDetailsResponse,
} from '../api/contract-chat.ts';
import { ButlerError } from '../errors.ts';
import type { Asker } from '../people/asker.ts';
import type { Queries } from './fact-rows.ts';
import { reached } from './reached.ts';

export interface ReadDetailsDependencies {
  readonly database: Queries;
  /** As they are at a card. Rejects with ButlerError `unavailable`. */
  readonly whoIs: (userId: string) => Promise<Asker>;
}

/** Throws ButlerErrors `denied` and `unavailable`. A turn that is somebody else's, or none, has no calls. */
export type ReadDetails = (wanted: z.output<typeof chatDetailsRequest>) => Promise<ChatDetailsResponse>;

export function createReadDetails({ database, whoIs }: ReadDetailsDependencies): ReadDetails {
  return async ({ by, turn_id: turnId }) => {
    const asker = await whoIs(by.user_id);
    if (!asker.isOwner) throw new ButlerError('denied', 'This is for owners.');
    const rows = await reached(database.query(SELECT, [turnId, by.user_id]));
    return chatDetailsResponse.parse({ calls: rows });
  };
}

const SELECT = `
  select tool, tier, verdict, args, effects
  from butler.tool_calls call join butler.exchanges exchange on exchange.id = call.exchange_id
  where call.exchange_id = $1::text and exchange.user_id = $2::text
  order by position`;
