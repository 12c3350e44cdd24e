/** One call that the model asked for: prepare, judge, run. What is judged and what runs is the same thing. */
import type { Effect } from '../api/contract.ts';
import { asButlerError, type ButlerError } from '../errors.ts';
import type { Ask, Circumstances, JudgedCall, Verdict } from '../gate/gate.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Log } from '../log.ts';
import type { Meaning } from '../meaning/meaning.ts';
import type { StoredCall } from '../store/store.ts';
import type { InnerCall, PreparedCall, Tool } from '../tools/tool.ts';
import { taintOfError } from '../tools/outside-text.ts';
import { changesBefore, withAfter } from '../undo/changes-before.ts';
import type { RequestedCall } from './model-reply.ts';
import type { Taint, TurnContext } from './turn-context.ts';
import type { AskedQuestion, TurnRecord } from './turn-record.ts';
import { reasonNotToKeep } from './unkept.ts';

export interface CallDependencies {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly judge: (call: JudgedCall, circumstances: Circumstances) => Verdict;
  readonly meaning: Meaning;
  /**
   * Keeps the question that these calls need; all of them, or none. Throws ButlerError `denied` or `unavailable`
   * with a sentence when it cannot be asked.
   */
  readonly ask: (
    calls: readonly AskingCall[],
    turn: TurnContext,
    taint: readonly Taint[],
  ) => Promise<AskedQuestion>;
  readonly log: Log;
}

/** A call that waits for a person's yes. */
export interface AskingCall {
  readonly requested: RequestedCall;
  readonly call: PreparedCall;
  readonly ask: Ask;
}

/** How a call ended: for the model, for the record, and as a sentence. */
export interface CallEnd {
  readonly data: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
  readonly spoken: string;
  readonly stored: StoredCall;
  /** Of strangers' text in the data; absent: there is none. */
  readonly taint?: readonly Taint[];
  /** Neither words nor answer of this turn are kept. */
  readonly isSecret?: boolean;
  /** Nothing at all of this turn is kept. */
  readonly isUnkept?: boolean;
  /** What it comes to; see `Outcome`. */
  readonly calls?: readonly InnerCall[];
}

/** Ready to run, waiting for a yes, or already over. */
export type PlannedCall =
  | ({ readonly kind: 'ask' } & AskingCall)
  | { readonly kind: 'ready'; readonly call: PreparedCall }
  | { readonly kind: 'over'; readonly end: CallEnd };

/** A call as it was read, with what the words say of it; or how it is over. Not judged yet. */
export type ReadCall =
  | {
      readonly kind: 'read';
      readonly requested: RequestedCall;
      readonly call: PreparedCall;
      readonly said: Pick<Circumstances, 'isInOwnWords' | 'ambiguity'>;
    }
  | { readonly kind: 'over'; readonly end: CallEnd };

/** What the turn has seen, moved and done so far. */
export interface TurnSoFar extends Pick<TurnRecord, 'taint'>, Pick<Circumstances, 'acts'> {
  readonly moved: ReadonlySet<string>;
}

/** Never throws. `alongside`: what this turn acts on besides. */
export function readCall(
  deps: CallDependencies,
  requested: RequestedCall,
  prepared: ReturnType<typeof prepareOrEnd>,
  turn: TurnContext,
  { recent, alongside }: { recent: TurnRecord['recent']; alongside: ReadonlySet<string> },
): ReadCall {
  if (prepared.kind === 'over') return prepared;
  const { call } = prepared;
  const said = {
    // An automation or another agent has put these together, perhaps out of somebody's text.
    isInOwnWords: turn.traces.door !== 'action' && deps.meaning.isInOwnWords(call, turn),
    ambiguity: deps.meaning.ambiguity(call, inputOf(deps, requested), turn, recent, alongside),
  };
  return { kind: 'read', requested, call, said };
}

export function judgeCall(
  deps: Pick<CallDependencies, 'judge'>,
  read: ReadCall,
  turn: TurnContext,
  { moved, taint, acts = 0 }: TurnSoFar,
): PlannedCall {
  if (read.kind === 'over') return read;
  const { requested, call, said } = read;
  const verdict = deps.judge(call, {
    asker: turn.asker,
    place: turn.place,
    language: turn.language,
    moved,
    acts,
    taint,
    ...said,
    isAnswered: false,
  });
  const notToKeep = reasonNotToKeep(call, turn, verdict.verdict === 'ask');
  if (notToKeep !== undefined) return { kind: 'over', end: deniedEnd(call, notToKeep) };
  if (verdict.verdict === 'run') return { kind: 'ready', call };
  if (verdict.verdict === 'ask') return { kind: 'ask', requested, call, ask: verdict };
  return { kind: 'over', end: deniedEnd(call, verdict.reason) };
}

