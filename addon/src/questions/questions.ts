/** All about questions: kept, put, answered wherever, and told to Home Assistant. */
import { randomBytes } from 'node:crypto';
import type { CallDependencies } from '../agent/run-call.ts';
import type { TurnEvent } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import type { Log } from '../log.ts';
import type { Asker } from '../people/asker.ts';
import type { Household } from '../people/person.ts';
import type { Traces } from '../people/who.ts';
import type { Conversations, Database } from '../store/store.ts';
import { createConversationAnswering } from './answer-in-conversation.ts';
import { type AnswerElsewhere, createElsewhereAnswering } from './answer-elsewhere.ts';
import type { Answering } from './answering.ts';
import { createPutting } from './put-question.ts';
import type { QuestionBook } from './question-book.ts';

export interface QuestionsDependencies extends Pick<CallDependencies, 'tools' | 'judge' | 'meaning' | 'log'> {
  readonly book: QuestionBook;
  readonly database: Pick<Database, 'query'>;
  readonly conversations: Pick<Conversations, 'recent' | 'add'>;
  readonly household: () => Household;
  readonly house: () => House | undefined;
  readonly whoIsIt: (traces: Traces, house: House) => Asker | Promise<Asker>;
  readonly isPin: (digits: string, hash: string) => Promise<boolean>;
  readonly log: Log;
  readonly now: () => Date;
}

export interface Questions {
  readonly ask: CallDependencies['ask'];
  readonly answerQuestion: (answering: Answering) => AsyncGenerator<TurnEvent, string | undefined>;
  readonly answerElsewhere: AnswerElsewhere;
}

export function createQuestions(deps: QuestionsDependencies): Questions {
  const ask = createPutting({ ...deps, randomId });
  return {
    ask,
    answerQuestion: createConversationAnswering({ ...deps, ask }),
    answerElsewhere: createElsewhereAnswering({ ...deps, ask }),
  };
}

/** 128 bits; letters, digits, - and _. */
const randomId = () => randomBytes(16).toString('base64url');
