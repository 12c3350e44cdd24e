/** Long conversations told to a memory, and their questions asked of it as a turn and as `recall_facts` ask. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_FACT_LENGTH } from '../../../../addon/src/memory/fact.ts';
import type { Embedder } from '../../../../addon/src/memory/embed/embedder.ts';
import { worthShowing } from '../../../../addon/src/memory/relevant.ts';
import { openEmbedded } from '../../../../addon/src/store/embedded.ts';
import { migrate, readMigrations } from '../../../../addon/src/store/migrate.ts';
import type { Database } from '../../../../addon/src/store/store.ts';
import { addPeople, memoryOf, personAsker, tellAll } from '../household.ts';
import { embedAll } from '../quality.ts';
import type { Conversation, ConversationQuestion, Turn } from './read-conversations.ts';
import type { Answered } from './score.ts';
import { plainSearch } from './yardstick.ts';

export const ways = ['plain BM25', 'words alone', 'with embeddings'] as const;
export type Way = (typeof ways)[number];
export type Answers = Readonly<Record<Way, readonly Answered[]>>;

const MOST = 10;

/**
 * `told`: the turns, or the notes. Asked is what one of these tells, except what only tricks: the turn that seems to
 * tell that is about somebody else.
 */
export async function answersOf(
  { name, questions }: Conversation,
  told: readonly Turn[],
  embedder: Embedder,
): Promise<Answers> {
  const tells = new Set(told.map(({ id }) => id));
  const asked = questions.filter(
    ({ kind, evidence }) => kind !== 'trick' && evidence.some((id) => tells.has(id)),
  );
  const pieces = told.flatMap(inPieces);
  const texts = [...new Set(pieces.map(({ text }) => text))];
  const find = plainSearch(texts);
  const plain = asked.map((question) => {
    const found = find(question.text)
      .slice(0, MOST)
      .map((at) => pieces.filter(({ text }) => text === texts[at]));
    return { question, found, shown: [] };
  });
  return await inEmptyMemory(name, async (database) => {
    await tellAll(
      database,
      pieces.map(({ text, at }) => ({ fact: text, language: 'en', personId: name, at })),
    );
    const words = await ask(database, name, pieces, asked);
    await embedAll(database, embedder);
    // Asked before, so that it is known within the time that a turn gives it.
    for (const { text } of asked) await embedder.query(text, 0);
    const meanings = await ask(database, name, pieces, asked, embedder);
    return { 'plain BM25': plain, 'words alone': words, 'with embeddings': meanings };
  });
}

async function ask(
  database: Database,
  person: string,
  told: readonly Turn[],
  asked: readonly ConversationQuestion[],
  embedder?: Embedder,
): Promise<readonly Answered[]> {
  const memory = memoryOf(database, embedder);
  const asker = personAsker(person);
  const find = async (text: string) =>
    await memory.find(asker, { text, language: 'en', withSecrets: false, limit: MOST });
  // Which words are common is looked up for the next question.
  await find(asked[0]?.text ?? '');
  const answered: Answered[] = [];
  for (const question of asked) {
    const facts = await find(question.text);
    const turnsOf = ({ fact }: { readonly fact: string }) => told.filter(({ text }) => text === fact);
    answered.push({ question, found: facts.map(turnsOf), shown: worthShowing(facts).flatMap(turnsOf) });
  }
  return answered;
}

/** A fact is no longer than that: sentence by sentence. */
function inPieces(turn: Turn): readonly Turn[] {
  if (turn.text.length <= MAX_FACT_LENGTH) return [turn];
  const pieces: string[] = [];
  for (const sentence of turn.text.split(/(?<=[.!?]) /u)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + sentence.length < MAX_FACT_LENGTH)
      pieces[pieces.length - 1] = `${last} ${sentence}`;
    else pieces.push(sentence.slice(0, MAX_FACT_LENGTH));
  }
  return pieces.map((text) => ({ ...turn, text }));
}

async function inEmptyMemory<Result>(
  person: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'butler-conversation-'));
  const database = openEmbedded(join(folder, 'database'));
  try {
    await migrate(database, await readMigrations(new URL('../../../../addon/sql/', import.meta.url)));
    await addPeople(database, [person]);
    return await work(database);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
