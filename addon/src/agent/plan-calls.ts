import type { RequestedCall } from './model-reply.ts';
import { planCall, type CallDependencies, type PlannedCall } from './run-call.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnRecord } from './turn-record.ts';

export interface CallWithPlan {
  readonly call: RequestedCall;
  readonly plan: PlannedCall;
}

/** Never throws. Calls of one step are judged as the one big thing that they are together. */
export function planCalls(
  deps: CallDependencies,
  calls: readonly RequestedCall[],
  turn: TurnContext,
  record: Pick<TurnRecord, 'moved' | 'taint' | 'recent'>,
): readonly CallWithPlan[] {
  const plan = (call: RequestedCall, moved: Set<string>) => {
    return { call, plan: planCall(deps, call, turn, { ...record, moved }) };
  };
  if (calls.length <= 1) return calls.map((call) => plan(call, record.moved));
  const together = new Set(record.moved);
  for (const call of calls) plan(call, together);
  const plans = calls.map((call) => plan(call, new Set(together)));
  for (const { plan: each } of plans) {
    if (each.kind !== 'ready' || each.call.tier === 'read') continue;
    for (const entityId of each.call.entityIds) record.moved.add(entityId);
  }
  return plans;
}
