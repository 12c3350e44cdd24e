/** The gate: the model proposes, this function disposes. Pure and total; every way to an effect asks it. */
import type { Place, Taint } from '../agent/turn-context.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { GatePhrases } from '../language/gate-phrases.ts';
import type { Ambiguity } from '../meaning/meaning.ts';
import type { Asker } from '../people/asker.ts';
import type { RightsArea } from '../people/rights.ts';
import type { PreparedCall, Tier } from '../tools/tool.ts';
import { areasOfCall, isPrivate, type Standing, standingIn, standings } from './standing.ts';

/** More targets, or more calls that act, than this in one turn are many, and need a person's yes. */
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
  /**
   * Every reason that there is. A choice of what was meant is a yes to all of them, too; where it cannot be (a
   * guarded door, another's yes) `ambiguous` stands alone, and the call chosen is judged again as a new one.
   */
  readonly why: readonly Why[];
  /** `adult`: somebody whose right in all areas of the call is `all`, not the asker. */
  readonly answerableBy: 'asker' | 'adult';
  /** It lets somebody in, silences what guards, or is for one person alone to want: a voice alone may not answer. */
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
  /** Calls of this turn that may act already; absent: none. */
  readonly acts?: number;
  /** Empty: everything that the model has seen was the household's own. */
  readonly taint: readonly Taint[];
  /** Code itself found verb and target in the person's own words of this turn. */
  readonly isInOwnWords: boolean;
  readonly ambiguity: Ambiguity | null;
  /** Somebody entitled has said yes to exactly this call. */
  readonly isAnswered: boolean;
  /** Who did; absent: whoever has to. A right that is gone since may make an adult's yes of the asker's own. */
  readonly answeredBy?: 'asker' | 'adult';
}

export function judge(call: JudgedCall, now: Circumstances): Verdict {
  const { asker } = now;
  const tier = tierHere(call, now);
  const phrases = phrasesFor(now.language).gate;
  const worst = worstArea(call, tier, asker);
  const reason = refusalOf(call, worst, asker, phrases);
  if (reason !== undefined) return { verdict: 'deny', reason };

  const needsAdult = worst?.standing === 'adults_yes';
  const isUnclear = now.ambiguity !== null && !now.isAnswered;
  const reasons = isAllSaid(needsAdult, now) ? [] : reasonsFor(call, tier, needsAdult, now);
  if (reasons.length === 0 && !isUnclear) return { verdict: 'run' };
  // Nobody is there to answer, and nobody will be.
  if (asker.kind === 'house') return { verdict: 'deny', reason: phrases.nobodyToAsk(call.question) };

  const isGuarded = call.isAboutAsker || areasOfCall(call).includes('security');
  const isSecurity = call.tier === 'owner' || (isRisky(call.tier) && isGuarded);
  const isWaitedFor = needsAdult || isSecurity;
  // A bare yes or no about the same call is in the question that is asked anyhow: nobody answers twice.
  const isAskedAnyhow = isWaitedFor && reasons.length > 0 && now.ambiguity?.options.length === 1;
  if (isUnclear && isWaitedFor && !isAskedAnyhow) return askWhich(now.ambiguity, ['ambiguous']);
  const isFar = isSecurity && now.place === 'away';
  const why = [...reasons, ...(isFar ? (['away'] as const) : [])];
  if (isUnclear && !isAskedAnyhow) return askWhich(now.ambiguity, [...why, 'ambiguous']);
  return {
    verdict: 'ask',
    question: call.question,
    why,
    answerableBy: needsAdult ? 'adult' : 'asker',
    isSecurity,
    ambiguity: null,
  };
}

/** Once a stranger's text is there, what is sent out may carry something away. */
function tierHere({ tier, sendsOut }: JudgedCall, { taint }: Circumstances): Tier {
  return tier === 'read' && sendsOut && taint.length > 0 ? 'act' : tier;
}

interface InArea {
  readonly area: RightsArea;
  readonly standing: Standing;
}

/** Undefined: it touches no area. */
function worstArea(call: JudgedCall, tier: Tier, asker: Asker): InArea | undefined {
  const all = areasOfCall({ ...call, tier }).map((area) => {
    return { area, standing: standingIn(area, tier, call, asker) };
  });
  const rank = ({ standing }: InArea) => standings.indexOf(standing);
  return all.toSorted((one, other) => rank(other) - rank(one))[0];
}

function refusalOf(
  call: JudgedCall,
  worst: InArea | undefined,
  asker: Asker,
  phrases: GatePhrases,
): string | undefined {
  if (call.tier === 'owner' && !asker.isOwner) return phrases.ownersOnly;
  if (call.isAboutAsker && asker.kind !== 'person') return phrases.whoAreYou;
  if (worst === undefined || standings.indexOf(worst.standing) < standings.indexOf('not_own')) {
    return undefined;
  }
  return worst.standing === 'not_own' && isPrivate(worst.area) && asker.kind === 'person'
    ? phrases.onlyYourOwn(worst.area)
    : phrases.refused[asker.kind](worst.area);
}

/** The yes that it takes has been said, by one whose yes it takes by the rights of this moment. */
function isAllSaid(needsAdult: boolean, { isAnswered, answeredBy }: Circumstances): boolean {
  return isAnswered && !(needsAdult && answeredBy === 'asker');
}

function reasonsFor(
  call: JudgedCall,
  tier: Tier,
  needsAdult: boolean,
  { taint, isInOwnWords, ...so }: Circumstances,
): Why[] {
  const isTainted = taint.length > 0 && tier !== 'read' && !(tier === 'act' && isInOwnWords);
  return [
    ...(isRisky(tier) ? (['risky'] as const) : []),
    ...(tier === 'act' && isMany(call, so) ? (['many'] as const) : []),
    ...(isTainted ? (['outside_text'] as const) : []),
    ...(needsAdult ? (['needs_adult'] as const) : []),
  ];
}

function isMany(
  { entityIds }: JudgedCall,
  { moved, acts = 0 }: Pick<Circumstances, 'moved' | 'acts'>,
): boolean {
  return new Set([...moved, ...entityIds]).size > MAX_TARGETS || acts >= MAX_TARGETS;
}

function isRisky(tier: Tier): boolean {
  return tier === 'confirm' || tier === 'owner';
}

function askWhich(ambiguity: Ambiguity | null, why: readonly Why[]): Ask {
  return {
    verdict: 'ask',
    question: ambiguity?.question ?? '',
    why,
    answerableBy: 'asker',
    isSecurity: false,
    ambiguity,
  };
}
