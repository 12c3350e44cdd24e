/** Whoever speaks is looked up anew for every sentence: what changed since the last one counts. */
import { expect, test } from 'vitest';
import type { Person } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import { followHomeAssistant } from '../people/follow-home-assistant.ts';
import type { Household, PersonRecord } from '../people/person.ts';
import { askerWith, householdOf, personRecord } from '../people/test-askers.ts';
import { whoIsIt } from '../people/who.ts';
import { bodies, startTestAgent, testHouse } from './test-agent.ts';

const ada: Person = { entity_id: 'person.ada', name: 'Ada', user_id: 'u1', is_admin: false, is_active: true };
const ben: Person = { entity_id: 'person.ben', name: 'Ben', user_id: 'u2', is_admin: false, is_active: true };

async function start() {
  let household: Household = householdOf(
    personRecord({ soul: 'A pirate.' }),
    personRecord({ id: 'p2', name: 'Ben', userId: 'u2', personEntityId: 'person.ben' }),
  );
  let house: House = { ...testHouse(), people: [ada, ben] };
  const agent = await startTestAgent({
    hub: {
      get house() {
        return house;
      },
    },
    whoIsIt: (traces, home) => whoIsIt(traces, household, home),
    script: [{ reply: 'Hello.' }],
  });
  const tell = (...people: Person[]) => {
    house = { ...house, people };
    const changed = new Map(
      followHomeAssistant(household.people, people, () => 'new').map((row): [string, PersonRecord] => [
        row.id,
        row,
      ]),
    );
    household = { ...household, people: household.people.map((row) => changed.get(row.id) ?? row) };
  };
  const ask = async (user_id: string) => {
    await agent.ask('hello', { user_id });
    const [, person] = (bodies(agent.scripted).at(-1)?.system ?? []) as { text: string }[];
    const { added } = agent.conversations as ReturnType<
      typeof import('./test-agent.ts').createTestConversations
    >;
    return { prompt: person?.text ?? '', speaker: added.at(-1)?.speaker };
  };
  return { tell, ask };
}

test('a new name counts from the next sentence, and the conversation stays theirs', async () => {
  const { tell, ask } = await start();
  expect(await ask('u1')).toEqual({ prompt: expect.stringContaining('is Ada.'), speaker: 'person:p1' });
  tell({ ...ada, name: 'Adele' }, ben);
  expect(await ask('u1')).toEqual({
    prompt: expect.stringMatching(/is Adele\.[^]*A pirate/),
    speaker: 'person:p1',
  });
});

test('whoever may not log in any more is nobody from the next sentence', async () => {
  const { tell, ask } = await start();
  await ask('u1');
  tell({ ...ada, is_active: false }, ben);
  expect(await ask('u1')).toEqual({ prompt: '', speaker: 'room:user:u1' });
  tell(ben);
  expect(await ask('u1')).toEqual({ prompt: '', speaker: 'room:user:u1' });
  tell(ada, ben);
  expect((await ask('u1')).speaker).toBe('person:p1');
});

test('with another user somebody is themselves, and the user before is theirs no more', async () => {
  const { tell, ask } = await start();
  await ask('u1');
  tell({ ...ada, user_id: 'u2' }, { ...ben, user_id: 'u1' });
  expect((await ask('u2')).speaker).toBe('person:p1');
  const other = await ask('u1');
  expect(other.speaker).toBe('person:p2');
  expect(other.prompt).not.toContain('pirate');
});

test('whoever may not know a state cannot tell from a guess whether it was right', async () => {
  const guesses = ['The front door is locked.', 'The front door is unlocked.'];
  const spoken = async (template: 'guest' | 'adult') => {
    const texts = guesses.map(async (reply) => {
      const agent = await startTestAgent({ whoIsIt: () => askerWith(template), script: [{ reply }] });
      return (await agent.ask('say something about the front door')).text;
    });
    return await Promise.all(texts);
  };
  const [right, wrong] = await spoken('guest');
  expect(right).not.toContain('locked');
  expect(wrong).toBe(right);
  expect(await spoken('adult')).toEqual([guesses[0], expect.not.stringContaining('unlocked')]);
});
