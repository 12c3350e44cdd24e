/** What somebody has told that these words may be about, as lines for the prompt. */
import type { TurnContext } from '../agent/turn-context.ts';
import { dayBefore } from '../language/grammar-time.ts';
import type { Fact, FoundFact } from './fact.ts';
import type { Memory } from './memory.ts';
import { asksForSecret, mayHearSecrets } from './secrets.ts';
import { soon } from './soon.ts';

const MOST = 5;
/** Something always means a little like what was said, also "turn on the light". */
const MOST_BY_MEANING = 2;
const MOST_MS = 80;

export type RelevantIn = Pick<TurnContext, 'asker' | 'text' | 'language' | 'now' | 'house'>;

/**
 * Best first; nothing when the memory is away or takes long. Neither secrets nor what strangers' text led to:
 * these are told when they are asked for.
 */
export async function relevantFacts(
  memory: Pick<Memory, 'find'>,
  { asker, text, language, now, house }: RelevantIn,
): Promise<readonly string[]> {
  const search = memory.find(asker, { text, language, withSecrets: false, limit: MOST });
  return worthShowing(await soon(MOST_MS, search, [])).map((fact) =>
    lineOf(fact, asker.key, dayBefore(fact.saidAt, now, house.timeZone)),
  );
}

/** Which of what was found the model is shown, best first. */
export function worthShowing(found: readonly FoundFact[]): readonly FoundFact[] {
  const first = found.slice(0, MOST);
  const byMeaning = first.filter(({ hasWords }) => hasWords === false);
  return first.filter((fact) => fact.taint.length === 0 && !byMeaning.slice(MOST_BY_MEANING).includes(fact));
}

const MOST_WAITING_MS = 1_000;

/** Whether something was clearly told about this; also a secret, where words that surely are theirs ask for one. Never throws. */
export async function knowsOf(
  memory: Pick<Memory, 'find'>,
  words: string,
  { asker, language }: Pick<RelevantIn, 'asker' | 'language'>,
): Promise<boolean> {
  const withSecrets = mayHearSecrets(asker) && asksForSecret(words);
  const search = memory.find(asker, { text: words, language, withSecrets, limit: MOST });
  return (await soon(MOST_WAITING_MS, search, [])).some(({ isClear }) => isClear);
}

/** e.g. `the spare key is with the neighbours (said by Ada 3 days ago, household)`. */
function lineOf({ fact, scope, saidBy, saidByName }: Fact, key: string, days: number): string {
  const who = saidBy === key ? 'the person speaking' : (saidByName ?? 'somebody in a room');
  const age = days < 1 ? 'today' : `${String(days)} ${days === 1 ? 'day' : 'days'} ago`;
  return `${fact} (said by ${who} ${age}, ${scope})`;
}
