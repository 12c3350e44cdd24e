/**
 * All questions: the open ones in memory too, so that a turn need not ask the database, which alone decides.
 * Everything throws ButlerError `unavailable` when it does not answer in time.
 */
import { ButlerError } from '../errors.ts';
import type { Log } from '../log.ts';
import {
  decideQuestion,
  expireQuestions,
  failBrokenOff,
  finishQuestion,
  insertQuestion,
  putQuestionAgain,
  selectLatest,
  selectOpen,
  selectQuestion,
} from '../store/question-rows.ts';
import type { Database } from '../store/store.ts';
import { ASKER_MS, type Decision, type Question } from './question.ts';

export interface BookOptions {
  readonly database: Pick<Database, 'query'>;
  readonly log: Log;
  readonly now: () => Date;
  /** There is one more, or they have been read. */
  readonly onChange: () => void;
  /** It is no longer among the unended. */
  readonly onEnded: (end: QuestionEnd) => void;
  /** For one query, in milliseconds. */
  readonly deadlineMs?: number;
}

export interface QuestionEnd {
  readonly question: Question;
  readonly end: 'taken' | 'declined' | 'expired' | 'withdrawn';
  readonly decision: Decision | null;
  /** Of `taken`: whether what was asked for happened. */
  readonly outcome: 'done' | 'failed' | null;
}

/** Of an open database; opening the embedded one takes longer, and is waited for once. */
const DEADLINE_MS = 3_000;
/** Until the database is asked again after it failed, and the longest pause before looking at the clock. */
const PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

export type QuestionBook = ReturnType<typeof createQuestionBook>;

