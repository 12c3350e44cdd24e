/**
 * Every sentence that a person may hear or read in a turn, but for the model's own. A language is one value of
 * this, so a sentence that is missing in one is a type error: see english.ts and german.ts.
 */
import type { ErrorCode } from '../errors.ts';
import type { FailureKind } from '../agent/model-failure.ts';
import type { GatePhrases } from './gate-phrases.ts';
import type { ChoicePhrases } from './choice-phrases.ts';
import type { HomePhrases } from './home-phrases.ts';
import type { MemoryPhrases } from './memory-phrases.ts';
import type { PeoplePhrases } from './people-phrases.ts';
import type { QuestionPhrases } from './question-phrases.ts';
import type { UndoPhrases } from './undo-phrases.ts';

export interface Phrases {
  /** BCP 47, for lists and plurals. */
  readonly locale: string;
  /** What the tools of the home say. */
  readonly home: HomePhrases;
  readonly choices: ChoicePhrases;
  /** About people: their manner and their settings. */
  readonly people: PeoplePhrases;
  /** What was remembered, forgotten and known. */
  readonly memory: MemoryPhrases;
  /** What was done lately, why, and whether there is a way back. */
  readonly undo: UndoPhrases;
  /** What the gate refuses. */
  readonly gate: GatePhrases;

  /** What is asked before something risky is done. */
  readonly questions: QuestionPhrases;

  readonly heardNothing: string;
  readonly tooLong: (limit: number) => string;
  /** No model is configured. */
  readonly noModel: string;
  /** Home Assistant has not told anything yet. */
  readonly noHome: string;
  readonly noMemory: string;
  /** Where there is nothing better to say than what kind of failure it was. */
  readonly failures: Readonly<Record<ErrorCode, string>>;
  readonly homeAssistant: HomeAssistantPhrases;
  /** The turn was cut off: it took too long, or the app stops. */
  readonly tookTooLong: string;
  readonly restarting: string;

  readonly model: Readonly<Record<FailureKind, string>>;
  /** Said once a month each, after an answer: most of the month's budget for the model is gone, or all of it. */
  readonly budget: Readonly<Record<'nearly' | 'used_up', string>>;
  /** After a part of the answer has been spoken. */
  readonly cutOffInMidSentence: string;
  readonly outOfTime: string;
  readonly tooManySteps: string;
  readonly answerTooLong: string;
  readonly refused: string;
  /** Instead of a claim that nothing bears out. */
  readonly notDone: string;
  /** In a sentence, instead of an address that only outside text has named. */
  readonly linkLeftOut: string;
  readonly nothingToSay: string;

  readonly stopped: string;
  readonly nothingOpen: string;

  readonly nobodyKnown: string;
  readonly presenceUnknown: string;
  readonly nobodyHome: string;
  /** `names` is never empty. */
  readonly atHome: (names: readonly string[]) => string;
  readonly away: (names: readonly string[]) => string;
  readonly at: (name: string, zone: string) => string;
  readonly whereaboutsUnknown: (names: readonly string[]) => string;

  readonly abilities: string;
  readonly abilitiesWithModel: string;
  readonly abilitiesWithoutModel: string;

  readonly didNothing: string;
  /** What was done: infinitive and past by service, and whole sentences around them. */
  readonly verbs: Readonly<Record<string, readonly [infinitive: string, past: string]>>;
  readonly otherVerb: readonly [infinitive: string, past: string];
  readonly did: Readonly<
    Record<'reached' | 'not_reached' | 'refused' | 'failed', (verb: DoneVerb, things: string) => string>
  >;
  readonly things: (names: readonly string[], more: number) => string;
}

export interface DoneVerb {
  readonly infinitive: string;
  readonly past: string;
}

/** What becomes of a command to Home Assistant. */
export interface HomeAssistantPhrases {
  readonly notConnected: string;
  readonly lostInFlight: string;
  readonly tooSlow: string;
  readonly failed: string;
  readonly couldNot: string;
  readonly unreadable: string;
  readonly denied: string;
  readonly notFound: string;
  readonly invalid: string;
}
