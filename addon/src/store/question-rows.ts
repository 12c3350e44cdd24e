/** Questions in the database. Every decision is one statement, so of two at the same moment one wins. */
import * as z from 'zod';
import {
  type Decision,
  type Question,
  questionContent,
  type QuestionState,
  questionStates,
} from '../questions/question.ts';
import { storable, storableJson } from './storable.ts';
import type { Database, Row } from './store.ts';

type Queries = Pick<Database, 'query'>;

export async function insertQuestion({ query }: Queries, question: Question): Promise<void> {
  const { id, state, turnId, conversationId, askerKey, answerableBy, askedAt, expiresAt, ...rest } = question;
  await query(
    `insert into butler.questions
       (id, state, turn_id, conversation_id, asker_key, answerable_by, asked_at, expires_at, content)
     values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8::timestamptz, $9::jsonb)`,
    [
      id,
      state,
      turnId,
      conversationId,
      askerKey,
      answerableBy,
      askedAt.toISOString(),
      expiresAt.toISOString(),
      storableJson(questionContent.parse(rest)),
    ],
  );
}

/** True for the one whose decision it is; false when it was decided already or is too late. */
export async function decideQuestion(
  { query }: Queries,
  id: string,
  end: 'taken' | 'declined' | 'withdrawn',
  { by, door, at, answerId, choiceId }: Decision,
): Promise<boolean> {
  const rows = await query(
    `update butler.questions
     set state = $2, decided_by = $3, decided_door = $4, decided_at = $5::timestamptz, answer_id = $6, choice_id = $7
     where id = $1 and state = 'open' and expires_at > $5::timestamptz
     returning id`,
    [id, end, by, door, at.toISOString(), answerId, choiceId],
  );
  return rows.length > 0;
}

/** After its calls have run. */
export async function finishQuestion(
  { query }: Queries,
  id: string,
  state: 'done' | 'failed',
  outcome: string,
): Promise<void> {
  await query(`update butler.questions set state = $2, outcome = $3 where id = $1 and state = 'taken'`, [
    id,
    state,
    storable(outcome),
  ]);
}

/** The same question was put again, in another turn; its time does not begin anew. */
export async function putQuestionAgain({ query }: Queries, id: string, turnId: string): Promise<boolean> {
  const rows = await query(
    `update butler.questions set turn_id = $2 where id = $1 and state = 'open' returning id`,
    [id, turnId],
  );
  return rows.length > 0;
}

/** Ids of those whose time is over. */
export async function expireQuestions({ query }: Queries, now: Date): Promise<readonly string[]> {
  const rows = await query(
    `update butler.questions set state = 'expired' where state = 'open' and expires_at <= $1::timestamptz returning id`,
    [now.toISOString()],
  );
  return rows.map((row) => String(row['id']));
}

/** Whatever was running when the app ended: nobody knows how far it came, and it never runs again. */
export async function failBrokenOff({ query }: Queries): Promise<void> {
  await query(`update butler.questions set state = 'failed' where state = 'taken'`);
}

export async function selectOpen({ query }: Queries, now: Date): Promise<readonly Question[]> {
  const rows = await query(
    `select * from butler.questions where state = 'open' and expires_at > $1::timestamptz order by asked_at, id`,
    [now.toISOString()],
  );
  return rows.map(questionOf);
}

export async function selectQuestion({ query }: Queries, id: string): Promise<Question | undefined> {
  const [row] = await query('select * from butler.questions where id = $1', [id]);
  return row === undefined ? undefined : questionOf(row);
}

/** The newest one of a conversation that this asker has asked. */
export async function selectLatest(
  { query }: Queries,
  conversationId: string,
  askerKey: string,
): Promise<Question | undefined> {
  const [row] = await query(
    `select * from butler.questions where conversation_id = $1 and asker_key = $2
     order by asked_at desc, id desc limit 1`,
    [conversationId, askerKey],
  );
  return row === undefined ? undefined : questionOf(row);
}

const questionRow = z.object({
  id: z.string(),
  state: z.enum(questionStates satisfies readonly QuestionState[]),
  turn_id: z.string(),
  conversation_id: z.string(),
  asker_key: z.string(),
  answerable_by: z.enum(['asker', 'adult']),
  asked_at: z.date(),
  expires_at: z.date(),
  content: questionContent,
  decided_at: z.date().nullable(),
  decided_by: z.string().nullable(),
  decided_door: z.enum(['voice', 'pin', 'card', 'phone', 'action']).nullable(),
  answer_id: z.string().nullable(),
  choice_id: z.string().nullable(),
  outcome: z.string().nullable(),
});

function questionOf(row: Row): Question {
  const read = questionRow.parse(row);
  const { decided_at: at, decided_door: door, answer_id: answerId } = read;
  return {
    ...read.content,
    id: read.id,
    state: read.state,
    turnId: read.turn_id,
    conversationId: read.conversation_id,
    askerKey: read.asker_key,
    answerableBy: read.answerable_by,
    askedAt: read.asked_at,
    expiresAt: read.expires_at,
    decision:
      at === null || door === null || answerId === null
        ? null
        : { by: read.decided_by, door, at, answerId, choiceId: read.choice_id },
    outcome: read.outcome,
  };
}
