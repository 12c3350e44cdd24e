import type { RequestedCall } from './model-reply.ts';
import {
  judgeCall,
  prepareOrEnd,
  readCall,
  type CallDependencies,
  type PlannedCall,
  type TurnSoFar,
} from './run-call.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnRecord } from './turn-record.ts';

export interface CallWithPlan {
  readonly call: RequestedCall;
  readonly plan: PlannedCall;
}

/**
 * Never throws. Calls of one step, and of the steps before, are judged as the one big thing that they are
 * together: nine lamps one by one are nine lamps, and one lamp nine times is more than one call.
 */
export function planCalls(
  deps: CallDependencies,
  calls: readonly RequestedCall[],
  turn: TurnContext,
  record: Pick<TurnRecord, 'moved' | 'taint' | 'recent' | 'calls'>,
): readonly CallWithPlan[] {
  const { taint, recent } = record;
  const before = record.calls.filter(({ tier, verdict }) => verdict === 'run' && tier !== 'read').length;
  const prepared = calls.map((call) => ({ call, prepared: prepareOrEnd(deps, call, turn) }));
  const touched = prepared.flatMap((each) =>
    each.prepared.kind === 'over' || each.prepared.call.tier === 'read' ? [] : each.prepared.call.entityIds,
  );
  const so = { recent, alongside: new Set([...record.moved, ...touched]) };
  const read = prepared.map((each) => {
    return { call: each.call, read: readCall(deps, each.call, each.prepared, turn, so) };
  });
  const judge = (now: TurnSoFar) =>
    read.map((each) => ({ call: each.call, plan: judgeCall(deps, each.read, turn, now) }));
  const alone = judge({ taint, moved: record.moved, acts: before });
  const acting = alone.flatMap((each) => actingCall(each.plan) ?? []);
  const all = new Set([...record.moved, ...acting.flatMap(({ entityIds }) => entityIds)]);
  const plans = acting.length <= 1 ? alone : judge({ taint, moved: all, acts: before + acting.length - 1 });
  for (const { plan: each } of plans) {
    if (each.kind !== 'ready') continue;
    for (const entityId of actingCall(each)?.entityIds ?? []) record.moved.add(entityId);
  }
  return plans;
}

/** Undefined for what only reads, and for what is over before it begins. */
function actingCall(plan: PlannedCall) {
  return plan.kind === 'over' || plan.call.tier === 'read' ? undefined : plan.call;
}
