/** What was forgotten a moment ago, for the turns that were still going on then. */
import { UNSAID } from '../agent/turn-record.ts';
import type { Exchange, PastExchange } from './store.ts';

/** Longer than any turn takes. */
const KEPT_MS = 15 * 60_000;

export function createBlackOut(now: () => number = Date.now) {
  let rules: readonly { readonly isMeant: (exchange: PastExchange) => boolean; readonly at: number }[] = [];
  const isMeant = (exchange: PastExchange) =>
    rules.some((rule) => exchange.at.getTime() <= rule.at && rule.isMeant(exchange));
  return {
    add(rule: (exchange: PastExchange) => boolean): void {
      const at = now();
      rules = [...rules.filter((known) => at - known.at < KEPT_MS), { isMeant: rule, at }];
    },
    isMeant,
    applied: (exchange: PastExchange): PastExchange =>
      isMeant(exchange)
        ? { ...exchange, text: UNSAID, answer: UNSAID, changes: wordless(exchange.changes) }
        : exchange,
  };
}

/** What went onto a list or off it stands there in words. */
const wordless = (changes: PastExchange['changes'] = []) => changes.filter(({ kind }) => kind !== 'list');

export function withoutWords(exchange: Exchange): Exchange {
  const calls = exchange.calls.map((call) => ({ ...call, args: {}, changes: wordless(call.changes) }));
  return { ...exchange, text: UNSAID, answer: UNSAID, calls };
}
