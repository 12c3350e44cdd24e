/** How many answers are among the first five, over the questions whose answers are known. */
import { createEmbedder, type Embedder } from '../../../addon/src/memory/embed/embedder.ts';
import { embedChore } from '../../../addon/src/memory/embed/embed-chore.ts';
import type { Memory } from '../../../addon/src/memory/memory.ts';
import type { Asker } from '../../../addon/src/people/asker.ts';
import type { Database } from '../../../addon/src/store/store.ts';
import type { Say } from '../../say.ts';
import { addPeople, memoryOf, personAsker, tellAll } from './household.ts';
import { type Question, questionSet } from './questions.ts';

export const SEED = 20_261_122;
export const DISTRACTORS = 5_000;
const FIRST = 5;
const OWNER = 'ada';

export interface Missed {
  readonly question: Question;
  readonly found: readonly string[];
}

export interface Quality {
  readonly half: Question['half'];
  readonly sharesWords: boolean;
  readonly questions: number;
  readonly found: number;
  readonly missed: readonly Missed[];
}

export async function fillWithQuestions(database: Database): Promise<readonly Question[]> {
  const { told, questions } = questionSet(SEED, DISTRACTORS);
  await addPeople(database, [OWNER]);
  await tellAll(
    database,
    told.map((one, at) => ({ ...one, personId: at % 2 === 0 ? OWNER : null })),
  );
  return questions;
}

/** Patient: what is measured is the share of answers, not how fast the model of this benchmark is. */
export function patientEmbedder(url: string, say: Say): Embedder {
  const log = {
    info: say,
    warning: (text: string, fields: unknown) => say(`${text} ${JSON.stringify(fields)}`),
  };
  const embedder = createEmbedder({ url, model: 'nomic-embed-text' }, log);
  const known = new Map<string, Awaited<ReturnType<Embedder['query']>>>();
  return {
    ...embedder,
    async query(text) {
      if (!known.has(text)) known.set(text, await embedder.query(text, 10_000));
      return known.get(text);
    },
  };
}

export async function embedAll(database: Database, embedder: Embedder): Promise<void> {
  const chore = embedChore(database, embedder);
  const left = async () => {
    const [row] = await database.query('select count(*) from butler.user_facts where embedding is null');
    return Number(row?.['count']);
  };
  for (let before = await left(), now = before; now > 0; before = now) {
    await chore.run(AbortSignal.timeout(600_000));
    now = await left();
    if (now === before) throw new Error(`${String(now)} facts could not be embedded.`);
  }
}

export async function measureQuality(
  database: Database,
  questions: readonly Question[],
  embedder: Embedder | undefined,
): Promise<readonly Quality[]> {
  const memory = memoryOf(database, embedder);
  const asker = personAsker(OWNER);
  // Asked before, so that it is known within the time that a turn gives it.
  for (const { text } of questions) await embedder?.query(text, 0);
  const groups: Quality[] = [];
  for (const half of ['tuned', 'reported'] as const)
    for (const sharesWords of [true, false]) {
      const asked = questions.filter((one) => one.half === half && one.sharesWords === sharesWords);
      const missed: Missed[] = [];
      for (const question of asked) {
        const found = await firstFor(memory, asker, question);
        if (!found.includes(question.answer)) missed.push({ question, found });
      }
      groups.push({
        half,
        sharesWords,
        questions: asked.length,
        found: asked.length - missed.length,
        missed,
      });
    }
  return groups;
}

async function firstFor(memory: Memory, asker: Asker, { text, language }: Question) {
  const found = await memory.find(asker, { text, language, withSecrets: false, limit: FIRST });
  return found.map(({ fact }) => fact);
}
