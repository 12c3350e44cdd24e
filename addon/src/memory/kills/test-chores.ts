/** So much to be done between turns that it takes many lives, and whether all of it was done, once and whole. */
import { expect } from 'vitest';
import * as z from 'zod';
import { type Model, vectorOf } from '../../../../tests/fakes/ollama/vectors.ts';
import type { Script } from '../../../../tests/fakes/scripted-model/script.ts';
import type { Database } from '../../store/store.ts';
import { factKey } from '../fact-words.ts';

/** Whose days these are; each word is theirs alone. */
export const ANIMALS =
  'otter badger heron weasel magpie beaver falcon hedgehog squirrel lizard walrus pelican buzzard marten raven swallow'.split(
    ' ',
  );
const OLD_DAYS = 21;
const TOLD = 3;
const TOKENS = 100;
/** Not everything is due at once: whoever lives late has something to learn and to forget, too. */
const STEP_MS = 1_600;
export const ALL_DUE_MS = ANIMALS.length * STEP_MS;
const QUIET = 'A quiet day.';

const aunt = (animal: string) => `my aunt ${animal} lives in Leeds`;
const ring = (animal: string) => `the ring of the ${animal} is under my bed`;
const told = (animal: string, at: number) => `the ${animal} eats ${String(at + 2)} apples`;
const bought = (at: number, day: number) => `I bought ${String(at)} lamps and ${String(day)} chairs`;

/** What the small model answers, about what is worth knowing and about a day. */
export const script: Script = [
  {
    when: { said: /my aunt (\w+) lives in Leeds/, prompt: 'worth knowing in months' },
    reply: [
      {
        tool: 'answer',
        input: {
          facts: [
            {
              exchange: 1,
              quote: 'my aunt {{said.1}} lives in Leeds',
              fact: 'my aunt {{said.1}} lives in Leeds',
            },
          ],
        },
      },
    ],
  },
  { when: { prompt: 'worth knowing in months' }, reply: [{ tool: 'answer', input: { facts: [] } }] },
  { reply: [{ tool: 'answer', input: { summary: QUIET } }] },
];

/** Of everybody: three weeks that are over a month old, one to learn from, one with what is to be forgotten. */
export async function giveWork({ query }: Pick<Database, 'query'>): Promise<void> {
  const exchanges = ANIMALS.flatMap((animal, at) => [
    ...Array.from({ length: OLD_DAYS }, (_value, day) => ({
      id: `old-${animal}-${day}`,
      animal,
      days: 35 + day,
      said: bought(at, day),
      learnAfter: -1,
      tokens: TOKENS,
    })),
    {
      id: `aunt-${animal}`,
      animal,
      days: 3,
      said: `By the way, ${aunt(animal)}.`,
      learnAfter: at * STEP_MS,
      tokens: 0,
    },
    {
      id: `ring-${animal}`,
      animal,
      days: 5,
      said: `Remember that ${ring(animal)}.`,
      learnAfter: -1,
      tokens: 0,
    },
  ]);
  const facts = ANIMALS.flatMap((animal, at) => [
    ...Array.from({ length: TOLD }, (_value, which) => ({
      id: `told-${animal}-${which}`,
      animal,
      fact: told(animal, which),
      exchange: null,
      goesAfter: -1,
    })),
    { id: `ring-${animal}`, animal, fact: ring(animal), exchange: `ring-${animal}`, goesAfter: at * STEP_MS },
  ]).map((fact) => ({ ...fact, key: factKey(fact.fact) }));
  for (const statement of GIVE_EXCHANGES) await query(statement, [JSON.stringify(exchanges)]);
  await query(GIVE_FACTS, [JSON.stringify(facts)]);
}

const GIVEN = `given as (
  select given.*, person.id as person, now() - make_interval(days => days) as at
  from jsonb_to_recordset($1::jsonb) as given
    (id text, animal text, days integer, said text, "learnAfter" integer, tokens integer)
  join butler.users person on ha_user_id = animal)`;
const GIVE_EXCHANGES = [
  `with ${GIVEN} insert into butler.conversations (id, started_at, last_at) select id, at, at from given`,
  `with ${GIVEN}
   insert into butler.exchanges (id, conversation_id, at, door, user_id, speaker, language, outcome, duration_ms,
     learned_at, learning_again_at)
   select id, id, at, 'assist', animal, 'person:' || person, 'en', 'answered', 5,
     case when "learnAfter" < 0 then at end,
     case when "learnAfter" >= 0 then now() + make_interval(secs => "learnAfter" / 1000.0) end
   from given`,
  `with ${GIVEN}
   insert into butler.conversation_history (exchange_id, role, content, origin, at)
   select id, role, case role when 'user' then said else 'Very well.' end,
     case role when 'user' then 'person' else 'butler' end, at
   from given cross join unnest(array['user', 'assistant']) role`,
  `with ${GIVEN}
   insert into butler.model_usage (exchange_id, position, model, kind, input_tokens, output_tokens,
     cache_read_tokens, cache_write_tokens)
   select id, 0, 'some-model', 'turn', tokens, 0, 0, 0 from given where tokens > 0`,
];
const GIVE_FACTS = `
  insert into butler.user_facts (id, scope, person_id, fact, fact_key, category, confidence, source, said_by, said_at,
    exchange_id, origin, language, words, forget_at, forget_by)
  select given.id, 'private', person.id, fact, key, 'other', 1, 'told', 'person:' || person.id, now(),
    exchange, 'person', 'en', to_tsvector('english', fact) || to_tsvector('simple', fact),
    case when "goesAfter" >= 0 then now() + make_interval(secs => "goesAfter" / 1000.0) end,
    case when "goesAfter" >= 0 then 'person:' || person.id end
  from jsonb_to_recordset($1::jsonb) as given
    (id text, animal text, fact text, key text, exchange text, "goesAfter" integer)
  join butler.users person on ha_user_id = animal`;

