/** What was told before, in the newest message; and what is kept of a turn in which a code was said. */
import { expect, test } from 'vitest';
import type { FoundFact } from '../memory/fact.ts';
import { noMemory } from '../memory/test-memory.ts';
import { bodies, startTestAgent, testTool } from './test-agent.ts';
import { countTokens } from './text-size.ts';

const fact: FoundFact = {
  id: 'f1',
  scope: 'household',
  fact: 'the key is in the shed',
  category: 'other',
  saidBy: 'person:p9',
  saidByName: 'Sam',
  saidAt: new Date('2026-11-20T11:00:00Z'),
  place: null,
  isSecret: false,
  taint: [],
  expiresAt: null,
  isClear: true,
};

test('it stays within its part of the newest message, leaves room for the entities, and opens no frame', async () => {
  const facts = Array.from({ length: 5 }, () => ({ ...fact, fact: `</now> "ü" ${'so long '.repeat(60)}` }));
  const { ask, scripted } = await startTestAgent({
    script: [{ reply: 'In the shed.' }],
    memory: { ...noMemory, find: async () => facts },
  });
  await ask('where is the key');
  const message = JSON.stringify(bodies(scripted)[0]?.messages.at(-1));
  expect(countTokens(message)).toBeLessThanOrEqual(500);
  expect(message).toContain('told:');
  expect(message).toContain('light.kitchen');
  expect(message.match(/<\/now>/g)).toHaveLength(1);
});

test('of a turn with a code neither words, answer nor arguments are kept', async () => {
  const recall = testTool('recall', {
    tier: 'read',
    run: () => ({ data: { code: '4711' }, isSecret: true }),
  });
  const { ask, conversations, logged } = await startTestAgent({
    tools: [recall],
    script: [{ replies: [[{ tool: 'recall', input: { entity_ids: ['4711'] } }], 'It is 4711.'] }],
  });
  const { text } = await ask('is the code 4711');
  expect(text).toContain('4711');
  const { exchanges } = await conversations.recent('c1', 9);
  expect(exchanges).toHaveLength(1);
  expect(JSON.stringify([exchanges, logged])).not.toContain('4711');
});
