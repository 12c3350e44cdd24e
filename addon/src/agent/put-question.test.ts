import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { fakeHome } from '../tools/home/fake-home.ts';
import { putQuestion } from './put-question.ts';
import type { AskingCall } from './run-call.ts';
import { testTool } from './test-agent.ts';

test('what is too much for one question is left out, and said to be', async () => {
  const turn = fakeHome({}).turn();
  const tool = testTool('change', { tier: 'confirm' });
  const asking = Array.from({ length: 60 }, (_, index): AskingCall => {
    const input = { entity_ids: [`light.l${index}`] };
    const call = tool.prepare(input, turn);
    return {
      requested: { id: `c${index}`, name: 'change', input },
      call,
      ask: {
        verdict: 'ask',
        question: call.question,
        why: ['risky'],
        answerableBy: 'asker',
        isSecurity: false,
        ambiguity: null,
      },
    };
  });
  const kept: number[] = [];
  const ends = await putQuestion(
    {
      ask: async (calls) => {
        kept.push(calls.length);
        return { text: 'Do it?', isAnswerableHere: true, isSecretExpected: false };
      },
      log: createLog({ level: 'error', format: 'text', now: () => new Date(), write: () => undefined }),
    },
    asking,
    turn,
    { asked: null, taint: [] },
  );
  expect(kept).toEqual([20]);
  expect(ends.map(({ stored }) => stored.verdict)).toEqual(
    asking.map((_, index) => (index < 20 ? 'asked' : 'denied')),
  );
});
