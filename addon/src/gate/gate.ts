/** The gate: the model proposes, this function disposes. Pure and total; every way to an effect asks it. */
import type { Place, Taint } from '../agent/turn-context.ts';
import type { Ambiguity } from '../meaning/meaning.ts';
import type { Asker } from '../people/asker.ts';
import type { PreparedCall, Tier } from '../tools/tool.ts';

/** More targets than this in one turn are many, and need a person's yes. */
export const MAX_TARGETS = 8;

/** Why a person is asked; spoken and shown with the question. */
export const whys = ['risky', 'many', 'outside_text', 'ambiguous', 'needs_adult', 'away'] as const;
export type Why = (typeof whys)[number];

export type Verdict =
  | { readonly verdict: 'run' }
  /** `reason` is a sentence that a person may hear. */
  | { readonly verdict: 'deny'; readonly reason: string }
  /** The turn ends with the question; its yes runs exactly this call. */
  | Ask;

export interface Ask {
  readonly verdict: 'ask';
  readonly question: string;
  readonly why: readonly Why[];
  /** `adult`: somebody whose right in all areas of the call is `all`, not the asker. */
  readonly answerableBy: 'asker' | 'adult';
  /** It lets somebody in or silences what guards: a voice alone may not answer. */
  readonly isSecurity: boolean;
  /** Of a question which one: all that could be meant. */
  readonly ambiguity: Ambiguity | null;
}

/** What is asked of a call: what it is, not how it runs. */
export type JudgedCall = Pick<
  PreparedCall,
  'tool' | 'tier' | 'args' | 'entityIds' | 'question' | 'areas' | 'sendsOut' | 'isAboutAsker'
>;

/** Everything else that the verdict depends on. */
export interface Circumstances {
  readonly asker: Asker;
  readonly place: Place;
  readonly language: string;
  /** Entities on which calls of this turn may act already: several small calls are one big one. */
  readonly moved: ReadonlySet<string>;
  /** Empty: everything that the model has seen was the household's own. */
  readonly taint: readonly Taint[];
  /** Code itself found verb and target in the person's own words of this turn. */
  readonly isInOwnWords: boolean;
  readonly ambiguity: Ambiguity | null;
  /** Somebody entitled has said yes to exactly this call. */
  readonly isAnswered: boolean;
}

export function judge(call: JudgedCall, { moved }: Circumstances): Verdict {
  const tier = tierOfCall(call, moved);
  if (tier === 'read' || tier === 'act') return { verdict: 'run' };
  return {
    verdict: 'ask',
    question: call.question,
    why: [tier === call.tier ? 'risky' : 'many'],
    answerableBy: 'asker',
    isSecurity: call.areas.includes('security'),
    ambiguity: null,
  };
}

function tierOfCall({ tier, entityIds }: JudgedCall, moved: ReadonlySet<string>): Tier {
  const isMany = new Set([...moved, ...entityIds]).size > MAX_TARGETS;
  return tier === 'act' && isMany ? 'confirm' : tier;
}
