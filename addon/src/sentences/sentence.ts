/** A sentence of the butler's own: recognised in the integration, answered here without a model. */
import type { House } from '../house/house.ts';
import type { PastExchange } from '../store/store.ts';
import type { Asker } from '../people/asker.ts';
import type { Phrases } from '../language/phrases.ts';

export interface SentenceContext {
  readonly slots: Readonly<Record<string, string>>;
  readonly house: House;
  readonly asker: Asker;
  readonly now: Date;
  /** Of this conversation, oldest first, without the one that is being answered. */
  readonly recent: readonly PastExchange[];
  /** The butler's last answer in this conversation was a question. */
  readonly wasAsked: boolean;
  readonly hasModel: boolean;
  /** Whether the asker, or the household, has clearly told something about this; soon, without an error. */
  readonly knowsOf: (words: string) => Promise<boolean>;
  readonly phrases: Phrases;
}

/** What the words mean, as one call of a tool. */
export interface SentenceCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The words are for just this, whatever it comes to: targets were chosen by code, of what the asker did. */
  readonly isSaid?: boolean;
}

export type SentenceAnswer = string | SentenceCall | undefined;

export interface Sentence {
  /** Name of the intent in custom_components/butler/sentences. */
  readonly intent: string;
  /** The answer, or the call to make; undefined leaves the words to the model. */
  readonly answer: (context: SentenceContext) => SentenceAnswer | Promise<SentenceAnswer>;
}

/** A call of one of the tools that stand behind the look-up: these are run by `use_tool`. */
export function use(name: string, input: Readonly<Record<string, unknown>>): SentenceCall {
  return { name: 'use_tool', input: { name, input } };
}
