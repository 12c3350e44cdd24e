/** What is said of the past of the home, and of lists. */
import type { Subject } from './grammar.ts';

export interface HistoryPhrases {
  /** "at 3:00 am", "yesterday at 11:10 pm", "on Monday at 7:00 am", as heard at `now`. */
  readonly when: (moment: Date, now: Date, timeZone: string) => string;
  /** A state in words, at a moment or all the time. */
  readonly was: (things: Subject, state: string, when: string | null) => string;
  /** What it was first, and what it became when; `first` is null when that is not known. */
  readonly changed: (things: Subject, first: string | null, changes: readonly PastChange[]) => string;
  /** Too many changes to tell. */
  readonly changedOften: (things: Subject, count: number, last: string) => string;
  /** Numbers with their unit. */
  readonly between: (things: Subject, lowest: string, highest: string) => string;
  readonly noRecord: (things: Subject) => string;
}

export interface PastChange {
  readonly state: string;
  readonly when: string;
}

export interface ListPhrases {
  readonly count: (list: string, count: number) => string;
  readonly noList: string;
  readonly done: (action: ListAction, items: readonly string[], list: string) => string;
  readonly notDone: (action: ListAction, items: readonly string[], list: string) => string;
  readonly notThere: (items: readonly string[], list: string) => string;
  readonly question: (action: ListAction, items: readonly string[], list: string) => string;
}

export type ListAction = 'add' | 'complete' | 'remove' | 'reopen';
