import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { localExchange } from './contract.ts';
import { exchangeOfLocal } from './local-exchange.ts';

const example = (name: string) => {
  const file = new URL(`../../../tests/contract/examples/${name}`, import.meta.url);
  return localExchange.parse(JSON.parse(readFileSync(file, 'utf8')));
};

test('what was handled without the app keeps its time, its words and what it did', () => {
  const local = example('localExchange.intent.json');
  const exchange = exchangeOfLocal(local, 'person:anna');
  expect(exchange).toMatchObject({
    id: local.id,
    conversationId: local.conversation_id,
    text: local.text,
    answer: local.answer,
    outcome: 'intent',
    usage: [],
    speaker: 'person:anna',
  });
  expect(exchange.at.getTime()).toBe(Date.parse(local.at));
  expect(exchange.calls.flatMap(({ effects }) => effects)).toEqual(local.effects);
  expect(exchange.calls[0]?.tool).toBe(local.intent);
  expect(exchange.door).toBe('assist');
  expect(exchangeOfLocal(example('localExchange.card.json'), 'person:anna').door).toBe('card');
});

test('what did nothing has no call', () => {
  const local = { ...example('localExchange.home-assistant.json'), intent: null, effects: [] };
  expect(exchangeOfLocal(local, 'person:anna').calls).toEqual([]);
});
