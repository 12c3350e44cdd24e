import type { Question } from '../cards/questions-card/questions-topic.ts';

type Why = Question['why'][number];

/** What the questions card says. */
export interface QuestionsWords {
  /** In the card picker. */
  readonly name: string;
  readonly description: string;
  readonly title: string;
  readonly forbidden: { readonly title: string; readonly text: string };
  /** `view`: of its option, in the editor. */
  readonly badge: { readonly name: string; readonly description: string; readonly view: string };
  /** For those who hear the page, and on the badge. */
  readonly count: (open: number) => string;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  readonly neither: string;
  readonly sending: string;
  readonly whatRuns: string;
  /** `who` null: a room. */
  readonly asked: (who: string | null, time: string) => string;
  readonly until: (time: string) => string;
  readonly over: string;
  readonly why: Readonly<Record<Why, string>>;
  /** Texts of strangers that led here. */
  readonly from: (what: readonly string[]) => string;
  readonly waiting: string;
  readonly failed: (why: string) => string;
  readonly lost: string;
  readonly ended: {
    readonly taken: (who: string | null, where: string | null) => string;
    readonly takenInVain: (who: string | null, where: string | null) => string;
    readonly declined: (who: string | null, where: string | null) => string;
    readonly expired: string;
    readonly withdrawn: string;
  };
  /** Where somebody answered, as it stands after or within the sentence; doors that are not here are not named. */
  readonly doors: Readonly<Record<string, string | undefined>>;
}
