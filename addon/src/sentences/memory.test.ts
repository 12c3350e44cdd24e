import { expect, test } from 'vitest';
import { testHouse } from '../agent/test-agent.ts';
import { english } from '../language/english.ts';
import { askerWith } from '../people/test-askers.ts';
import { sentences } from './index.ts';

async function answer(intent: string, slots: Record<string, string>, isKnown = true) {
  const asked: string[] = [];
  const said = await sentences
    .find((one) => one.intent === intent)
    ?.answer({
      slots,
      house: testHouse(),
      asker: askerWith('adult'),
      now: new Date('2026-11-22T14:05:00Z'),
      recent: [],
      wasAsked: false,
      hasModel: false,
      async knowsOf(words) {
        asked.push(words);
        return isKnown;
      },
      phrases: english,
    });
  return { said, asked };
}
const inputOf = (said: unknown) => (said as { input: { name: string; input: object } } | undefined)?.input;

test.each([
  ['that the spare key is with the neighbours.', 'the spare key is with the neighbours'],
  ['dass der Ersatzschlüssel bei den Nachbarn liegt', 'der Ersatzschlüssel liegt bei den Nachbarn'],
  ['die alte Leiter im Keller steht', 'die alte Leiter steht im Keller'],
  ['wir im Sommer in Italien sind', 'wir sind im Sommer in Italien'],
  ['Mia keine Nüsse mag', 'Mia mag keine Nüsse'],
  ['ich gegen Nüsse allergisch bin', 'ich bin gegen Nüsse allergisch'],
  ['ich kein Fleisch esse', 'ich esse kein Fleisch'],
  ['der Boiler im Mai gewartet wurde', 'der Boiler wurde im Mai gewartet'],
  ['ich muss morgen zum Arzt gehen', 'ich muss morgen zum Arzt gehen'],
  ['Sam will immer Kaffee haben', 'Sam will immer Kaffee haben'],
])('%s is remembered as it is said alone', async (given, fact) => {
  const { said } = await answer('ButlerRemember', { fact: given });
  expect(inputOf(said)).toEqual({ name: 'remember_fact', input: { fact } });
});

test.each(['to buy some milk', 'me', 'when we went there', 'it', 'zu gießen heute noch'])(
  '"remember %s" is no fact',
  async (fact) => expect((await answer('ButlerRemember', { fact })).said).toBeUndefined(),
);

test('for everybody it is the household’s', async () => {
  const { said } = await answer('ButlerRememberForAll', { fact: 'the bins go out on Monday' });
  expect(inputOf(said)?.input).toMatchObject({ scope: 'household' });
});

test('where something is, is answered only when it was told, and never of the home itself', async () => {
  expect(inputOf((await answer('ButlerWhereIs', { what: 'spare key?' })).said)).toEqual({
    name: 'recall_facts',
    input: { query: 'spare key' },
  });
  expect((await answer('ButlerWhereIs', { what: 'spare key' }, false)).said).toBeUndefined();
  for (const what of ['Anna', 'hall light', 'front door', 'door', ' ']) {
    expect(await answer('ButlerWhereIs', { what })).toEqual({ said: undefined, asked: [] });
  }
});

test.each<[Record<string, string>, string | undefined]>([
  [{ fact: 'the spare key is in the shed.' }, 'the spare key'],
  [{ fact: 'der Ersatzschlüssel liegt im Schuppen' }, 'der Ersatzschlüssel'],
  [{ what: 'key', fact: 'the spare key is in the shed' }, 'key'],
  [{ what: 'key', fact: 'it is in the shed' }, undefined],
  [{ fact: 'it is in the shed' }, undefined],
  [{ fact: 'picture in the hall' }, undefined],
])('"correct" with %j is about %s', async (slots, about) => {
  const { said } = await answer('ButlerCorrectFact', slots);
  const fact = slots['fact']?.replace('.', '');
  expect(inputOf(said)).toEqual(about && { name: 'correct_fact', input: { about, fact } });
});

test.each<[Record<string, string>, string | undefined]>([
  [{ what: 'key' }, 'key'],
  [{ fact: 'the key is in the shed.' }, 'the key is in the shed'],
  [{ fact: 'song' }, undefined],
  [{ fact: 'red light' }, undefined],
])('"forget" with %j is about %s', async (slots, about) => {
  const { said } = await answer('ButlerForgetFact', slots);
  expect(inputOf(said)).toEqual(about && { name: 'forget_fact', input: { about } });
});