/** Never throws. */
export function prepareOrEnd(
  deps: Pick<CallDependencies, 'tools' | 'log'>,
  requested: RequestedCall,
  turn: TurnContext,
):
  | { readonly kind: 'prepared'; readonly call: PreparedCall }
  | { readonly kind: 'over'; readonly end: CallEnd } {
  try {
    return { kind: 'prepared', call: prepareCall(deps.tools, requested, turn) };
  } catch (thrown) {
    return { kind: 'over', end: invalidEnd(deps, requested, thrown, turn) };
  }
}

/** Through another tool: of the call inside. */
function inputOf({ tools }: Pick<CallDependencies, 'tools'>, { name, input }: RequestedCall): unknown {
  return tools.get(name)?.inside?.(input)?.input ?? input;
}

/** Throws what a tool's `prepare` throws, and for a name or an input that is none. */
export function prepareCall(
  tools: ReadonlyMap<string, Tool>,
  requested: Pick<RequestedCall, 'name' | 'input'>,
  turn: TurnContext,
): PreparedCall {
  const tool = tools.get(requested.name);
  if (tool === undefined) {
    const names = [...tools.keys()].join(', ');
    throw new CallError(`There is no tool "${requested.name.slice(0, 64)}". The tools are: ${names}.`);
  }
  if (requested.input === undefined) {
    throw new CallError(`The arguments of ${tool.name} are not valid JSON. Send one complete JSON object.`);
  }
  return tool.prepare(requested.input, turn);
}

/** The model called something that cannot be called; the message is for it. */
class CallError extends Error {}

/** Never throws. A call that is broken off may have had its effect: it is recorded as not confirmed. */
export async function runCall(
  deps: CallDependencies,
  call: PreparedCall,
  turn: TurnContext,
): Promise<CallEnd> {
  const before = changesBefore(call, turn.house);
  try {
    const outcome = await untilAborted(call.run(turn), turn.signal);
    const { isSecret = false, isUnkept = false } = outcome;
    return {
      data: outcome.data,
      isError: outcome.isError,
      spoken: outcome.spoken,
      stored: {
        ...store(isSecret ? { ...call, args: {} } : call, 'run', outcome.effects, outcome.origin),
        changes: outcome.changes ?? [],
      },
      isSecret,
      isUnkept,
      ...(outcome.calls !== undefined && { calls: outcome.calls }),
      ...(outcome.taint !== undefined && { taint: outcome.taint }),
    };
  } catch (thrown) {
    const error = asButlerError(thrown);
    if (error.code === 'internal') deps.log.error('a tool failed', { tool: call.tool, error: error.cause });
    const outcome = turn.signal.aborted ? 'not_reached' : 'failed';
    return {
      data: { error: messageOf(error) },
      isError: true,
      spoken: error.sayIn(phrasesFor(turn.language)),
      stored: {
        ...store(call, 'run', effectsOfCall(call, outcome), 'butler'),
        changes: before.map((change) => withAfter(change, turn.house)),
      },
      taint: taintOfError(error, call.entityIds, turn),
    };
  }
}

function invalidEnd(
  { log, tools }: Pick<CallDependencies, 'tools' | 'log'>,
  requested: RequestedCall,
  thrown: unknown,
  turn: TurnContext,
): CallEnd {
  const name = tools.get(requested.name)?.inside?.(requested.input)?.name ?? requested.name;
  const isOurs = thrown instanceof CallError;
  const error = asButlerError(thrown);
  if (!isOurs && error.code === 'internal') {
    log.error('a tool could not read its call', { tool: name, error: error.cause });
  }
  return {
    data: { error: isOurs ? thrown.message : messageOf(error) },
    isError: true,
    // Most of these are for the model only; some have a sentence for a person too.
    spoken: error.code === 'internal' ? '' : (error.sentence?.(phrasesFor(turn.language)) ?? ''),
    stored: {
      tool: name.slice(0, 64),
      args: {},
      tier: null,
      verdict: 'invalid',
      effects: [],
      origin: 'butler',
    },
    taint: taintOfError(error, [], turn),
  };
}

/** The question is put: nothing has run yet. */
export function askedEnd(call: PreparedCall, question: string): CallEnd {
  return {
    data: { asked: question },
    isError: false,
    spoken: '',
    stored: store(call, 'asked', [], 'butler'),
  };
}

export function deniedEnd(call: PreparedCall, reason: string): CallEnd {
  return {
    data: { refused: reason },
    isError: true,
    spoken: reason,
    stored: store(call, 'denied', effectsOfCall(call, 'refused'), 'butler'),
  };
}

function store(
  call: PreparedCall,
  verdict: StoredCall['verdict'],
  effects: readonly Effect[],
  origin: StoredCall['origin'],
): StoredCall {
  return { tool: call.tool, args: call.args, tier: call.tier, verdict, effects, origin };
}

/** For a call that did not come to an end of its own. */
function effectsOfCall(call: PreparedCall, outcome: Effect['outcome']): Effect[] {
  return call.actions.map(({ action, entity_ids: ids }) => {
    return { action, entity_ids: ids.slice(0, 1_000), outcome };
  });
}

/** A bug says nothing about itself to the model either. */
function messageOf(error: ButlerError): string {
  return error.code === 'internal' ? error.say : error.message;
}

async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
