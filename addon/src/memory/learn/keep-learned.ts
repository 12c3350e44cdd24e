/** Keeps what was learned, and that it was: in one transaction, so that it has its effect once. */
import { randomBytes } from 'node:crypto';
import { placeOf } from '../../agent/create-turn-context.ts';
import type { House } from '../../house/house.ts';
import type { Asker } from '../../people/asker.ts';
import { ulid } from '../../people/ulid.ts';
import { storable } from '../../store/storable.ts';
import type { Database } from '../../store/store.ts';
import type { NewFact } from '../fact.ts';
import { type Queries, saveFact, wasForgotten } from '../fact-rows.ts';
import { factKey, topicOf } from '../fact-words.ts';
import { VISIBLE_OR_GOING, visibleTo } from '../visible.ts';
import type { LearnedFact } from './check-proposal.ts';

/** Below what people tell to be remembered; a voice in a room may be somebody else's. */
const CONFIDENCE = { loggedIn: 0.7, heard: 0.5 } as const;

export interface Learned {
  /** Of all exchanges that were looked at. */
  readonly ids: readonly string[];
  readonly facts: readonly LearnedFact[];
  readonly house: House;
  /** Names of the household. */
  readonly people: readonly string[];
  readonly now: Date;
}

export async function keepLearned(
  database: Pick<Database, 'transaction'>,
  asker: Asker,
  { ids, facts, house, people, now }: Learned,
): Promise<void> {
  await database.transaction(async (inside) => {
    // Meanwhile somebody may have said that it is not to be learned, kept or known.
    const open = await stillOpen(inside, asker, ids);
    for (const learned of facts) {
      if (open.has(learned.exchange.id)) await keepOne(inside, asker, learned, { house, people, now });
    }
    await inside.query(LEARNED, [[...ids], now.toISOString()]);
  });
}

const LEARNED = `update butler.exchanges set learned_at = $2::timestamptz where id = any($1::text[]) and learned_at is null`;

async function stillOpen(
  inside: Queries,
  asker: Asker,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await inside.query(
    `select exchange.id from butler.exchanges exchange
       join butler.users person on 'person:' || person.id = exchange.speaker
     where exchange.id = any($1::text[]) and exchange.speaker = $2::text and exchange.learned_at is null
       and person.is_learning and not exchange.is_withheld
       and not exists (select from butler.forgotten_facts where exchange_id = exchange.id)
     for update of exchange for share of person`,
    [[...ids], asker.key],
  );
  return new Set(rows.map((row) => String(row['id'])));
}

async function keepOne(
  inside: Queries,
  asker: Asker,
  { exchange, sentence, ...learned }: LearnedFact,
  { house, people, now }: Pick<Learned, 'house' | 'people' | 'now'>,
): Promise<void> {
  const isOutdated = await isKnownBetter(inside, asker, { fact: learned.fact, at: exchange.at, people });
  if (isOutdated || (await wasForgotten(inside, asker, learned))) return;
  const fact: NewFact = {
    ...learned,
    id: ulid(now.getTime(), randomBytes),
    confidence: exchange.satelliteId === null ? CONFIDENCE.loggedIn : CONFIDENCE.heard,
    source: 'learned',
    saidAt: exchange.at,
    place: placeOf({ areaId: exchange.areaId, house }),
    exchangeId: exchange.id,
    taint: [],
    isSecret: false,
    language: exchange.language,
  };
  const kept = await saveFact(inside, asker, fact, people);
  if (kept?.outcome !== 'new') return;
  await inside.query('update butler.user_facts set sentence = $2::text where id = $1::text', [
    fact.id,
    storable(sentence),
  ]);
}

/** It is known, and kept once; or since then something else was said about it. */
async function isKnownBetter(
  inside: Queries,
  asker: Asker,
  { fact, at, people }: { fact: string; at: Date; people: readonly string[] },
): Promise<boolean> {
  const rows = await inside.query(
    `with ${VISIBLE_OR_GOING} select from visible
     where superseded_by is null
       and (fact_key = $5::text or (topic = $3::text and said_at > $4::timestamptz)) limit 1`,
    [...visibleTo(asker), topicOf(fact, people), at.toISOString(), factKey(storable(fact))],
  );
  return rows.length > 0;
}
