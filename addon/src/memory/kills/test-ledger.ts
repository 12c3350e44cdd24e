/** What was told and acknowledged while the app died again and again, and whether exactly that is in the database. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { type Random, randomFrom } from '../../../../scripts/bench/safety/random.ts';
import type { Database } from '../../store/store.ts';
import type { Life } from './test-mortal-app.ts';

/** Each moves from drawer to drawer: a new place replaces the one before. */
const THINGS = ['red key', 'blue key', 'green key', 'old lamp', 'small tent', 'long ladder'] as const;
/** Between two tries while the database is away. */
const AGAIN_MS = 20;
/** A busy machine takes its time to open a database; until then the app says that it cannot remember. */
const READY_MS = 60_000;
const SAID_AGAIN = 0.2;

interface Moves {
  readonly thing: string;
  readonly random: Random;
  /** Acknowledged, oldest first. */
  readonly told: string[];
  /** Told without an answer that it is kept: told again until there is one, as a person would. */
  open: string | undefined;
}

export interface Ledger {
  readonly things: readonly string[];
  /** All things are told on and on at once, until nobody answers, or until then and what is open is kept. */
  tell(life: Life, options?: { readonly until?: Promise<void> }): Promise<void>;
  /** Resolves when so many more were acknowledged. */
  kept(many: number): Promise<void>;
  /** The app says of each thing where it was put last, as far as that was acknowledged. */
  expectAnswers(life: Life): Promise<void>;
  /** All that was acknowledged is there, whole and once, and nothing else. */
  expectRows(database: Pick<Database, 'query'>): Promise<void>;
}

export function openLedger(seed: number): Ledger {
  const all = THINGS.map((thing, index): Moves => {
    return { thing, random: randomFrom(seed + index), told: [], open: undefined };
  });

  const waiting = new Set<{ left: number; readonly done: () => void }>();

  function countKept(): void {
    for (const one of waiting) {
      one.left -= 1;
      if (one.left > 0) continue;
      waiting.delete(one);
      one.done();
    }
  }

  async function tellOf(moves: Moves, life: Life, isEnough: () => boolean): Promise<void> {
    while (!isEnough() || moves.open !== undefined) {
      const isRepeated = moves.open === undefined && moves.random.next() < SAID_AGAIN;
      const fact = moves.open ?? (isRepeated ? moves.told.at(-1) : undefined) ?? nextOf(moves);
      if (fact !== moves.told.at(-1)) moves.open = fact;
      const heard = await life.remember(fact);
      if (heard === undefined) return;
      if (!heard.isKept) await wait(AGAIN_MS);
      else if (moves.open !== undefined) {
        moves.told.push(fact);
        moves.open = undefined;
        countKept();
      }
    }
  }

  return {
    things: THINGS,
    async tell(life, { until } = {}) {
      let isEnough = false;
      void until?.then(() => (isEnough = true));
      await Promise.all(all.map(async (moves) => await tellOf(moves, life, () => isEnough)));
    },
    kept: async (many) => await new Promise((done) => waiting.add({ left: many, done })),
    async expectAnswers(life) {
      for (const { thing, told, open } of all) {
        if (told.length === 0) continue;
        const right = [told.at(-1), open].filter((fact) => fact !== undefined);
        const answer = await vi.waitUntil(async () => anyDrawerIn(await life.ask(thing)), {
          timeout: READY_MS,
          interval: AGAIN_MS,
        });
        expect(right.map((fact) => fact.slice(fact.indexOf('drawer')))).toContain(answer);
      }
    },
    async expectRows(database) {
      for (const { thing, told } of all) {
        const rows = await database.query(ROWS, [`where ${thing}`]);
        expect(rows.map(({ fact }) => fact)).toEqual(told);
        expect(rows.map(({ successor }) => successor)).toEqual([...told.slice(1), null]);
        expect(rows.every(({ isWhole }) => isWhole === true)).toBe(true);
      }
      expect(await database.query(NO_FACT_OR_HALF_AN_EXCHANGE)).toEqual([{ facts: 0, exchanges: 0 }]);
    },
  };
}

const anyDrawerIn = (answer: string) => /drawer \d+/.exec(answer)?.[0];

const nextOf = ({ thing, told }: Moves) => `the ${thing} is in drawer ${String(told.length + 1)}`;

/** Oldest first. */
const ROWS = `
  select fact.fact, successor.fact as successor,
    fact.words = to_tsvector('english', fact.fact) || to_tsvector('simple', fact.fact)
      and fact.scope = 'private' and fact.person_id = (select id from butler.users where ha_user_id = 'ada')
      and fact.said_by = 'person:' || fact.person_id
      and (fact.superseded_by is null) = (fact.superseded_at is null)
      and (fact.superseded_by is null) = (successor.id is null) as "isWhole"
  from butler.user_facts fact left join butler.user_facts successor on successor.id = fact.superseded_by
  where fact.topic = $1::text
  order by substring(fact.fact from '\\d+$')::integer, fact.id`;

const NO_FACT_OR_HALF_AN_EXCHANGE = `
  select
    (select count(*)::integer from butler.user_facts where topic is null or topic not like 'where %') as facts,
    (select count(*)::integer from butler.exchanges exchange where 2 <>
      (select count(*) from butler.conversation_history where exchange_id = exchange.id)) as exchanges`;
