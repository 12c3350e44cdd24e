/** What was done lately, and for whom: one's own, and in a person's case what automations asked for. */
import * as z from 'zod';
import type { TurnContext } from '../agent/turn-context.ts';
import type { Asker } from '../people/asker.ts';
import { selectRecentBy } from '../store/exchange-rows.ts';
import type { Conversations, Database, PastExchange } from '../store/store.ts';

/** What was asked before something ran, and who said yes. */
export interface AskedFirst {
  /** The words that led to the question; null where they are not kept. */
  readonly words: string | null;
  readonly question: string;
  /** Null: who had asked. */
  readonly yesBy: string | null;
}

export interface Deeds {
  /** Exchanges of who speaks, newest first. Never throws: what can be known soon. */
  own(turn: Pick<TurnContext, 'asker' | 'conversationId'>): Promise<readonly PastExchange[]>;
  /** Of automations that are nobody's, newest first; the same. */
  ofAutomations(): Promise<readonly PastExchange[]>;
  /** Undefined: nothing was asked first, or it cannot be known now. */
  askedFirst(exchangeId: string, asker: Pick<Asker, 'key'>): Promise<AskedFirst | undefined>;
}

const MOST = 30;
/** For what the database has to tell. */
const READ_MS = 1_500;
const AUTOMATIONS = 'house';

export function createDeeds(
  conversations: Pick<Conversations, 'recent' | 'recentBy'>,
  database: Pick<Database, 'query'>,
): Deeds {
  /** After a start memory knows nothing, so the database is asked too. */
  async function by(speaker: string): Promise<readonly PastExchange[]> {
    const [known, stored] = await Promise.all([
      conversations.recentBy(speaker, MOST),
      soon(selectRecentBy(database, speaker, MOST), []),
    ]);
    return [...stored, ...known];
  }
  return {
    async own({ asker, conversationId }) {
      const { exchanges } = await conversations.recent(conversationId, MOST);
      const here = exchanges.filter(({ speaker }) => speaker === asker.key);
      return newestFirst([...(await by(asker.key)), ...here]);
    },
    ofAutomations: async () => newestFirst(await by(AUTOMATIONS)),
    async askedFirst(exchangeId, asker) {
      const [row] = await soon(database.query(ASKED_FIRST, [exchangeId, asker.key]), []);
      if (row === undefined) return undefined;
      const { turnId, words, ...asked } = askedFirst.parse(row);
      const known = await conversations.recentBy(asker.key, MOST);
      return { ...asked, words: known.find(({ id }) => id === turnId)?.text ?? words };
    },
  };
}

/** Memory is newer than what the database has of the same; of one moment the later one comes first. */
function newestFirst(exchanges: readonly PastExchange[]): readonly PastExchange[] {
  const each = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  return [...each.values()].toReversed().toSorted((one, other) => other.at.getTime() - one.at.getTime());
}

async function soon<Value>(work: Promise<Value>, otherwise: Value): Promise<Value> {
  const late = Promise.withResolvers<Value>();
  const timer = setTimeout(() => late.resolve(otherwise), READ_MS);
  try {
    return await Promise.race([work.catch(() => otherwise), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const askedFirst = z.object({
  turnId: z.string(),
  words: z.string().nullable(),
  question: z.string(),
  yesBy: z.string().nullable(),
});

/** An answer in a conversation has the id of its turn; one from elsewhere stands under the question's. */
const ASKED_FIRST = `
  select question.content ->> 'text' as question, question.decided_by as "yesBy",
    question.turn_id as "turnId",
    (select content from butler.conversation_history
      where exchange_id = question.turn_id and role = 'user') as words
  from butler.questions question
  where question.asker_key = $2::text and question.state in ('taken', 'done', 'failed')
    and (question.answer_id = $1::text or 'question-' || question.id = $1::text)
  limit 1`;