/** Every chore is done, and nothing but what it should do; the vectors are of this model. */
export async function expectDone(database: Pick<Database, 'query'>, model: Model): Promise<void> {
  const texts = async (sql: string) => (await database.query(sql)).map(({ text }) => String(text)).toSorted();
  const knownFacts = ANIMALS.flatMap((animal) => [
    aunt(animal),
    ...Array.from({ length: TOLD }, (_value, which) => told(animal, which)),
  ]).toSorted();
  // Nothing that was told is lost or told twice, each was learned once, and what was to be forgotten is gone.
  expect(await texts('select fact as text from butler.user_facts')).toEqual(knownFacts);
  expect(await texts(`select sentence as text from butler.user_facts where source = 'learned'`)).toEqual(
    ANIMALS.map((animal) => `By the way, ${aunt(animal)}.`).toSorted(),
  );
  expect(await database.query('select from butler.forgotten_facts')).toHaveLength(ANIMALS.length);
  expect(await texts('select content as text from butler.conversation_history')).toEqual(
    expect.not.arrayContaining([expect.stringContaining('ring of the')]),
  );
  await expectVectors(database, model, knownFacts);
  // A summary a day, whole; none, or an empty one, of a day of which nothing but what was forgotten is known.
  const summaries = ANIMALS.flatMap((animal, at) => [
    `${animal}: ${QUIET}`,
    ...Array.from({ length: OLD_DAYS }, (_value, day) => `${animal}: “${bought(at, day)}”`),
  ]).toSorted();
  expect(await texts(SUMMARIES)).toEqual(summaries);
  expect(await database.query(LEFT)).toEqual([LEFT_OF_ALL]);
  await expectReadable(database);
}

const SUMMARIES = `
  select ha_user_id || ': ' || coalesce(summary, '(none)') || case when is_dirty then ' (again)' else '' end as text
  from butler.day_summaries join butler.users on speaker = 'person:' || id
  where summary is distinct from ''`;

const LEFT_OF_ALL = {
  exchanges: 2 * ANIMALS.length,
  halves: 0,
  toLearn: 0,
  tokens: TOKENS * OLD_DAYS * ANIMALS.length,
  isScrubbed: true,
};
/** Of exchanges over a month old only what they cost. */
const LEFT = `
  select
    (select count(*)::integer from butler.exchanges) as exchanges,
    (select count(*)::integer from butler.exchanges exchange where 2 <>
      (select count(*) from butler.conversation_history where exchange_id = exchange.id)) as halves,
    (select count(*)::integer from butler.exchanges where learned_at is null) as "toLearn",
    (select sum(input_tokens)::integer from (
      select input_tokens from butler.model_usage where model = 'some-model'
      union all select input_tokens from butler.usage_by_day where model = 'some-model') used) as tokens,
    (select scrub_since is null from butler.forgetting_salt) as "isScrubbed"`;

const embedded = z.object({ fact: z.string(), model: z.string(), vector: z.string(), isSigned: z.boolean() });

/** One of each fact, of its text as it is, by this model; and nobody else's. */
async function expectVectors(
  database: Pick<Database, 'query'>,
  model: Model,
  facts: readonly string[],
): Promise<void> {
  const rows = (await database.query(VECTORS)).map((row) => embedded.parse(row));
  expect(rows.map(({ fact }) => fact).toSorted()).toEqual(facts);
  const wrong = rows.filter(({ fact, vector, isSigned, ...of }) => {
    const numbers = z.array(z.number()).parse(JSON.parse(vector));
    const likeness = vectorOf(model, fact).reduce((sum, value, at) => sum + value * (numbers[at] ?? 0), 0);
    return !isSigned || of.model !== model.name || likeness < 0.999;
  });
  expect(wrong.map(({ fact }) => fact)).toEqual([]);
  expect(await database.query('select from butler.fact_signs')).toHaveLength(facts.length);
}

const VECTORS = `
  select fact, fact.embedding_model as model, embedding::text as vector,
    coalesce(signs.signs = binary_quantize(embedding)::bit(768)
      and signs.embedding_model = fact.embedding_model, false) as "isSigned"
  from butler.user_facts fact left join butler.fact_signs signs on signs.fact_id = fact.id
  where embedding is not null`;

/** Tables and their indexes tell the same. */
async function expectReadable({ query }: Pick<Database, 'query'>): Promise<void> {
  for (const table of ['user_facts', 'exchanges', 'conversation_history', 'day_summaries']) {
    const counts: unknown[] = [];
    for (const [scan, others] of [
      ['enable_seqscan', ['enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan']],
      ['enable_indexscan', ['enable_seqscan']],
    ] as const) {
      await query(`set ${scan} = on`);
      for (const other of others) await query(`set ${other} = off`);
      counts.push(await query(`select count(*)::integer as rows from butler.${table}`));
    }
    await query('reset all');
    expect(counts[0]).toEqual(counts[1]);
  }
}
