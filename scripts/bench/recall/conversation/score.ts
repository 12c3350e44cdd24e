/** How much of what tells the answers is among the first that were found. */
import type { ConversationQuestion, Turn } from './read-conversations.ts';

const FIRST = 5;
const MORE = 10;

/** Numbers of questions. */
export interface Score {
  readonly questions: number;
  /** With at least one of the turns that tell the answer among the first five; with all of them; and so on. */
  readonly anyOfFive: number;
  readonly allOfFive: number;
  readonly anyOfTen: number;
  readonly allOfTen: number;
  /** With a turn of a right session among the first five. */
  readonly session: number;
  /** With one of them among what a turn shows the model. */
  readonly shown: number;
}

export interface Answered {
  readonly question: ConversationQuestion;
  /** Best first; each with the turns that it was told in. */
  readonly found: readonly (readonly Turn[])[];
  readonly shown: readonly Turn[];
}

export function scoreOf(answered: readonly Answered[]): Score {
  const count = (is: (one: Answered) => boolean) => answered.filter(is).length;
  const any = ({ question, found }: Answered, most: number) =>
    found
      .slice(0, most)
      .flat()
      .some(({ id }) => question.evidence.includes(id));
  const all = ({ question, found }: Answered, most: number) =>
    question.evidence.every((id) =>
      found
        .slice(0, most)
        .flat()
        .some((turn) => turn.id === id),
    );
  return {
    questions: answered.length,
    anyOfFive: count((one) => any(one, FIRST)),
    allOfFive: count((one) => all(one, FIRST)),
    anyOfTen: count((one) => any(one, MORE)),
    allOfTen: count((one) => all(one, MORE)),
    session: count(({ question, found }) => {
      const sessions = new Set(question.evidence.map(sessionOf));
      return found
        .slice(0, FIRST)
        .flat()
        .some(({ id }) => sessions.has(sessionOf(id)));
    }),
    shown: count(({ question, shown }) => shown.some(({ id }) => question.evidence.includes(id))),
  };
}

const sessionOf = (id: string) => id.slice(0, id.indexOf(':'));
