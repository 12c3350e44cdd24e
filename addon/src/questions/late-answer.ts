import { phrasesFor } from '../language/phrases-for.ts';
import type { Question } from './question.ts';

export interface LateAnswer {
  readonly state: 'already' | 'expired' | 'unknown';
  readonly message: string;
}

/** For an answer to a question that is no longer open: what became of it. */
export function lateAnswer(question: Question, language: string): LateAnswer {
  const { questions } = phrasesFor(language);
  const by = question.decision?.by ?? question.asker.name;
  switch (question.state) {
    case 'declined':
      return { state: 'already', message: questions.saidNoAlready(by) };
    case 'withdrawn':
      return { state: 'expired', message: questions.withdrawn };
    case 'open':
    case 'expired':
      return { state: 'expired', message: questions.expired(question.text) };
    case 'taken':
      return { state: 'already', message: questions.beingDone };
    case 'done':
    case 'failed':
  }
  const outcome = question.outcome ?? '';
  const message =
    outcome === '' ? questions.endUnknown(question.text) : questions.saidYesAlready(by, outcome);
  return { state: 'already', message };
}
