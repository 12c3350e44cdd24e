/** Whole turns with a model that errs as real ones do, and does not let itself be corrected. */
import { expect, test } from 'vitest';
import type { Effect } from '../../api/contract.ts';
import { startTestAgent, testTool } from '../test-agent.ts';
import { corpus, type Case } from './corpus/corpus.ts';
import { heldOut } from './corpus/held-out.ts';
import { heldOutAgain } from './corpus/held-out-again.ts';
import { heldOutFourth } from './corpus/held-out-fourth.ts';
import { heldOutLast } from './corpus/held-out-last.ts';
import { situation } from './test-home.ts';

const all = [...corpus, ...heldOut, ...heldOutAgain, ...heldOutLast, ...heldOutFourth];

/** The happening's calls as tools that end just so; then the sentence, in one piece or word by word. */
async function play([language, happened, words, sentence]: Case, chunks: 'whole' | 'word') {
  const { turn, record } = situation(language, happened, words);
  const tools = record.calls.map((call, index) =>
    testTool(`tool_${String(index)}`, {
      tier: call.tier === 'read' ? 'read' : 'act',
      run: () => ({
        effects: call.effects,
        isError: call.effects.some(({ outcome }) => outcome !== 'reached'),
        spoken: `Code says ${String(index)}.`,
      }),
    }),
  );
  const calls = record.calls.map((call, index) => ({
    tool: `tool_${String(index)}`,
    input: { entity_ids: call.effects.flatMap(({ entity_ids }: Effect) => [...entity_ids]) },
  }));
  const said = { content: sentence, chunks };
  const { ask } = await startTestAgent({
    tools,
    hub: { house: turn.house },
    judge: () => ({ verdict: 'run' }),
    script: [{ replies: [...(calls.length > 0 ? [calls] : []), said, said] }],
  });
  return await ask(words, { language, area_id: 'kitchen' });
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

// What the arguments and the history would bear out is not in these turns.
const untrue = all.filter((each) => each[4]);

test('of more than a hundred turns with a false claim none speaks it', { timeout: 60_000 }, async () => {
  expect(untrue.length).toBeGreaterThan(100);
  const spoken: string[] = [];
  for (const each of untrue) {
    for (const chunks of ['whole', 'word'] as const) {
      const { text, done } = await play(each, chunks);
      if (plain(text).includes(plain(each[3])) || text === '' || done?.outcome !== 'answered') {
        spoken.push(`${each[3]} -> ${text}`);
      }
    }
  }
  expect(spoken).toEqual([]);
});

test('a true sentence is heard whole, however it comes', { timeout: 60_000 }, async () => {
  const true_ = all.filter(
    (each) => !each[4] && ['nothing', 'kitchen_on', 'two_on', 'locked'].includes(each[1]),
  );
  const lost: string[] = [];
  for (const each of true_) {
    for (const chunks of ['whole', 'word'] as const) {
      const { text } = await play(each, chunks);
      if (!plain(text).includes(plain(each[3]))) lost.push(`${each[1]} ${each[2]}: ${each[3]} -> ${text}`);
    }
  }
  expect(lost).toEqual([]);
});
