/** Tells the integration what is open and what has ended, on every connection and change. */
import type { QuestionsMessage } from '../api/contract-questions.ts';
import type { House } from '../house/house.ts';
import type { Log } from '../log.ts';
import type { Household } from '../people/person.ts';
import type { Question } from './question.ts';
import type { QuestionEnd } from './question-book.ts';
import { viewOf } from './view.ts';

type Ended = QuestionsMessage['ended'][number];

export interface Telling {
  /** Rejects while they cannot be read; `tell` is called again then. */
  readonly unended: () => Promise<readonly Question[]>;
  readonly household: () => Household;
  readonly house: () => House | undefined;
  /** Rejects when it did not arrive. */
  readonly send: (message: QuestionsMessage, signal: AbortSignal) => Promise<void>;
  readonly log: Pick<Log, 'warning'>;
  readonly signal: AbortSignal;
}

const MOST = 200;

export function createTelling({ unended, household, house, send, log, signal }: Telling) {
  let ended: readonly Ended[] = [];
  let isDue = false;
  let isSending = false;

  async function sendAll(): Promise<void> {
    isSending = true;
    while (isDue && !signal.aborted) {
      isDue = false;
      const home = house();
      // With the connection, and with the people, this is called again.
      if (home === undefined || !household().isLoaded) break;
      const told = ended;
      try {
        const questions = await unended();
        const open = questions.slice(-MOST).map((question) => viewOf(question, household(), home));
        await send({ open, ended: [...told] }, signal);
        ended = ended.filter((end) => !told.includes(end));
      } catch (error) {
        if (!signal.aborted) log.warning('Home Assistant was not told of the questions', { error });
        break;
      }
    }
    isSending = false;
  }

  function tell(): void {
    isDue = true;
    if (!isSending) void sendAll();
  }

  return {
    /** Never throws; what cannot be sent now is sent with the next connection. */
    tell,
    end({ question, end, decision, outcome }: QuestionEnd): void {
      const one: Ended = {
        id: question.id,
        end,
        by: decision?.by ?? null,
        door: decision?.door ?? null,
        outcome,
      };
      ended = [...ended, one].slice(-MOST);
      tell();
    },
  };
}
