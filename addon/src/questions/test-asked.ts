/** For tests: a question without the turn that put it. */
import { testHouse, turnRequest } from '../agent/test-agent.ts';
import type { Question } from './question.ts';
import type { Tool } from '../tools/tool.ts';
import { whoIsIt } from '../people/who.ts';
import { createTurnContext } from '../agent/create-turn-context.ts';
import { judge } from '../gate/gate.ts';
import { userIdsOf } from './entitled.ts';
import { makeQuestion } from './make-question.ts';
import { testHousehold } from './test-questions.ts';

/** Throws when the gate does not ask. */
export function askedBy(userId: string, tool: Tool, entityIds: readonly string[]): Question {
  const house = testHouse();
  const now = new Date('2026-11-22T14:05:00Z');
  const request = turnRequest('please', { user_id: userId });
  const asker = whoIsIt(request, testHousehold(), house);
  const turn = createTurnContext(request, { house, asker, signal: new AbortController().signal, now });
  const input = { entity_ids: entityIds };
  const call = tool.prepare(input, turn);
  const verdict = judge(call, {
    asker,
    place: turn.place,
    language: 'en',
    moved: new Set(),
    taint: [],
    isInOwnWords: false,
    ambiguity: null,
    isAnswered: false,
  });
  if (verdict.verdict !== 'ask') throw new Error(`the gate does not ask: ${verdict.verdict}`);
  const making = { tools: new Map([[tool.name, tool]]), randomId: () => 'q1', now: () => now };
  const requested = { id: 'c', name: tool.name, input };
  const question = makeQuestion(making, [{ call, requested, ask: verdict }], turn, []);
  const notices = userIdsOf(question, testHousehold(), house).map((each) => ({
    userId: each,
    nonce: `nonce-${each}`,
  }));
  return { ...question, notices };
}