export function createQuestionBook(options: BookOptions) {
  const { database, log, now, deadlineMs = DEADLINE_MS } = options;
  const open = new Map<string, Question>();
  /** Their calls run now. */
  const taken = new Map<string, Question>();
  let ended: readonly { readonly question: Question; readonly at: Date }[] = [];
  let loading: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function within<Result>(work: Promise<Result>): Promise<Result> {
    const late = Promise.withResolvers<never>();
    const timeout = setTimeout(() => late.reject(away('the database is slow')), deadlineMs);
    try {
      return await Promise.race([work, late.promise]);
    } catch (error) {
      throw error instanceof ButlerError ? error : away('the database failed', error);
    } finally {
      clearTimeout(timeout);
    }
  }

  async function loadAll(): Promise<void> {
    await failBrokenOff(database);
    await expireQuestions(database, now());
    for (const question of await selectOpen(database, now())) open.set(question.id, question);
    watchClock();
    options.onChange();
  }

  /** Whoever comes while the database hangs waits no longer than the first one. */
  function load(): Promise<void> {
    loading ??= within(loadOnce());
    return loading;
  }

  async function loadOnce(): Promise<void> {
    try {
      await loadAll();
      loading = Promise.resolve();
    } catch (error) {
      // Not at once again: every turn comes by here.
      setTimeout(() => {
        loading = undefined;
        if (!isStopped) void load().catch(() => undefined);
      }, PAUSE_MS).unref();
      throw error;
    }
  }

  function watchClock(pause?: number): void {
    clearTimeout(timer);
    if (isStopped || open.size === 0) return;
    const next = Math.min(...[...open.values()].map(({ expiresAt }) => expiresAt.getTime()));
    const due = pause ?? Math.max(0, next - now().getTime());
    timer = setTimeout(() => void expire().catch(() => undefined), Math.min(due, LONGEST_PAUSE_MS)).unref();
  }

  function tellEnd(end: QuestionEnd): void {
    ended = [...ended.filter(isJustNow), { question: end.question, at: now() }];
    options.onEnded(end);
  }

  const isJustNow = ({ at }: { readonly at: Date }) => now().getTime() - at.getTime() < ASKER_MS;

  function close(question: Question, end: QuestionEnd['end'], decision: Decision | null): void {
    open.delete(question.id);
    if (end === 'taken') taken.set(question.id, question);
    else tellEnd({ question, end, decision, outcome: null });
    watchClock();
  }

  async function expire(): Promise<void> {
    try {
      const ids = await within(expireQuestions(database, now()));
      for (const id of ids) {
        const question = open.get(id);
        if (question !== undefined) close(question, 'expired', null);
      }
      watchClock();
    } catch (error) {
      watchClock(PAUSE_MS);
      throw error;
    }
  }

  async function takeBack(inserting: Promise<void>, { id }: Question, decision: Decision) {
    await inserting;
    await decideQuestion(database, id, 'withdrawn', decision);
  }

  /** It was said that nothing runs, so nothing does, also when the claim arrives later. */
  async function endLate(
    deciding: Promise<boolean>,
    question: Question,
    end: QuestionEnd['end'],
    decision: Decision,
  ) {
    if (!(await deciding)) return;
    close(question, end, decision);
    if (end === 'taken') await finish(question, decision, 'failed', '');
  }

  /** What became of a taken one. Never throws: it has happened, whether or not that can be kept. */
  async function finish(question: Question, decision: Decision, state: 'done' | 'failed', outcome: string) {
    taken.delete(question.id);
    tellEnd({ question, end: 'taken', decision, outcome: state });
    try {
      await within(finishQuestion(database, question.id, state, outcome));
    } catch (error) {
      log.error('what became of a question could not be kept', { question: question.id, error });
    }
  }

  return {
    /** Reads what is open; tried again by whoever comes next when it fails. */
    load,
    /** Oldest first, as far as they have been read; some may have expired a moment ago. */
    shown: (): readonly Question[] => [...open.values()],
    /** The ones that ended a moment ago or are being carried out: somebody may still be about to answer them. */
    justEnded: (): readonly Question[] => [
      ...ended.filter(isJustNow).map(({ question }) => question),
      ...taken.values(),
    ],
    /** The open ones, and those whose calls run now. */
    async unended(): Promise<readonly Question[]> {
      await load();
      return [...taken.values(), ...open.values()];
    },
    async openIn(conversationId: string): Promise<readonly Question[]> {
      await load();
      return [...open.values()].filter(
        (question) => question.conversationId === conversationId && question.expiresAt > now(),
      );
    },
    find: async (id: string) => await within(selectQuestion(database, id)),
    latest: async (conversationId: string, askerKey: string) =>
      await within(selectLatest(database, conversationId, askerKey)),
    /** When it resolves, the question is kept. When it rejects, it will not be open later. */
    async add(question: Question): Promise<void> {
      await load();
      const inserting = insertQuestion(database, question);
      try {
        await within(inserting);
      } catch (error) {
        // Nobody has heard of it: should it still arrive, it is taken back.
        const takenBack: Decision = {
          by: null,
          door: 'action',
          at: now(),
          answerId: question.id,
          choiceId: null,
        };
        void takeBack(inserting, question, takenBack).catch(() => undefined);
        throw error;
      }
      open.set(question.id, question);
      options.onChange();
      watchClock();
    },
    /** True for exactly one of all who try; for the others the question has ended another way. */
    async decide(
      question: Question,
      end: 'taken' | 'declined' | 'withdrawn',
      decision: Decision,
    ): Promise<boolean> {
      const deciding = decideQuestion(database, question.id, end, decision);
      let isMine: boolean;
      try {
        isMine = await within(deciding);
      } catch (error) {
        void endLate(deciding, question, end, decision).catch(() => undefined);
        throw error;
      }
      if (isMine) close(question, end, decision);
      return isMine;
    },
    finish,
    async putAgain(question: Question, turnId: string): Promise<void> {
      if (!(await within(putQuestionAgain(database, question.id, turnId)))) return;
      if (open.has(question.id)) open.set(question.id, { ...question, turnId });
    },
    expire,
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

const away = (message: string, cause?: unknown) =>
  new ButlerError('unavailable', message, { say: ({ questions }) => questions.cannotDecide, cause });
