/** The model as it may be asked: by what is left of the month's budget and of the asker's hour. */
import type { FailureKind } from '../agent/model-failure.ts';
import type { Model, StepEnd } from '../agent/model.ts';
import type { Meter } from './meter.ts';

export interface Models {
  readonly usual: Model;
  /** Asked alone once most of the budget is gone. */
  readonly small: Model;
}

export function withinBudget(
  { usual, small }: Models,
  meter: Pick<Meter, 'ready' | 'standing' | 'admit' | 'count'>,
): Model {
  return {
    name: usual.name,
    async *step(prompt, messages, options) {
      await meter.ready();
      const standing = meter.standing();
      if (standing === 'used_up') return refusal('budget_used_up');
      if (!meter.admit(options.asker)) return refusal('too_many_calls');
      const model = standing === 'nearly' ? small : usual;
      const end = yield* model.step(prompt, messages, options);
      meter.count(options.asker, end.usage, options.kind);
      return end;
    },
  };
}

function refusal(kind: Extract<FailureKind, 'budget_used_up' | 'too_many_calls'>): StepEnd {
  return { kind: 'failed', failure: { kind, detail: 'not asked', retryAfterMs: undefined }, usage: [] };
}
