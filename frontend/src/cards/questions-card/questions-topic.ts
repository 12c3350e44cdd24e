import type { QuestionOfPerson } from '../../../../addon/src/api/contract-questions.ts';
import { readList, readOneOf, readRecord, readText } from '../../client/read.ts';
import type { Topic } from '../../client/topic.ts';

export type Question = Omit<QuestionOfPerson, 'needs_unlock'>;

/** A question that is not open any more. */
export interface Ended {
  readonly question: Question;
  readonly end: 'taken' | 'declined' | 'expired' | 'withdrawn';
  readonly by: string | null;
  /** `voice`, `pin`, `card`, `phone`, `action`, or what a newer butler knows. */
  readonly door: string | null;
  /** Of a yes: false says that what was asked for did not happen. */
  readonly isDone: boolean;
}

export interface Questions {
  /** The oldest first. */
  readonly open: readonly Question[];
  /** The newest last. */
  readonly ended: readonly Ended[];
  /** The app is away: this is how it was. */
  readonly isAway?: boolean;
}

const MOST_ENDED = 5;
const WHYS = ['risky', 'many', 'outside_text', 'ambiguous', 'needs_adult', 'away'] as const;

function readOption(value: unknown): { id: string; label: string } | null {
  const [id, label] = [readText(readRecord(value)?.['id']), readText(readRecord(value)?.['label'])];
  return id === null || label === null ? null : { id, label };
}

function readQuestion(value: unknown): Question | null {
  const question = readRecord(value);
  const id = readText(question?.['id']);
  const text = readText(question?.['text']);
  const askedAt = readText(question?.['asked_at']);
  const expiresAt = readText(question?.['expires_at']);
  if (question === null || id === null || text === null || askedAt === null || expiresAt === null)
    return null;
  return {
    id,
    text,
    what: [...readList(question['what'], readText)],
    why: [...readList(question['why'], (why) => readOneOf(why, WHYS))],
    from: [...readList(question['from'], readText)],
    asked_by: readText(question['asked_by']),
    asked_at: askedAt,
    expires_at: expiresAt,
    options: Array.isArray(question['options']) ? [...readList(question['options'], readOption)] : null,
    language: readText(question['language']) ?? '',
    may_answer: question['may_answer'] === true,
  };
}

function readEnding(value: unknown, known: Questions): Ended | null {
  const ending = readRecord(value);
  const question = known.open.find(({ id }) => id === ending?.['id']);
  if (ending === null || question === undefined) return null;
  return {
    question,
    end: readOneOf(ending['end'], ['taken', 'declined', 'expired', 'withdrawn']) ?? 'withdrawn',
    by: readText(ending['by']),
    door: readText(ending['door']),
    isDone: ending['outcome'] !== 'failed',
  };
}

function isQuestions(known: unknown): known is Questions {
  const questions = readRecord(known);
  return Array.isArray(questions?.['open']) && Array.isArray(questions['ended']);
}

function reduce(known: unknown, event: unknown): unknown {
  const change = readRecord(event);
  if (change?.['kind'] === 'away') return { ...readRecord(known), isAway: true };
  const before = isQuestions(known) ? known : { open: [], ended: [] };
  const open = readList(change?.['open'], readQuestion);
  if (change?.['kind'] === 'snapshot') return { open, ended: before.ended };
  if (change?.['kind'] !== 'change') return null;
  const ended = readList(change['ended'], (one) => readEnding(one, before));
  const isOver = ({ id }: Question) => ended.some(({ question }) => question.id === id);
  const isNew = ({ id }: Question) => !before.open.some((one) => one.id === id);
  return {
    ...before,
    open: [
      ...before.open.filter((one) => !isOver(one)).map((one) => open.find(({ id }) => id === one.id) ?? one),
      ...open.filter(isNew),
    ],
    ended: [...before.ended, ...ended].slice(-MOST_ENDED),
  };
}

/** First all that are open and this person's business, then what changes. */
export const questionsTopic: Topic<Questions> = {
  name: 'questions',
  reduce,
  read: (known) => (isQuestions(known) ? known : null),
  isAway: (known) => readRecord(known)?.['isAway'] === true,
};

/** How many wait for this person's answer; none while nobody knows. */
export const countOwn = (known: Questions | null): number =>
  known === null || known.isAway === true ? 0 : known.open.filter((question) => question.may_answer).length;
