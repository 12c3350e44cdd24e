/**
 * The loop of a turn: ask the model, run what it calls, tell it how that went, until it has nothing more to
 * call. Its output is events; what happened is written into the record as it happens.
 */
import type { TurnEvent } from '../api/contract.ts';
import { plainJson } from './fence.ts';
import { withGap } from './gap.ts';
import type { ModelFailure } from './model-failure.ts';
import type { Reply, RequestedCall } from './model-reply.ts';
import type { Model, StepEnd } from './model.ts';
import { textMessage, type Block, type Message } from './prompt-message.ts';
import type { Prompt } from './prompt.ts';
import { planCall, runCall, type CallDependencies, type CallEnd, type PlannedCall } from './run-call.ts';
import { cutToBytes } from './text-size.ts';
import { admitsIt, isSomethingUndone } from './truth.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnRecord } from './turn-record.ts';

export interface LoopDependencies extends CallDependencies {
  readonly model: Model;
}

export type LoopEvent = Extract<TurnEvent, { type: 'text' | 'tool_call' | 'tool_result' }>;

/** Why the loop ended. `aborted`: the turn's signal did it. */
export type LoopEnd =
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'answer_too_long' }
  | { readonly kind: 'too_many_steps' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'model_failed'; readonly failure: ModelFailure; readonly inMidSentence: boolean };

export interface LoopInput {
  readonly prompt: Prompt;
  readonly turn: TurnContext;
  readonly record: TurnRecord;
  /** Milliseconds left until the asker stops listening. */
  readonly remaining: () => number;
}

/** Calls of the model in one turn. */
export const MAX_STEPS = 8;

/** Longer results are cut: they would fill the conversation. */
const MOST_RESULT_BYTES = 20_000;

/** Never throws. Once the turn's signal has aborted, nothing more is run. */
export async function* runLoop(deps: LoopDependencies, input: LoopInput): AsyncGenerator<LoopEvent, LoopEnd> {
  const { prompt, turn, record, remaining } = input;
  const messages: Message[] = [...prompt.messages];
  for (let step = 1; step <= MAX_STEPS; step += 1) {
    const textBefore = record.text;
    const end = yield* speak(deps.model.step(prompt, messages, { signal: turn.signal, remaining }), input);
    record.usage.push(...end.usage);
    if (turn.signal.aborted) return { kind: 'aborted' };
    if (end.kind === 'failed') {
      return {
        kind: 'model_failed',
        failure: end.failure,
        inMidSentence: record.text.length > textBefore.length,
      };
    }
    const over = endOf(end.reply);
    if (over !== undefined) return over;
    if (step === MAX_STEPS) break;
    messages.push({ role: 'assistant', content: end.reply.content });
    if (end.reply.calls.length === 0) {
      messages.push(textMessage('user', 'Continue.'));
      continue;
    }
    const results = yield* runCalls(deps, end.reply.calls, input);
    if (turn.signal.aborted) return { kind: 'aborted' };
    messages.push({ role: 'user', content: results });
  }
  return { kind: 'too_many_steps' };
}

/** Undefined: there is a next step. A call in an answer that was cut off is not run. */
function endOf({ stop, calls, content }: Reply): LoopEnd | undefined {
  switch (stop) {
    case 'refusal':
      return { kind: 'refused' };
    case 'max_tokens':
      return { kind: 'answer_too_long' };
    case 'model_context_window_exceeded': {
      const failure = { kind: 'too_long', detail: stop, retryAfterMs: undefined } as const;
      return { kind: 'model_failed', failure, inMidSentence: false };
    }
    case 'pause_turn':
      return content.length === 0 ? { kind: 'answered' } : undefined;
    case 'end_turn':
    case 'stop_sequence':
    case 'tool_use':
    case null:
      return calls.length === 0 ? { kind: 'answered' } : undefined;
  }
  return calls.length === 0 ? { kind: 'answered' } : undefined;
}

async function* speak(
  step: AsyncGenerator<string, StepEnd>,
  { turn, record }: LoopInput,
): AsyncGenerator<LoopEvent, StepEnd> {
  const isHeld = isSomethingUndone(record);
  let held = '';
  let isFirst = true;
  for (;;) {
    const next = await step.next();
    if (next.done !== true && isHeld) {
      held += next.value;
      continue;
    }
    const isOver = next.done === true;
    const piece = isOver ? (admitsIt(held, turn.language) ? held : '') : next.value;
    if (piece !== '') {
      // What was said before a call and what is said after it are two sentences.
      const text = isFirst ? withGap(record.text, piece, turn.spoken) : piece;
      isFirst = false;
      record.text += text;
      if (text.trim() !== '') record.untold = [];
      yield { type: 'text', text };
    }
    if (isOver) return next.value;
  }
}

/** Reads run side by side, whatever acts runs in the order in which it was asked for. */
export async function* runCalls(
  deps: CallDependencies,
  calls: readonly RequestedCall[],
  { turn, record }: Pick<LoopInput, 'turn' | 'record'>,
): AsyncGenerator<LoopEvent, Block[]> {
  const planned = calls.map((call) => ({
    call,
    shown: shownCall(deps, call),
    plan: planCall(deps, call, turn, record),
  }));
  for (const { shown } of planned) {
    yield { type: 'tool_call', ...wireName(shown), args: wireArgs(shown.input) };
  }
  const results: Block[] = [];
  for (const batch of batches(planned)) {
    if (turn.signal.aborted) return results;
    const ends = await Promise.all(batch.map(({ plan }) => runPlanned(deps, plan, turn)));
    for (const end of ends) {
      record.calls.push(end.stored);
      if (end.spoken !== '') {
        record.untold.push({ spoken: end.spoken, isInvalid: end.stored.verdict === 'invalid' });
      }
    }
    for (const [index, { call, shown }] of batch.entries()) {
      const end = ends[index];
      if (end === undefined) continue;
      results.push(resultBlock(call, end));
      yield { type: 'tool_result', ...wireName(shown), data: end.data, is_error: end.isError };
    }
  }
  return results;
}

async function runPlanned(deps: CallDependencies, plan: PlannedCall, turn: TurnContext): Promise<CallEnd> {
  return plan.kind === 'over' ? plan.end : runCall(deps, plan.call, turn);
}

interface Planned {
  readonly call: RequestedCall;
  readonly shown: RequestedCall;
  readonly plan: PlannedCall;
}

function batches(planned: readonly Planned[]): Planned[][] {
  const isActing = ({ plan }: Planned) => plan.kind === 'ready' && plan.call.tier !== 'read';
  const found: Planned[][] = [];
  for (const next of planned) {
    const current = found.at(-1);
    const isAlone = isActing(next) || current === undefined || current.some(isActing);
    if (isAlone) found.push([next]);
    else current.push(next);
  }
  return found;
}

function resultBlock(call: RequestedCall, end: CallEnd): Block {
  return {
    type: 'tool_result',
    tool_use_id: call.id,
    content: cutToBytes(plainJson(end.data), MOST_RESULT_BYTES),
    ...(end.isError ? { is_error: true } : {}),
  };
}

/** A call through another tool is shown, in the chat log too, as the call that it is. */
function shownCall({ tools }: CallDependencies, call: RequestedCall): RequestedCall {
  return { ...call, ...tools.get(call.name)?.inside?.(call.input) };
}

/** The wire takes names of 1 to 255 characters; what a model makes up can have any length. */
function wireName({ id, name }: RequestedCall): { id: string; name: string } {
  return { id: id.slice(0, 255) || '-', name: name.slice(0, 255) || '-' };
}

function wireArgs(input: unknown): Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input } : {};
}
