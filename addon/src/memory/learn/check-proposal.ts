/** Whether a fact that the model proposes is kept: it must be in the person's own words, and nothing but a fact. */
import type { Asker } from '../../people/asker.ts';
import { isAtLeast } from '../../people/rights.ts';
import { type FactCategory, type FactScope, type FoundFact, MAX_FACT_LENGTH } from '../fact.ts';
import { contentWords, factKey } from '../fact-words.ts';
import { holdsSecret } from '../secrets.ts';
import { mayTellHousehold } from '../visible.ts';
import type { Proposal } from './ask-for-facts.ts';
import type { PendingExchange } from './pending-rows.ts';
import { isQuestionOrOrder, sentencesOf, spokenKey } from './sentence.ts';

export interface LearnedFact {
  readonly exchange: PendingExchange;
  /** The person's own words. */
  readonly sentence: string;
  readonly fact: string;
  readonly category: FactCategory;
  readonly scope: FactScope;
  readonly expiresAt: Date | null;
  /** Ids. */
  readonly replaces: readonly string[];
}

export interface ProposalContext {
  /** As they were numbered, from 1. */
  readonly exchanges: readonly PendingExchange[];
  /** All of the person's words in these. */
  readonly own: string;
  /** As they were numbered, from 1. */
  readonly known: readonly FoundFact[];
  readonly asker: Asker;
  readonly now: Date;
}

const DAY_MS = 86_400_000;
const MOST_SENTENCE = 1_000;
const FEWEST_QUOTED_LETTERS = 6;

/** Undefined: it is not kept. */
export function checkProposal(proposal: Proposal, context: ProposalContext): LearnedFact | undefined {
  const exchange = context.exchanges[proposal.exchange - 1];
  if (exchange === undefined) return undefined;
  const sentence = sentenceWith(proposal.quote, exchange.said);
  const fact = proposal.fact.replace(/\s+/gu, ' ').trim();
  if (sentence === undefined || !isFact(fact) || holdsSecret(fact) || holdsSecret(sentence)) return undefined;
  if (!isBorneOut(fact, context) || context.known.some((known) => isSame(known.fact, fact))) return undefined;
  const expiresAt = expiryOf(proposal, sentence, exchange);
  if (expiresAt === undefined || (expiresAt !== null && expiresAt <= context.now)) return undefined;
  const isForAll = proposal.for_everybody === true && isSaidToAll(sentence);
  const scope = isForAll && maySayToAll(context.asker) ? 'household' : 'private';
  return {
    exchange,
    sentence: sentence.slice(0, MOST_SENTENCE),
    fact,
    category: proposal.category ?? 'other',
    scope,
    expiresAt,
    replaces: replacedBy(proposal, { fact, scope, exchange }, context),
  };
}

function isFact(fact: string): boolean {
  return fact.length <= MAX_FACT_LENGTH && contentWords(fact).length > 0 && !isQuestionOrOrder(fact);
}

/** The sentences of the person in which the quoted words stand; undefined: nowhere, or they only ask or order. */
function sentenceWith(quote: string, said: string): string | undefined {
  const wanted = spokenKey(quote);
  const isQuoted = ` ${spokenKey(said)} `.includes(` ${wanted} `);
  if (wanted.length < FEWEST_QUOTED_LETTERS || !isQuoted) return undefined;
  const around = sentencesOf(said).filter((sentence) => {
    const key = ` ${spokenKey(sentence)} `;
    return key.includes(` ${wanted} `) || ` ${wanted} `.includes(key);
  });
  const telling = around.filter((sentence) => !isQuestionOrOrder(sentence));
  return telling.length === 0 ? undefined : telling.join(' ');
}

/** So many of its words have to be the person's, told by their beginning; all of its numbers. */
const OWN_SHARE = 0.6;
const BEGINNING = 4;

function isBorneOut(fact: string, { own, asker }: ProposalContext): boolean {
  const said = new Set(spokenKey(`${own} ${asker.name ?? ''}`).split(' '));
  const beginnings = new Set([...said].map((word) => word.slice(0, BEGINNING)));
  const numbers = spokenKey(fact).match(/\S*\d\S*/gu) ?? [];
  if (numbers.some((number) => !said.has(number))) return false;
  const words = contentWords(fact).map(spokenKey);
  const borneOut = words.filter((word) => beginnings.has(word.slice(0, BEGINNING)));
  return borneOut.length >= words.length * OWN_SHARE;
}

/** The same words, in whatever order. */
function isSame(one: string, other: string): boolean {
  if (factKey(one) === factKey(other)) return true;
  const words = (text: string) => contentWords(text).map(spokenKey).toSorted().join(' ');
  return words(one) === words(other);
}

const FOR_EVERYBODY =
  /\b(?:every(?:body|one)|all of us|the (?:whole )?(?:family|household)|(?:an|für) alle|allen|jeder soll|(?:der ganzen|die ganze|für die) familie)\b/iu;
/** Between turns nobody is there whose yes it may take. */
const maySayToAll = (asker: Asker) => mayTellHousehold(asker) && isAtLeast(asker.areas.household, 'own');

/** "Don't tell everybody", "not everyone knows", "a secret": the word alone is no wish. */
const NOT_FOR_EVERYBODY =
  /\b(?:not|no|never|nobody|without|secret(?:ly)?|private(?:ly)?|only|nicht|nie(?:mals|mand\w*)?|kein\w*|ohne|geheim\w*|privat\w*|nur)\b|n['’]t\b/iu;

/** The model has to have read it so, too: "I told everybody at work" has the word as well. */
function isSaidToAll(sentence: string): boolean {
  return FOR_EVERYBODY.test(sentence) && !NOT_FOR_EVERYBODY.test(sentence);
}

const PASSING =
  /\b(?:today|tonight|tomorrow|this (?:week|weekend|morning|afternoon|evening|month)|next (?:week|weekend)|currently|at the moment|right now|heute|morgen|übermorgen|diese[rsnm]? (?:woche|wochenende|monat)|nächste[rsnm]? woche|gerade|zurzeit|im moment)\b/iu;
const ALWAYS = /\b(?:every|each|always|usually|jede[rsnm]?|immer|meistens)\b/iu;
/** For what passes when nobody said when. */
const PASSING_DAYS = 8;

/** Null: it stays true. Undefined: nobody can tell until when. */
function expiryOf(
  { until }: Proposal,
  sentence: string,
  exchange: Pick<PendingExchange, 'at'>,
): Date | null | undefined {
  if (until !== null && until !== undefined && until !== '') {
    // Somewhere on Earth it is that day until then.
    const end = Date.parse(`${until}T23:59:59Z`) + DAY_MS / 2;
    return /^\d{4}-\d\d-\d\d$/u.test(until) && !Number.isNaN(end) ? new Date(end) : undefined;
  }
  if (!PASSING.test(sentence) || ALWAYS.test(sentence)) return null;
  return new Date(exchange.at.getTime() + PASSING_DAYS * DAY_MS);
}

/** Only what was said before, in the same scope, and about something that both name. */
function replacedBy(
  { replaces }: Proposal,
  { fact, scope, exchange }: Pick<LearnedFact, 'fact' | 'scope' | 'exchange'>,
  { known }: ProposalContext,
): readonly string[] {
  const words = new Set(contentWords(fact).map(spokenKey));
  return (replaces ?? []).flatMap((number) => {
    const old = known[number - 1];
    if (old === undefined || old.scope !== scope || old.saidAt >= exchange.at) return [];
    return contentWords(old.fact).some((word) => words.has(spokenKey(word))) ? [old.id] : [];
  });
}
