/** The part of a turn that needs the language model. */
import { setImmediate as others } from 'node:timers/promises';
import type { TurnEvent } from '../api/contract.ts';
import type { Memory } from '../memory/memory.ts';
import { relevantFacts } from '../memory/relevant.ts';
import type { RecentDays } from '../memory/summaries/recent-days.ts';
import type { Tool } from '../tools/tool.ts';
import { placeOf } from './create-turn-context.ts';
import { endingOf, type Ending } from './ending.ts';
import type { History } from './history.ts';
import { runLoop } from './loop.ts';
import type { Model } from './model.ts';
import { createPromptBuilder } from './prompt.ts';
import type { CallDependencies } from './run-call.ts';
import type { Truth } from './truth/truth.ts';
import type { RunningTurn } from './running-turn.ts';
import type { TurnContext } from './turn-context.ts';

export interface ThinkingDependencies extends Pick<CallDependencies, 'judge' | 'meaning' | 'ask' | 'log'> {
  readonly model: Model;
  /** What may be said of what happened. */
  readonly truth: Truth;
  readonly tools: readonly Tool[];
  readonly memory: Pick<Memory, 'find'>;
  readonly recentDays: Pick<RecentDays, 'of'>;
  /** The entities that the words are likely about and the asker may know of, best first, as lines for the prompt. */
  readonly likelyEntities: (turn: LikelyIn) => readonly string[];
}

export type LikelyIn = Pick<TurnContext, 'house' | 'text' | 'areaId' | 'asker'>;

/** The generator says everything but the ending, which it returns. */
export function createThinking(deps: ThinkingDependencies, calls: CallDependencies) {
  const buildPrompt = createPromptBuilder(deps.tools);

  return async function* think(
    running: RunningTurn,
    turn: TurnContext,
    history: History,
  ): AsyncGenerator<TurnEvent, Ending> {
    const { request, record, at, remaining } = running;
    const { house } = turn;
    const [told, days, candidates] = await Promise.all([
      relevantFacts(deps.memory, turn),
      deps.recentDays.of(turn.asker),
      whileOthersWork(() => deps.likelyEntities(turn)),
    ]);
    const prompt = buildPrompt({
      text: request.text,
      asker: turn.asker,
      days,
      history: history.shown,
      now: {
        at,
        timeZone: house.timeZone,
        place: placeOf(turn),
        spoken: request.spoken,
        language: request.language,
        situation: request.extra_system_prompt,
        told,
        candidates,
      },
    });
    const end = yield* runLoop(
      { ...calls, model: deps.model, truth: deps.truth },
      { prompt, turn, record, remaining },
    );
    if (end.kind === 'model_failed') deps.log.warning('the language model failed', { ...end.failure });
    return endingOf(end, record, running.phrases);
  };
}

/** The database has been asked by then, and computes in a thread of its own. */
async function whileOthersWork<Result>(work: () => Result): Promise<Result> {
  await others();
  return work();
}
