import { afterAll, describe, expect, it, vi } from 'vitest';
import { createEmbeddedPlaces } from '../../store/test-databases.ts';
import { contentWords } from '../fact-words.ts';
import { ada, memoryIn, newFact } from '../test-facts.ts';
import { otherForms } from './other-forms.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const formsOf = (word: string, language = 'en') => otherForms(word, [word], language)[0]?.split(' ') ?? null;

describe('other forms of a word', () => {
  it('are those of irregular ones, whichever of them is asked for', () => {
    expect(formsOf('break')).toEqual(['broke', 'broken']);
    expect(formsOf('broken')).toEqual(['break', 'broke']);
    expect(formsOf('swimming')).toEqual(['swim', 'swam', 'swum']);
    expect(formsOf('writing')).toEqual(['write', 'wrote', 'written']);
    expect(formsOf('children')).toEqual(['child']);
    expect(formsOf('fährt', 'de-AT')).toContain('gefahren');
  });

  it('are those that German makes by its rule, also of verbs that come apart', () => {
    expect(formsOf('gekauft', 'de')).toContain('kaufen');
    expect(formsOf('kaufen', 'de')).toContain('gekauft');
    expect(formsOf('eingekauft', 'de')).toContain('einkaufen');
  });

  it('are none of a word that is more often another one, of regular ones, and of other languages', () => {
    expect(formsOf('saw')).toBeNull();
    expect(formsOf('paint')).toBeNull();
    expect(formsOf('break', 'fr')).toBeNull();
  });

  it('are also two words in one, where both carry the question', () => {
    const text = 'When was the road trip to the lake?';
    expect(otherForms(text, contentWords(text), 'en')).toEqual(['roadtrip', 'roadtrip', null]);
  });
});

const TOLD: readonly (readonly [fact: string, language: string])[] = [
  ['Sam broke the left wrist on the ice', 'en'],
  ['Mia drew her first horse at school', 'en'],
  ['the roadtrip took us to Norway', 'en'],
  ['the tickets for Sam and her sister are in the drawer', 'en'],
  ['Sam ist mit dem Nachtzug nach Wien gefahren', 'de'],
  ['Mia muss am Freitag einkaufen', 'de'],
  ['das Regal haben wir bei Huber bestellt', 'de'],
];

describe('what was told in another form', () => {
  it.each([
    ['What did somebody break?', 'en', 0],
    ['Which drawing was nice?', 'en', 1],
    ['Which road trip was nice?', 'en', 2],
    ['Wer fährt eigentlich?', 'de', 4],
    ['Was wird eingekauft?', 'de', 5],
  ])('is found by "%s"', async (text, language, at) => {
    const { memory } = await memoryIn(await embedded.place());
    for (const [fact, of] of TOLD) await memory.keep(ada, newFact(fact, { language: of }));
    const found = await memory.find(ada, { text, language, withSecrets: false, limit: 5 });
    expect(found[0]?.fact).toBe(TOLD[at]?.[0]);
  });

  it('is not found by a pronoun', async () => {
    const { memory } = await memoryIn(await embedded.place());
    for (const [fact, of] of TOLD) await memory.keep(ada, newFact(fact, { language: of }));
    const found = await memory.find(ada, {
      text: 'What is her favourite colour?',
      language: 'en',
      withSecrets: false,
      limit: 5,
    });
    expect(found).toEqual([]);
  });
});
