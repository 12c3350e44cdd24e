/** Learning for tests: the real chore and memory in a database of the test's own; only the model is made up. */
import type { SmallModel } from '../../agent/ask-small.ts';
import { testHouse } from '../../agent/test-agent.ts';
import { personRecord } from '../../people/test-askers.ts';
import { insertExchange } from '../../store/exchange-rows.ts';
import type { Exchange, StoredCall } from '../../store/store.ts';
import { testExchange, type TestPlace } from '../../store/test-databases.ts';
import { ada, guest, memoryIn, sam } from '../test-facts.ts';
import type { Proposal } from './ask-for-facts.ts';
import { createLearning } from './learning.ts';

export const AT = new Date('2026-11-20T12:00:00Z');
export const minutes = (count: number) => new Date(AT.getTime() + count * 60_000);
export const MOVED = 'We moved the spare key to the shed last week.';
export const IN_SHED = { quote: MOVED, fact: 'the spare key is in the shed' };
const people = [ada, sam, guest].map(({ personId, name, userId }) =>
  personRecord({
    id: personId ?? '',
    name: name ?? '',
    userId,
    permissions: { template: name === 'Gus' ? 'guest' : 'adult', areas: {}, media: {} },
  }),
);
export const callOf = (tool: string): StoredCall => {
  return { tool, args: {}, tier: 'act', verdict: 'run', effects: [], origin: 'person' };
};

/** Whatever is asked, the model proposes these. */
export async function startLearning(
  place: TestPlace,
  ...proposals: readonly (Partial<Proposal> | undefined)[]
) {
  const kept = await memoryIn(place);
  const asked: { text: string; asker: string }[] = [];
  const hooks = { whileAsked: async () => undefined as unknown };
  const small: SmallModel = {
    async ask({ text, asker, shape }) {
      asked.push({ text, asker });
      await hooks.whileAsked();
      if (proposals.includes(undefined)) return undefined;
      return shape.parse({ facts: proposals.map((one) => ({ exchange: 1, ...one })) });
    },
  };
  const clock = { now: minutes(10) };
  const chore = createLearning({
    ...kept,
    small,
    hasModel: true,
    household: () => ({ isLoaded: true, people, rooms: new Map(), alexaDefault: null }),
    house: () => testHouse(),
    now: () => clock.now,
  });
  const run = async () => await chore.run(new AbortController().signal);
  const say = async (text: string, over: Partial<Exchange> = {}) => {
    const exchange = testExchange({
      speaker: ada.key,
      at: AT,
      text,
      taint: [],
      calls: [],
      ...over,
    });
    await insertExchange(kept.database, exchange);
    return exchange.id;
  };
  const facts = async () =>
    await kept.database.query(
      `select fact, scope, person_id as "of", source, confidence, sentence, exchange_id as "from",
         superseded_by is null as "isTrue", expires_at as "until", category
       from butler.user_facts order by said_at, id`,
    );
  return { ...kept, asked, hooks, clock, run, say, facts };
}
