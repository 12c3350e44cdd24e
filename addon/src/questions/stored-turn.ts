import { whereabouts } from '../agent/create-turn-context.ts';
import type { TurnContext } from '../agent/turn-context.ts';
import type { House } from '../house/house.ts';
import type { Asker } from '../people/asker.ts';
import type { Question } from './question.ts';

export interface TurnNow {
  readonly house: House;
  readonly asker: Asker;
  /** In which the outcome is said. */
  readonly language: string;
  readonly signal: AbortSignal;
  readonly now: Date;
}

/** The turn of the question, with home and rights as they are now. */
export function storedTurn(question: Question, now: TurnNow): TurnContext {
  const { traces } = question;
  return {
    turnId: question.turnId,
    conversationId: question.conversationId,
    text: '',
    spoken: question.spoken,
    place: whereabouts(traces.satellite_id, now),
    areaId: traces.area_id,
    satelliteId: traces.satellite_id,
    traces,
    contextId: question.contextId,
    taint: question.taint,
    ...now,
  };
}
