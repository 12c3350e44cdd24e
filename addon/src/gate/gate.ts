/** The gate: the model proposes, this function disposes. Pure and total; every way to an effect asks it. */
import type { TurnContext } from '../agent/turn-context.ts';
import type { PreparedCall, Tier } from '../tools/tool.ts';

/** More targets than this in one call are many, and need a person's yes. */
export const MAX_TARGETS = 8;

export type Verdict =
  | { readonly verdict: 'run' }
  /** `reason` is a sentence that a person may hear. */
  | { readonly verdict: 'deny'; readonly reason: string }
  /** The turn ends with the question; its yes runs exactly this call. */
  | { readonly verdict: 'ask'; readonly question: string };

/** What is asked of a call: what it is, not how it runs. */
export type JudgedCall = Pick<PreparedCall, 'tool' | 'tier' | 'args' | 'entityIds' | 'question'>;

/** Until questions exist, what needs a yes is denied with a sentence that says so. */
export function judge(call: JudgedCall, _turn: Pick<TurnContext, 'asker'>): Verdict {
  const tier = tierOfCall(call);
  if (tier === 'read' || tier === 'act') return { verdict: 'run' };
  return {
    verdict: 'deny',
    reason: `${asSubject(call.question)} needs a confirmation, and I can't ask for one yet.`,
  };
}

function tierOfCall({ tier, entityIds }: JudgedCall): Tier {
  const isMany = new Set(entityIds).size > MAX_TARGETS;
  return tier === 'act' && isMany ? 'confirm' : tier;
}

const gerunds: ReadonlyMap<string, string> = new Map(
  Object.entries({ run: 'running', set: 'setting', stop: 'stopping' }),
);

/** "Unlock the front door?" → "Unlocking the front door". */
function asSubject(question: string): string {
  const [, verb = '', rest = ''] = /^(\p{L}+)(.*?)\??\s*$/u.exec(question) ?? [];
  if (verb === '') return 'That';
  const small = verb.toLowerCase();
  const gerund = gerunds.get(small) ?? `${small.replace(/([^e])e$/u, '$1')}ing`;
  return `${gerund.charAt(0).toUpperCase()}${gerund.slice(1)}${rest}`;
}
