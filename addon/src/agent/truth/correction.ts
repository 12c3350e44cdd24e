/** What the model is told when its words were not spoken. */
import type { Effect } from '../../api/contract.ts';
import { fence, plainWords } from '../fence.ts';
import { cutToBytes } from '../text-size.ts';
import type { TurnRecord } from '../turn-record.ts';

const words = {
  reached: 'reached',
  not_reached: 'not reached',
  refused: 'refused',
  failed: 'failed',
} as const satisfies Record<Effect['outcome'], string>;

const MOST_LINES = 12;

/** From the house, inside its own frame: nothing from outside can pretend to be it. */
export function correctionOf(
  held: string,
  { calls, failed, text }: Pick<TurnRecord, 'calls' | 'failed' | 'text'>,
): string {
  const lines = calls.flatMap((call) => {
    if (call.effects.length === 0) {
      const end = call.verdict === 'run' ? (failed.has(call) ? 'failed' : 'answered') : call.verdict;
      return [`${call.tool}: ${end}`];
    }
    return call.effects.map(
      ({ action, entity_ids, outcome }) => `${action} ${entity_ids.slice(0, 8).join(' ')}: ${words[outcome]}`,
    );
  });
  return fence(
    'check',
    [
      `Not spoken, because the record of this turn does not bear it out: "${cutToBytes(plainWords(held), 300)}"`,
      lines.length === 0
        ? 'The record: no call was made, nothing was done.'
        : `The record:\n${lines.slice(-MOST_LINES).join('\n')}`,
      text.trim() === '' ? 'Nothing was heard yet.' : 'What you said before that was heard.',
      'Say in one short sentence only what the record bears out, or make the call that is missing.',
    ].join('\n'),
  );
}
