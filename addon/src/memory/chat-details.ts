/** What was done on the way to answers of the past, as cards show it. */
import type { ChatMessage } from '../api/contract-chat.ts';
import { UNSAID } from '../agent/turn-record.ts';
import type { House } from '../house/house.ts';
import { exchangeIdOf } from '../questions/answer-elsewhere.ts';
import { type CallRow, type ChatRow, selectCalls, selectPut } from './chat-rows.ts';
import type { Queries } from './fact-rows.ts';

/** By exchange. What only memory has yet has none, and without a database nothing has. */
export type DetailsOf = (
  exchange: Pick<ChatRow, 'id' | 'answer'>,
) => Pick<ChatMessage, 'steps' | 'question_id' | 'is_button'>;

type Names = Pick<House, 'entities'> | undefined;

export async function chatDetails(
  database: Queries,
  exchanges: readonly Pick<ChatRow, 'id'>[],
  house: Names,
): Promise<DetailsOf> {
  const ids = exchanges.map(({ id }) => id);
  const [calls, put] = await Promise.all([
    selectCalls(database, ids).catch(() => []),
    selectPut(database, ids).catch(() => new Map<string, string>()),
  ]);
  const byExchange = Map.groupBy(calls, ({ exchangeId }) => exchangeId);
  return ({ id, answer }) => {
    // Whoever wanted it kept nowhere wants none of its traces.
    const steps = answer === UNSAID ? [] : (byExchange.get(id) ?? []).map((call) => stepOf(call, house));
    const questionId = put.get(id);
    return {
      ...(steps.length > 0 && { steps }),
      ...(questionId !== undefined && { question_id: questionId }),
      ...(id.startsWith(exchangeIdOf({ id: '' })) && { is_button: true as const }),
    };
  };
}

function stepOf(
  { position, tool, entityId, verdict, isReached }: CallRow,
  house: Names,
): NonNullable<ChatMessage['steps']>[number] {
  const target = entityId === null ? undefined : house?.entities.get(entityId)?.name;
  const state = verdict === 'asked' ? 'asked' : verdict === 'run' && isReached ? 'done' : 'failed';
  return { id: `call-${String(position)}`, name: tool, state, ...(target !== undefined && { target }) };
}
