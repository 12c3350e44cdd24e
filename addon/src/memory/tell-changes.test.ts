import { afterAll, expect, test } from 'vitest';
import type { MemoryChanged } from '../api/contract-memory.ts';
import { householdOf, personRecord } from '../people/test-askers.ts';
import { createEmbeddedPlaces } from '../store/test-databases.ts';
import { createTellMemory, tellingMemory } from './tell-changes.ts';
import { ada, guest, memoryIn, newFact, sam } from './test-facts.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());

const rowOf = ({ personId, userId, name }: typeof ada, template: 'adult' | 'guest') =>
  personRecord({
    id: personId ?? '',
    userId,
    name: name ?? '',
    permissions: { template, areas: {}, media: {} },
  });
const household = householdOf(rowOf(ada, 'adult'), rowOf(sam, 'adult'), rowOf(guest, 'guest'));
const adasOwn: MemoryChanged = { user_ids: [ada.userId ?? ''], but_not: [] };
const everybodys: MemoryChanged = { user_ids: null, but_not: [guest.userId ?? ''] };

async function start(arrives = true) {
  const sent: MemoryChanged[] = [];
  const tell = createTellMemory({
    household: () => household,
    isOfHousehold: ({ permissions }) => permissions.template !== 'guest',
    send: async (message) => {
      sent.push(message);
      if (!arrives) throw new Error('Home Assistant is away');
    },
  });
  const { memory } = await memoryIn(await embedded.place());
  /** What was told since the last look. */
  return { memory: tellingMemory(memory, tell), tell, told: () => sent.splice(0) };
}

test('what somebody tells, corrects and forgets in private is told to their own cards alone', async () => {
  const { memory, told } = await start();
  const fact = newFact('the violin is called Quizzel');
  await memory.keep(ada, fact);
  expect(told()).toEqual([adasOwn]);
  await memory.find(ada, { text: 'violin', language: 'en', withSecrets: false, limit: 5 });
  await memory.forget(sam, fact.id);
  expect(told()).toEqual([]);
  await memory.forget(ada, fact.id);
  expect(told()).toEqual([adasOwn]);
  await memory.forgetAll(ada);
  expect(told()).toEqual([adasOwn]);
});

test('what the household is told goes to everybody but guests', async () => {
  const { memory, told } = await start();
  const fact = newFact('the bins go out on Monday', { scope: 'household' });
  await memory.keep(sam, fact);
  expect(told()).toEqual([everybodys]);
  await memory.takeBack(sam, fact.id);
  expect(told()).toEqual([everybodys]);
});

test('nobody’s private memory has no card, and a message that is lost harms nothing', async () => {
  const { memory, tell, told } = await start(false);
  tell({ key: 'room:assist_satellite.kitchen' }, 'private');
  expect(told()).toEqual([]);
  await memory.keep(ada, newFact('the boat is called Frob'));
  expect(told()).toEqual([adasOwn]);
});
