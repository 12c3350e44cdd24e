import { expect, test } from 'vitest';
import fact from '../../../../tests/contract/examples/factRow.json' with { type: 'json' };
import secret from '../../../../tests/contract/examples/factRow.secret.json' with { type: 'json' };
import page from '../../../../tests/contract/examples/factsResponse.json' with { type: 'json' };
import why from '../../../../tests/contract/examples/factWhyResponse.json' with { type: 'json' };
import { readFact, readFactsPage, readWhy } from './read-facts.ts';

/** What a card has no use for is left out. */
const shownOf = ({ category: _category, ...shown }: typeof fact | typeof secret) => shown;

test('what is recorded of the wire is read as it is', () => {
  for (const one of [fact, secret]) expect(readFact(one)).toEqual(shownOf(one));
  const { facts, ...rest } = page;
  expect(readFactsPage(page)).toEqual({
    ...rest,
    facts: [expect.objectContaining({ id: facts[0]?.id, fact: facts[0]?.fact }), shownOf(secret)],
  });
  const { exchange, fact: about, ...where } = why;
  expect(readWhy(why)).toEqual({ ...where, fact: shownOf(about), said: exchange.said });
});

test('one that cannot be read is left out, and a page without a number is none', () => {
  expect(readFactsPage({ ...page, facts: [{ ...fact, id: 7 }, fact] })?.facts).toEqual([shownOf(fact)]);
  expect(readFactsPage({ ...page, count: -1 })).toBeNull();
  expect(readWhy({ ...why, fact: null })).toBeNull();
  expect(readWhy({ ...why, exchange: null })?.said).toBeNull();
});

test('what only a newer butler knows of a fact is the household’s, and told', () => {
  const newer = { ...fact, scope: 'street', source: 'dreamt' };
  expect(readFact(newer)).toEqual({ ...shownOf(fact), scope: 'household', source: 'told' });
});
