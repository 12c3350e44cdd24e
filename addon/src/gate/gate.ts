/** The gate: the model proposes, this function disposes. Pure and total; every way to an effect asks it. */
import type { TurnContext } from '../agent/turn-context.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { PreparedCall, Tier } from '../tools/tool.ts';

/** More targets than this in one turn are many, and need a person's yes. */
export const MAX_TARGETS = 8;

export type Verdict =
  | { readonly verdict: 'run' }
  /** `reason` is a sentence that a person may hear. */
  | { readonly verdict: 'deny'; readonly reason: string }
  /** The turn ends with the question; its yes runs exactly this call. */
  | { readonly verdict: 'ask'; readonly question: string };

/** What is asked of a call: what it is, not how it runs. */
export type JudgedCall = Pick<PreparedCall, 'tool' | 'tier' | 'args' | 'entityIds' | 'question'>;

/**
 * Until questions exist, what needs a yes is denied with a sentence that says so. `moved` are the entities on
 * which calls of this turn may act already: several small calls are one big one.
 */
export function judge(
  call: JudgedCall,
  turn: Pick<TurnContext, 'asker' | 'language'>,
  moved: ReadonlySet<string>,
): Verdict {
  const tier = tierOfCall(call, moved);
  if (tier === 'read' || tier === 'act') return { verdict: 'run' };
  return { verdict: 'deny', reason: phrasesFor(turn.language).needsYes(call.question) };
}

function tierOfCall({ tier, entityIds }: JudgedCall, moved: ReadonlySet<string>): Tier {
  const isMany = new Set([...moved, ...entityIds]).size > MAX_TARGETS;
  return tier === 'act' && isMany ? 'confirm' : tier;
}
