import type { RequestHandler } from 'express';
import { ButlerError } from '../errors.ts';
import type { AnswerElsewhere } from '../questions/answer-elsewhere.ts';
import { parseBody } from './body.ts';
import { questionAnswerRequest } from './contract-questions.ts';

/** A call of Home Assistant takes at most 12 s, and a question may have several. */
const LONGEST_MS = 60_000;

export interface QuestionsRouteDependencies {
  readonly answerQuestion: AnswerElsewhere;
  /** Aborts when the app stops. */
  readonly stopping: AbortSignal;
}

/** `POST /v1/questions/:id/answer`. Goes on when the other side has gone: the yes was said. */
export function questionAnswerRoute(deps: QuestionsRouteDependencies): RequestHandler {
  return async (request, response) => {
    const answer = parseBody(questionAnswerRequest, request);
    const id = request.params['id'];
    if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id))
      throw new ButlerError('invalid', 'This is no id of a question.');
    const signal = AbortSignal.any([deps.stopping, AbortSignal.timeout(LONGEST_MS)]);
    response.json(await deps.answerQuestion(id, answer, signal));
  };
}
