/** How long it takes to find, at sizes of a memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createLog } from '../../../addon/src/log.ts';
import { findAmong, findByMeaning } from '../../../addon/src/memory/find/by-meaning.ts';
import { FEW } from '../../../addon/src/memory/find/common-words.ts';
import { createSignsInMemory } from '../../../addon/src/memory/find/signs-in-memory.ts';
import { CURRENT, currentFor } from '../../../addon/src/memory/find/way.ts';
import type { Memory } from '../../../addon/src/memory/memory.ts';
import type { Asker } from '../../../addon/src/people/asker.ts';
import { secret } from '../../../addon/src/secret.ts';
import { openEmbedded } from '../../../addon/src/store/embedded.ts';
import { migrate, readMigrations } from '../../../addon/src/store/migrate.ts';
import { openPostgres } from '../../../addon/src/store/postgres.ts';
import type { Database } from '../../../addon/src/store/store.ts';
import { createVacuum } from '../../../addon/src/store/vacuum-embedded.ts';
import type { Say } from '../../say.ts';
import { withPostgres } from '../app/databases.ts';
import { type Figures, figures } from '../figures.ts';
import { randomFrom } from '../safety/random.ts';
import { distractor } from './distractors.ts';
import { addPeople, memoryOf, type OwnedTelling, personAsker, tellAll } from './household.ts';
import { type Question, questionSet } from './questions.ts';
import { embedSynthetically, MODEL, questionVectors, readyEmbedder, recallAtTen } from './vectors.ts';

const PEOPLE = ['p0', 'p1', 'p2', 'p3'];
/** Who has told one in a hundred of all facts. */
const RARE = 'rare';
const ROUNDS = 2;
const FOR_RECALL = 30;
const silent = createLog({ level: 'error', format: 'text', now: () => new Date(), write: () => undefined });
const migrations = new URL('../../../addon/sql/', import.meta.url);

export interface Speed {
  readonly database: string;
  readonly facts: number;
  readonly words: Figures;
  readonly withVectors: Figures;
  /** Of vector search, from 0 to 1: of who knows 1 % of all facts, and of who knows about half of them. */
  readonly recall: { readonly rare: number; readonly usual: number };
}

export async function measureSpeed(kind: Database['kind'], facts: number, say: Say): Promise<Speed> {
  say(`${kind}, ${String(facts)} facts`);
  if (kind === 'postgresql') {
    let speed: Speed | undefined;
    await withPostgres(say, async ({ url }) => {
      const address = url ?? '';
      speed = await measure(openPostgres(secret(address), silent), facts, address);
    });
    if (speed === undefined) throw new Error('Nothing was measured.');
    return speed;
  }
  const folder = await mkdtemp(join(tmpdir(), 'butler-recall-'));
  try {
    return await measure(openEmbedded(join(folder, 'database')), facts, undefined);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(database: Database, facts: number, url: string | undefined): Promise<Speed> {
  try {
    await migrate(database, await readMigrations(migrations));
    await addPeople(database, [...PEOPLE, RARE]);
    const { told, questions } = questionSet(1, 0);
    await tellAll(database, owned(told, facts));
    const askers = [personAsker('p0'), personAsker(RARE)];
    const words = await timesOf(
      askers.map((asker) => ({ asker, memory: memoryOf(database) })),
      questions,
    );
    await (url === undefined ? embedHere(database) : embedInServer(url));
    const vectors = await Promise.all(askers.map((asker) => questionVectors(database, asker, 100)));
    const asking = askers.map((asker, at) => ({
      asker,
      memory: memoryOf(database, readyEmbedder(vectors[at] ?? [])),
    }));
    const withVectors = await timesOf(asking, questions);
    const inMemory = database.onChanged && createSignsInMemory(database, database.onChanged, MODEL);
    const recallOf = async (asker: Asker) => {
      const isMuch = url !== undefined && (await knowsMuch(database, asker));
      const wanted = await questionVectors(database, asker, FOR_RECALL);
      return await recallAtTen(database, asker, wanted, async (vector) => {
        const meaning = { model: MODEL, vector };
        if (inMemory === undefined) return await findByMeaning(database, asker, meaning, isMuch);
        return await findAmong(database, asker, meaning, await inMemory(asker, vector));
      });
    };
    const onlyOwn = { ...personAsker(RARE), isOfHousehold: false };
    const recall = { rare: await recallOf(onlyOwn), usual: await recallOf(personAsker('p0')) };
    const name = database.kind === 'embedded' ? 'embedded' : 'PostgreSQL';
    return { database: name, facts, words: figures(words), withVectors: figures(withVectors), recall };
  } finally {
    await database.close();
  }
}

/** 1 % of one person, 40 % of the household, the rest of four others. */
function owned(answers: readonly Omit<OwnedTelling, 'personId'>[], count: number): readonly OwnedTelling[] {
  const random = randomFrom(5);
  const told = new Map(answers.map((one) => [one.fact, one]));
  while (told.size < count) {
    const one = distractor(random);
    told.set(one.fact, one);
  }
  return [...told.values()].map((one) => {
    const share = random.next();
    const personId = share < 0.01 ? RARE : share < 0.41 ? null : random.pick(PEOPLE);
    return { ...one, personId };
  });
}

/** As `createCommonWords` finds out. */
async function knowsMuch(database: Database, asker: Asker): Promise<boolean> {
  const sql = `with ${CURRENT} select count(*) > ${String(FEW)} as "isMuch" from current`;
  const [row] = await database.query(sql, currentFor(asker, false));
  return row?.['isMuch'] === true;
}

/** With what the app does some minutes later. */
async function embedHere(database: Database): Promise<void> {
  await embedSynthetically(database);
  await createVacuum(database).run(new AbortController().signal);
}

/** The index is made after the vectors, as a restored backup would make it: one by one takes many minutes. */
async function embedInServer(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const [made] = (
      await client.query<{ definition: string }>(
        `select pg_get_indexdef('butler.fact_signs_nearest'::regclass) as definition`,
      )
    ).rows;
    await client.query('drop index butler.fact_signs_nearest');
    await embedSynthetically({
      query: async (sql, parameters = []) =>
        (await client.query<Record<string, unknown>>(sql, [...parameters])).rows,
    });
    await client.query(`set maintenance_work_mem = '1GB'`);
    await client.query(made?.definition ?? '');
    await client.query('vacuum analyze butler.user_facts, butler.fact_signs');
  } finally {
    await client.end();
  }
}

interface Asking {
  readonly asker: Asker;
  readonly memory: Memory;
}

/** Milliseconds of each question; the first round is not counted. */
async function timesOf(
  asking: readonly Asking[],
  questions: readonly Question[],
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { asker, memory } of asking) {
      for (const { text, language } of questions) {
        const began = performance.now();
        await memory.find(asker, { text, language, withSecrets: false, limit: 5 });
        if (round > 0) samples.push(performance.now() - began);
      }
    }
  }
  return samples;
}
