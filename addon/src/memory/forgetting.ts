/** Forgetting for real: what was told, where it was said, what sums it up; in the database and in memory. */
import { GOES_ON_MS } from '../agent/history.ts';
import { LONG_PROMPT } from '../cost/prices.ts';
import type { Asker } from '../people/asker.ts';
import type { Conversations, Database, PastExchange } from '../store/store.ts';
import type { Fact } from './fact.ts';
import { type ForgottenPerson, forgetPerson, leftOfPerson } from './forget-person.ts';
import { deleteFact, type Forgetter, selectDoomed, tellsOf } from './forget-rows.ts';
import { dirtySummaries } from './summaries/dirty-summaries.ts';
import { deleteUnkept } from './unkeep-rows.ts';

/** `left`: what is still there, looked at afterwards. Zero, unless they went on talking. */
export type ForgottenAll = ForgottenPerson & { readonly left: number };

/** `acted`: something was done about it, and stays done. */
export type Unkept = 'words' | 'acted';

export interface Forgetting {
  /** Undefined: there is none that the asker may make forgotten. */
  readonly forget: (asker: Forgetter, id: string) => Promise<Fact | undefined>;
  /** Of the asker themself. Undefined: nobody knows who asks. */
  readonly forgetAll: (asker: Asker) => Promise<ForgottenAll | undefined>;
  /**
   * What the asker said last in this conversation, or just before it in another, is kept nowhere. Undefined: nothing
   * was said.
   */
  readonly unkeep: (asker: Asker, conversationId: string) => Promise<Unkept | undefined>;
}

export interface ForgettingDependencies {
  readonly database: Pick<Database, 'query' | 'transaction'>;
  readonly conversations: Pick<Conversations, 'recent' | 'recentBy' | 'blackOut' | 'flush'>;
  /** Of the household; undefined until Home Assistant has told it. */
  readonly timeZone: () => string | undefined;
  /** The summaries of this speaker are others now. */
  readonly onSummaries: (speaker: string) => void;
  /** Takes back what was asked on behalf of somebody, by the key of the asker. */
  readonly withdrawQuestions: (key: string) => Promise<void>;
}

/** Others may speak in it meanwhile. */
const MOST_RECENT = 20;

/** Rejects while the database is away; what is still there then is forgotten the next time. */
export function createForgetting({
  database,
  conversations,
  timeZone,
  onSummaries,
  withdrawQuestions,
}: ForgettingDependencies): Forgetting {
  const zone = () => timeZone() ?? 'UTC';
  async function lastIn(conversationId: string, asker: Asker) {
    const { exchanges } = await conversations.recent(conversationId, MOST_RECENT);
    return exchanges.findLast(isOf(asker));
  }

  /** Whoever begins a new conversation at once still means what they have just said. */
  async function lastOf({ kind, key }: Asker) {
    const [last] = kind === 'person' ? await conversations.recentBy(key, 1) : [];
    return last !== undefined && Date.now() - last.at.getTime() < GOES_ON_MS ? last : undefined;
  }

  return {
    async forget(asker, id) {
      const doomed = await selectDoomed(database, asker, id);
      if (doomed.length === 0) return undefined;
      // First what is in memory and waits to be written: it would come back.
      conversations.blackOut(tellsOf(doomed, asker));
      await conversations.flush();
      for (const { fact, exchangeId, isHousehold } of doomed) {
        const told = { by: asker.key, isHousehold, fact, exchangeId };
        for (const speaker of await dirtySummaries(database, told, zone())) onSummaries(speaker);
      }
      return await deleteFact(database, asker, id, doomed);
    },
    async unkeep(asker, conversationId) {
      const last = (await lastIn(conversationId, asker)) ?? (await lastOf(asker));
      if (last === undefined) return undefined;
      conversations.blackOut(({ id }) => id === last.id);
      await conversations.flush();
      await deleteUnkept(database, asker, { id: last.id, timeZone: zone() });
      onSummaries(asker.key);
      return last.effects.length > 0 ? 'acted' : 'words';
    },
    async forgetAll(asker) {
      if (asker.kind !== 'person' || asker.personId === null) return undefined;
      await withdrawQuestions(asker.key);
      conversations.blackOut(isOf(asker));
      await conversations.flush();
      const sorting = { timeZone: zone(), longPrompt: LONG_PROMPT };
      const forgotten = await forgetPerson(database, asker, sorting);
      onSummaries(asker.key);
      return forgotten && { ...forgotten, left: await leftOfPerson(database, asker) };
    },
  };
}

/** Before people were kept, an exchange only had its user. */
function isOf({ key, userId }: Asker) {
  return (exchange: Pick<PastExchange, 'speaker' | 'userId'>) =>
    exchange.speaker === null ? exchange.userId === userId : exchange.speaker === key;
}
