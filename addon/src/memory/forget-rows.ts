/**
 * Forgetting one fact: the fact with all that it had replaced, and every exchange that it stands in, whose words are
 * blacked out. What is left is a salted fingerprint, so that it is not learned again.
 */
import * as z from 'zod';
import { UNSAID } from '../agent/turn-record.ts';
import type { Asker } from '../people/asker.ts';
import type { PastExchange } from '../store/store.ts';
import { storedFact, type Fact } from './fact.ts';
import { FACT_COLUMNS, FINGERPRINT, type Queries } from './fact-rows.ts';
import { contentWords } from './fact-words.ts';
import { SCRUB } from './scrub.ts';
import { mayTellHousehold, VISIBLE_OR_GOING, visibleTo } from './visible.ts';

/** What it takes to know of whoever has something forgotten. */
export type Forgetter = Pick<Asker, 'kind' | 'key' | 'personId' | 'isOfHousehold'> & {
  readonly areas: Pick<Asker['areas'], 'household'>;
};

/** What goes with a fact: itself, and what it had replaced. None: there is none that the asker may make forgotten. */
export async function selectDoomed(
  database: Queries,
  asker: Forgetter,
  id: string,
): Promise<readonly DoomedFact[]> {
  const rows = await database.query(
    `with recursive ${VISIBLE_OR_GOING}, ${DOOMED} ${SELECT_DOOMED}`,
    whose(asker, id),
  );
  return rows.map((row) => doomedFact.parse(row));
}

/** Whether an exchange tells of these; also one that the database does not have yet. */
export function tellsOf(doomed: readonly DoomedFact[], asker: Forgetter) {
  const ids = new Set(doomed.map(({ exchangeId }) => exchangeId));
  const isForAll = doomed.some(({ isHousehold }) => isHousehold);
  const { sentences, ofOthers, needles } = givenAwayBy(doomed, asker);
  return ({ id, speaker, text, answer }: Pick<PastExchange, 'id' | 'speaker' | 'text' | 'answer'>) => {
    const words = `${text} ${answer}`.toLowerCase();
    const isOwn = speaker === asker.key;
    if (!isOwn && !isForAll) return false;
    return (
      ids.has(id) ||
      (isOwn ? sentences : ofOthers).some((sentence) => words.includes(sentence)) ||
      (isOwn && needles.some((needle) => needle.every((word) => words.includes(word))))
    );
  };
}

/**
 * In one statement, so that nothing is ever half forgotten. Undefined: there is none any more. The caller has looked
 * whether it is theirs to forget.
 */
export async function deleteFact(
  database: Queries,
  asker: Forgetter,
  id: string,
  doomed: readonly DoomedFact[],
): Promise<Fact | undefined> {
  const { sentences, ofOthers, needles } = givenAwayBy(doomed, asker);
  const [row] = await database.query(DELETE, [
    ...whose(asker, id),
    doomed.flatMap(({ exchangeId }) => exchangeId ?? []),
    sentences.map(contained),
    asker.key,
    JSON.stringify(needles.map((words) => words.map(contained))),
    UNSAID,
    ofOthers.map(contained),
  ]);
  return row === undefined ? undefined : storedFact.parse(row);
}

const whose = (asker: Forgetter, id: string) => [...visibleTo(asker), id, mayTellHousehold(asker)];

const doomedFact = z.object({
  fact: z.string(),
  exchangeId: z.string().nullable(),
  isHousehold: z.boolean(),
});
export type DoomedFact = z.output<typeof doomedFact>;

/** One word alone is in too much that has nothing to do with it. */
const FEWEST_WORDS = 2;
/** Shorter than this a sentence is no sentence. */
const FEWEST_LETTERS = 6;

/**
 * What gives a fact away: its sentence (in others' exchanges one of several words that was told to everybody), and in
 * the asker's own exchanges all of its words, in question and answer together.
 */
function givenAwayBy(facts: readonly DoomedFact[], { kind }: Forgetter) {
  const sentencesOf = (told: readonly DoomedFact[]) =>
    told
      .map(({ fact }) => fact.toLowerCase().replace(/[.!?\s]+$/u, ''))
      .filter((sentence) => sentence.length >= FEWEST_LETTERS);
  const sentences = sentencesOf(facts);
  const ofOthers = sentencesOf(
    facts.filter(({ fact, isHousehold }) => isHousehold && contentWords(fact).length >= FEWEST_WORDS),
  );
  const needles = facts
    .map(({ fact }) => contentWords(fact))
    .filter((words) => kind === 'person' && words.length >= FEWEST_WORDS);
  return { sentences, ofOthers, needles };
}

const contained = (text: string) => `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;

/** `$4`: whether what is the household's may go. */
const DOOMED = `doomed as (
  select id, fact, person_id, fact_key, exchange_id from visible
  where id = $3::text and (scope = 'private' or $4::boolean)
  union
  select old.id, old.fact, old.person_id, old.fact_key, old.exchange_id
  from butler.user_facts old join doomed on old.superseded_by = doomed.id
)`;
const SELECT_DOOMED = `select fact, exchange_id as "exchangeId", person_id is null as "isHousehold" from doomed`;

const DELETE = `
  with recursive ${VISIBLE_OR_GOING}, ${DOOMED}, fingerprints as (
    insert into butler.forgotten_facts (owner, fingerprint, exchange_id)
    select coalesce(person_id, ''), ${FINGERPRINT(`coalesce(person_id, '')`, 'fact_key')}, exchange_id
    from doomed
    on conflict do nothing
  ), gone as (
    delete from butler.user_facts where id in (select id from doomed)
  ), quoted as (
    update butler.user_facts set sentence = null
    where id not in (select id from doomed)
      and (
        exchange_id = any($5::text[])
        or (said_by = $7::text and sentence ilike any($6::text[]))
      )
      and exists (select from doomed)
  ), spoken as (
    select exchange.id, exchange.speaker,
      (select string_agg(content, ' ' order by role desc) from butler.conversation_history
        where exchange_id = exchange.id) as words
    from butler.exchanges exchange
    where exists (select from doomed)
      and (exchange.speaker = $7::text or exists (select from doomed where person_id is null))
  ), told as (
    select id from spoken
    where id = any($5::text[]) or (speaker = $7::text and words ilike any($6::text[])) or words ilike any($10::text[])
      or (speaker = $7::text and exists (
        select from jsonb_array_elements($8::jsonb) needle
        where words ilike all (array(select jsonb_array_elements_text(needle)))))
  ), withheld as (
    update butler.exchanges set is_withheld = true where id in (select id from told)
  ), blacked_out as (
    update butler.conversation_history set content = $9::text, summary = null
    where exchange_id in (select id from told)
  ), calls as (
    update butler.tool_calls set args = '{}', changes = (
      select jsonb_agg(change) from jsonb_array_elements(changes) change where change ->> 'kind' <> 'list')
    where exchange_id in (select id from told)
  ), asked as (
    delete from butler.questions
    where turn_id in (select id from told) and state not in ('open', 'taken')
  ), scrub as (${SCRUB}
  )
  select ${FACT_COLUMNS}
  from visible fact where fact.id in (select id from doomed) and fact.id = $3::text`;
