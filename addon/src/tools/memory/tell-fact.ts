/** A fact as the model reads it, and as a person hears it. */
import type { TurnContext } from '../../agent/turn-context.ts';
import { dayBefore } from '../../language/grammar-time.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { Fact } from '../../memory/fact.ts';

type Now = Pick<TurnContext, 'now' | 'asker' | 'language' | 'house'>;

export function tellFact(fact: Fact, { now, asker, house }: Now): Readonly<Record<string, unknown>> {
  return {
    id: fact.id,
    fact: fact.fact,
    scope: fact.scope,
    said_by: fact.saidBy === asker.key ? 'the person speaking' : (fact.saidByName ?? 'somebody in a room'),
    days_ago: dayBefore(fact.saidAt, now, house.timeZone),
    ...(fact.place !== null && { place: fact.place }),
    ...(fact.expiresAt !== null && { until: fact.expiresAt.toISOString().slice(0, 10) }),
  };
}

export function sayFact(fact: Fact, { now, asker, language, house }: Now): string {
  return phrasesFor(language).memory.told({
    fact: fact.fact,
    who: fact.saidBy === asker.key ? 'you' : fact.saidByName,
    daysAgo: dayBefore(fact.saidAt, now, house.timeZone),
  });
}
