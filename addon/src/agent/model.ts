/** One call of the language model: streamed, with deadlines, repeated where that is safe, and one other model to fall back on. */
import Anthropic from '@anthropic-ai/sdk';
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { UsageKind } from '../api/contract-report.ts';
import type { Secret } from '../secret.ts';
import type { ModelUsage } from '../store/store.ts';
import { joinPieces } from './join-pieces.ts';
import { asModelFailure, isOfOneModel, isPassing, type ModelFailure } from './model-failure.ts';
import { createModelFetch } from './model-http.ts';
import { readReply, type Reply } from './model-reply.ts';
import { withBreakpoint, type Message } from './prompt-message.ts';
import type { Prompt } from './prompt.ts';

export interface ModelAccess {
  readonly key: Secret;
  /** Base URL of a Messages API; undefined means Anthropic's own. */
  readonly url: string | undefined;
  readonly name: string;
  /** Asked when the first one cannot answer; undefined means none. */
  readonly fallbackName: string | undefined;
  readonly limits?: Partial<ModelLimits>;
}

/** Milliseconds. */
export interface ModelLimits {
  /** Longest silence, before an answer and inside it. */
  readonly silence: number;
  /** Pause before the first repetition, where the service names none; doubles each time. */
  readonly pause: number;
  /** A longer pause than this is not worth waiting for while another model can be asked. */
  readonly longPause: number;
  /** With less time than this left, another attempt cannot end in time. */
  readonly attempt: number;
}

export type StepEnd =
  | { readonly kind: 'replied'; readonly reply: Reply; readonly usage: readonly ModelUsage[] }
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly usage: readonly ModelUsage[] };

export interface StepOptions {
  readonly signal: AbortSignal;
  /** Milliseconds left until the asker stops listening. */
  readonly remaining: () => number;
  /** Key of whoever asks: calls are counted by it. */
  readonly asker: string;
  /** What it is for; absent: a turn. */
  readonly kind?: UsageKind;
}

export interface Model {
  readonly name: string;
  /**
   * Yields the answer's text as it comes; pieces that arrive together leave together. Never throws: what goes
   * wrong is a value. It is repeated only while nothing of the answer has been yielded.
   */
  step(prompt: Prompt, messages: readonly Message[], options: StepOptions): AsyncGenerator<string, StepEnd>;
}

const LIMITS: ModelLimits = { silence: 20_000, pause: 400, longPause: 5_000, attempt: 1_500 };
/** Silence may take this share of the time that is left, so that another model can still answer. */
const SILENCE_SHARE = 0.6;
const ATTEMPTS = 3;
/** Counts thinking too, so short answers need room as well. */
const MAX_TOKENS = 4_096;
/** Models that take `effort`; others may refuse a request that has it. */
const takesEffort = /^claude-(?:haiku|sonnet|opus|fable|mythos)-5/;
/** Models that refuse a request that makes them call a tool: there the rules alone say so. */
const takesNoChoice = /sonnet-5-5/;

interface Attempt {
  readonly result: Reply | ModelFailure;
  readonly usage: ModelUsage | undefined;
  readonly spoke: boolean;
}

export function createModel(access: ModelAccess): Model {
  const limits = { ...LIMITS, ...access.limits };
  const client = new Anthropic({
    apiKey: access.key.reveal(),
    baseURL: access.url ?? 'https://api.anthropic.com',
    maxRetries: 0,
    timeout: limits.silence,
    logLevel: 'off',
    // Nobody here takes spans, and making them up is a third of the work of sending a request.
    openTelemetry: false,
    fetch: createModelFetch(),
  });

  async function* attempt(body: Anthropic.MessageCreateParamsStreaming, options: StepOptions) {
    const hangUp = new AbortController();
    const signal = AbortSignal.any([options.signal, hangUp.signal]);
    let isSilent = false;
    let isRead = false;
    const silence = setTimeout(
      () => {
        isSilent = true;
        hangUp.abort();
      },
      Math.max(1, Math.min(limits.silence, options.remaining() * SILENCE_SHARE)),
    );
    try {
      return yield* joinPieces<Attempt>(async (say) => {
        let usage: ModelUsage | undefined;
        let spoke = false;
        try {
          const result = await readReply(await client.messages.create(body, { signal }), {
            onEvent: () => silence.refresh(),
            onText(text) {
              spoke = true;
              say(text);
            },
            onUsage: (told) => (usage = { model: body.model, ...told }),
          });
          isRead = true;
          return { result, usage, spoke };
        } catch (thrown) {
          const failure = asModelFailure(thrown, isSilent);
          // Some services repeat the key that they refuse.
          const detail = failure.detail.replaceAll(access.key.reveal(), '[secret]');
          return { result: { ...failure, detail }, usage, spoke };
        }
      });
    } finally {
      clearTimeout(silence);
      if (!isRead) hangUp.abort();
    }
  }

  /** The same model again, while that can help and nothing was heard of it yet. */
  async function* attempts(
    body: Anthropic.MessageCreateParamsStreaming,
    longestPause: number,
    options: StepOptions,
    usage: ModelUsage[],
  ): AsyncGenerator<string, Attempt> {
    for (let tries = 1, pause = limits.pause; ; tries += 1, pause *= 2) {
      const end = yield* attempt(body, options);
      if (end.usage !== undefined) usage.push(end.usage);
      if (!('kind' in end.result) || end.spoke || tries === ATTEMPTS) return end;
      const wait = end.result.retryAfterMs ?? pause * (0.75 + Math.random() / 4);
      const isInTime = wait <= longestPause && wait + limits.attempt < options.remaining();
      if (!isPassing[end.result.kind] || !isInTime) return end;
      await pauseFor(wait, undefined, { signal: options.signal }).catch(() => undefined);
      if (options.signal.aborted) return end;
    }
  }

  return {
    name: access.name,
    async *step(prompt, messages, options) {
      const usage: ModelUsage[] = [];
      const first = yield* attempts(
        requestBody(access.name, prompt, messages),
        access.fallbackName === undefined ? Number.POSITIVE_INFINITY : limits.longPause,
        options,
        usage,
      );
      if (!('kind' in first.result)) return { kind: 'replied', reply: first.result, usage };
      const failed = { kind: 'failed', failure: first.result, usage } as const;
      const canAskOther = isOfOneModel[first.result.kind] && options.remaining() > limits.attempt;
      if (first.spoke || options.signal.aborted || !canAskOther) return failed;
      if (access.fallbackName === undefined || access.fallbackName === access.name) return failed;
      const body = requestBody(access.fallbackName, prompt, messages);
      const second = yield* attempts(body, Number.POSITIVE_INFINITY, options, usage);
      // What is wrong with the first one is what a person can mend.
      if ('kind' in second.result) return second.spoke ? { ...failed, failure: second.result } : failed;
      return { kind: 'replied', reply: second.result, usage };
    },
  };
}

function requestBody(
  model: string,
  prompt: Prompt,
  messages: readonly Message[],
): Anthropic.MessageCreateParamsStreaming {
  return {
    model,
    max_tokens: MAX_TOKENS,
    ...(takesEffort.test(model) ? { output_config: { effort: 'low' } } : {}),
    tools: prompt.tools,
    ...choiceOf(model, prompt),
    system: prompt.system,
    messages: withBreakpoint(messages),
    stream: true,
  };
}

function choiceOf(model: string, { mustCall }: Prompt): Pick<Anthropic.MessageCreateParams, 'tool_choice'> {
  if (mustCall === undefined || takesNoChoice.test(model)) return {};
  return { tool_choice: { type: 'tool', name: mustCall } };
}
