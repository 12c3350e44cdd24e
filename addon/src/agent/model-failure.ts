/** Everything that can go wrong with the language model, by name. The sentences stand in language/phrases.ts. */
import { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk';
import { codeOf } from './model-http.ts';
import { CutOffError } from './model-reply.ts';

export type FailureKind =
  | 'wrong_key'
  | 'no_credit'
  | 'unknown_model'
  | 'rate_limited'
  | 'overloaded'
  | 'unreachable'
  | 'slow'
  | 'cut_off'
  | 'too_long'
  | 'rejected'
  | 'broken'
  /** We did not ask: see cost/within-budget.ts. */
  | 'budget_used_up'
  | 'too_many_calls';

export interface ModelFailure {
  readonly kind: FailureKind;
  /** For the log; what the service said, without anything of ours. */
  readonly detail: string;
  /** When the service wants to be asked again, in milliseconds from now. */
  readonly retryAfterMs: number | undefined;
}

/** Trying the same again can help. */
export const isPassing: Readonly<Record<FailureKind, boolean>> = {
  wrong_key: false,
  no_credit: false,
  unknown_model: false,
  rate_limited: true,
  overloaded: true,
  unreachable: true,
  slow: false,
  cut_off: true,
  too_long: false,
  rejected: false,
  broken: true,
  budget_used_up: false,
  too_many_calls: false,
};

/** Another model of the same service can help. */
export const isOfOneModel: Readonly<Record<FailureKind, boolean>> = {
  wrong_key: false,
  no_credit: false,
  unknown_model: true,
  rate_limited: true,
  overloaded: true,
  unreachable: false,
  slow: true,
  cut_off: true,
  too_long: false,
  rejected: true,
  broken: true,
  budget_used_up: false,
  too_many_calls: false,
};

/** `isSilent`: we hung up because nothing came any more. */
export function asModelFailure(thrown: unknown, isSilent: boolean): ModelFailure {
  const detail = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 300);
  return { kind: isSilent ? 'slow' : kindOf(thrown, detail), detail, retryAfterMs: retryAfterOf(thrown) };
}

const byStatus: Readonly<Record<number, FailureKind>> = {
  401: 'wrong_key',
  402: 'no_credit',
  403: 'wrong_key',
  404: 'unknown_model',
  408: 'slow',
  413: 'too_long',
  429: 'rate_limited',
  504: 'slow',
  529: 'overloaded',
};

/** An error inside a stream has a type and no status. */
const byType: Readonly<Record<string, FailureKind>> = {
  authentication_error: 'wrong_key',
  permission_error: 'wrong_key',
  billing_error: 'no_credit',
  not_found_error: 'unknown_model',
  request_too_large: 'too_long',
  rate_limit_error: 'rate_limited',
  timeout_error: 'slow',
  overloaded_error: 'overloaded',
};

/** What Node says when a connection ends that had been there. */
const brokenOff = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

function kindOf(thrown: unknown, detail: string): FailureKind {
  if (thrown instanceof CutOffError) return 'cut_off';
  if (thrown instanceof APIConnectionTimeoutError) return 'slow';
  if (brokenOff.has(codeOf(thrown) ?? '')) return 'cut_off';
  if (thrown instanceof APIConnectionError) return 'unreachable';
  if (!(thrown instanceof APIError)) return 'broken';
  const status: unknown = thrown.status;
  if (status === 400 || status === 422) {
    if (/credit balance|billing/i.test(detail)) return 'no_credit';
    return /too long|context (?:window|length)|too many tokens/i.test(detail) ? 'too_long' : 'rejected';
  }
  const named = byType[thrown.type ?? ''];
  return (typeof status === 'number' ? byStatus[status] : undefined) ?? named ?? 'broken';
}

function retryAfterOf(thrown: unknown): number | undefined {
  if (!(thrown instanceof APIError)) return undefined;
  const headers: unknown = thrown.headers;
  if (!(headers instanceof Headers)) return undefined;
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (ms >= 0) return ms;
  const written = headers.get('retry-after') ?? '';
  const seconds = Number.parseFloat(written);
  if (seconds >= 0) return seconds * 1_000;
  const at = Date.parse(written);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
