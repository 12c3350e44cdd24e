/** Does what was resolved, and looks whether it happened: the same for every tool that acts. */
import type { TurnContext } from '../../agent/turn-context.ts';
import { asButlerError, ButlerError } from '../../errors.ts';
import type { EntityState } from '../../house/house.ts';
import type { HomeDeps } from './deps.ts';

/** Longest wait for a state after Home Assistant has answered, in milliseconds. */
const VERIFY_MS = 4_000;

/** One entity and what it should become. */
export interface Aim {
  readonly entityId: string;
  readonly domain: string;
  readonly service: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Holds when the entity is where it should be. */
  readonly isReached: (state: EntityState) => boolean;
  /** Holds when nothing has to be done; default as `isReached`. */
  readonly isAlready?: (state: EntityState) => boolean;
  /** A step (brighter, louder) always has something to do; default false. */
  readonly isRelative?: boolean;
}

export type Ending =
  | 'reached'
  | 'already' // nothing had to be done
  | 'not_reached' // HA accepted the call, the state did not follow
  | 'unavailable' // the device is not there, before or since
  | 'jammed'
  | 'refused' // this person may not, says HA
  | 'failed'; // the call itself failed

export interface Result {
  readonly aim: Aim;
  readonly ending: Ending;
  readonly before: EntityState | undefined;
  /** The live state at the end. */
  readonly state: EntityState | undefined;
  readonly error: ButlerError | undefined;
}

/** Throws only `interrupted`; every other failure is a result. */
export async function perform(
  { hub }: Pick<HomeDeps, 'hub'>,
  aims: readonly Aim[],
  turn: TurnContext,
): Promise<readonly Result[]> {
  const live = (entityId: string) => turn.house.state(entityId);
  const before = new Map(aims.map((aim) => [aim, live(aim.entityId)]));
  const early = new Map<Aim, Result>();
  for (const aim of aims) {
    const state = before.get(aim);
    const ending = endingBefore(aim, state);
    if (ending !== undefined) early.set(aim, { aim, ending, before: state, state, error: undefined });
  }
  const due = aims.filter((aim) => !early.has(aim));
  const errors = await callAll(hub, due, turn);
  const accepted = due.filter((aim) => !errors.has(aim));
  if (accepted.length > 0) {
    await hub.waitFor(
      accepted.map((aim) => aim.entityId),
      (state) => accepted.every((aim) => isSettled(aim, state(aim.entityId))),
      VERIFY_MS,
      turn.signal,
    );
  }
  return aims.map(
    (aim) => early.get(aim) ?? resultOf(aim, before.get(aim), live(aim.entityId), errors.get(aim)),
  );
}

function endingBefore(aim: Aim, state: EntityState | undefined): Ending | undefined {
  if (state?.state === 'unavailable') return 'unavailable';
  // A state that is only assumed proves nothing.
  if (state === undefined || state.attributes['assumed_state'] === true || aim.isRelative === true) {
    return undefined;
  }
  return (aim.isAlready ?? aim.isReached)(state) ? 'already' : undefined;
}

/** One call for all entities with the same service and data; the calls side by side. */
async function callAll(
  hub: HomeDeps['hub'],
  aims: readonly Aim[],
  turn: TurnContext,
): Promise<ReadonlyMap<Aim, ButlerError>> {
  const groups = Map.groupBy(aims, ({ domain, service, data }) => JSON.stringify([domain, service, data]));
  const errors = new Map<Aim, ButlerError>();
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const [first] = group;
      if (first === undefined) return;
      const { domain, service, data } = first;
      const entityIds = group.map((aim) => aim.entityId);
      const { asker, contextId } = turn;
      const call = { domain, service, entityIds, data, userId: asker.userId, parentContextId: contextId };
      try {
        await hub.act(call, turn.signal);
      } catch (thrown) {
        const error = asButlerError(thrown);
        for (const aim of group) errors.set(aim, error);
      }
    }),
  );
  const interrupted = [...errors.values()].find((error) => error.code === 'interrupted');
  if (interrupted !== undefined) throw interrupted;
  return errors;
}

function isSettled(aim: Aim, state: EntityState | undefined): boolean {
  if (state === undefined) return false;
  return aim.isReached(state) || state.state === 'unavailable' || state.state === 'jammed';
}

function resultOf(
  aim: Aim,
  before: EntityState | undefined,
  state: EntityState | undefined,
  error: ButlerError | undefined,
): Result {
  return { aim, ending: endingAfter(aim, state, error), before, state, error };
}

function endingAfter(aim: Aim, state: EntityState | undefined, error: ButlerError | undefined): Ending {
  if (state?.state === 'unavailable') return 'unavailable';
  if (state?.state === 'jammed') return 'jammed';
  if (error !== undefined && error.code === 'denied') return 'refused';
  // A call may fail for one of several entities; the state tells which.
  if (state !== undefined && aim.isReached(state) && aim.isRelative !== true) return 'reached';
  if (error !== undefined) return 'failed';
  return state !== undefined && aim.isReached(state) ? 'reached' : 'not_reached';
}
