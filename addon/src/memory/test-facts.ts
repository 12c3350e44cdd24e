/** Facts for tests. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Asker } from '../people/asker.ts';
import { askerWith } from '../people/test-askers.ts';
import { openConversations } from '../store/conversations.ts';
import { migratedIn, silent, type TestPlace } from '../store/test-databases.ts';
import type { NewFact } from './fact.ts';
import { createForgetLater } from './forget-later.ts';
import { createForgetting } from './forgetting.ts';
import { createMemory } from './memory.ts';

export function newFact(fact: string, over: Partial<NewFact> = {}): NewFact {
  return {
    id: randomUUID(),
    scope: 'private',
    fact,
    category: 'other',
    confidence: 1,
    source: 'told',
    saidAt: new Date(),
    place: null,
    exchangeId: 'e1',
    taint: [],
    isSecret: false,
    language: 'en',
    expiresAt: null,
    replaces: [],
    ...over,
  };
}

export const ada = askerWith('owner');
export const sam = person('p2', 'Sam', 'adult');
export const mia = person('p3', 'Mia', 'child');
export const guest = person('p4', 'Gus', 'guest');

function person(id: string, name: string, template: 'adult' | 'child' | 'guest'): Asker {
  return askerWith(template, {
    key: `person:${id}`,
    personId: id,
    userId: `u-${id}`,
    personEntityId: `person.${name.toLowerCase()}`,
    name,
  });
}

/** A real memory in a database of the test's own, for Ada, Sam, Mia and Gus. */
export async function memoryIn(place: TestPlace) {
  const database = await migratedIn(place);
  onTestFinished(async () => await database.close());
  for (const { personId, name } of [ada, sam, mia, guest]) {
    await database.query(
      `insert into butler.users (id, name, is_active, languages, start_mode, channels, permissions, is_decided,
         alexa_ids, satellites)
       values ($1, $2, true, '[]', 'tap', '{}', '{}', true, '[]', '[]')`,
      [personId, name],
    );
  }
  const conversations = openConversations({ database, log: silent });
  onTestFinished(() => conversations.stop());
  const memory = createMemory({
    database,
    people: () => ['Ada', 'Sam', 'Mia', 'Gus'],
    forgetting: createForgetting({
      database,
      conversations,
      timeZone: () => 'Europe/London',
      onSummaries: () => undefined,
      withdrawQuestions: async () => undefined,
    }),
  });
  const clock = { now: new Date() };
  const timers: (() => void)[] = [];
  const later = createForgetLater({
    database,
    forget: memory.forget,
    now: () => clock.now,
    later: (_milliseconds, run) => void timers.push(run),
  });
  return { database, memory, conversations, later, clock, timers };
}
