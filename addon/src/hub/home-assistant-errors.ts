/**
 * The three shapes in which home-assistant-js-websocket rejects, as one ButlerError (verified with 9.7.0):
 * a refused command is `{code: 'not_found', message}`, a socket lost in flight is
 * `{type: 'result', success: false, error: {code: 3, message}}`, a call while it is down is the bare number 3.
 */
import { ButlerError, type ErrorCode } from '../errors.ts';
import type { HomeAssistantPhrases } from '../language/phrases.ts';

export function notConnected(cause?: unknown): ButlerError {
  return failure('unavailable', 'Home Assistant is not connected.', 'notConnected', cause);
}

export function lostInFlight(cause?: unknown): ButlerError {
  const message =
    'The connection to Home Assistant broke in the middle of this. It may or may not have happened.';
  return failure('unavailable', message, 'lostInFlight', cause);
}

export function tooSlow(): ButlerError {
  return failure(
    'unavailable',
    'Home Assistant did not answer in time. It may or may not have happened.',
    'tooSlow',
  );
}

export function unreadable(what: string): ButlerError {
  return failure('upstream', what, 'unreadable');
}

function failure(
  code: ErrorCode,
  message: string,
  name: keyof HomeAssistantPhrases,
  cause?: unknown,
): ButlerError {
  return new ButlerError(code, message, { say: ({ homeAssistant }) => homeAssistant[name], cause });
}

/** HA's own string codes (websocket_api/const.py) that mean something to us; everything else is `upstream`. */
const codeByName: ReadonlyMap<string, ErrorCode> = new Map(
  Object.entries<ErrorCode>({
    unauthorized: 'denied',
    not_allowed: 'denied',
    not_found: 'not_found',
    invalid_format: 'invalid',
    service_validation_error: 'upstream',
    home_assistant_error: 'upstream',
    unknown_command: 'unavailable',
    not_ready: 'unavailable',
    timeout: 'unavailable',
  }),
);

const sentenceByCode: Readonly<Partial<Record<ErrorCode, keyof HomeAssistantPhrases>>> = {
  denied: 'denied',
  not_found: 'notFound',
  invalid: 'invalid',
  unavailable: 'notConnected',
};

/** The `message` is Home Assistant's own and so text from outside; the sentence is always ours. */
export function fromHomeAssistant(thrown: unknown): ButlerError {
  if (thrown instanceof ButlerError) return thrown;
  if (typeof thrown === 'number') return notConnected(thrown);
  if (!isRecord(thrown)) return failure('upstream', String(thrown), 'failed');
  if ('error' in thrown && isRecord(thrown['error'])) {
    return lostInFlight(thrown);
  }
  const code = codeByName.get(String(thrown['code'])) ?? 'upstream';
  const message = typeof thrown['message'] === 'string' ? thrown['message'] : 'no message';
  const name = sentenceByCode[code] ?? 'couldNot';
  return new ButlerError(code, message, {
    say: ({ homeAssistant }) => homeAssistant[name],
    cause: thrown,
    // The others have words of their own; these are whatever a service, or the device, had to say.
    ...(code === 'upstream' && { quotes: [] }),
  });
}

/** A refusal that means "not yet": HA does not know the integration's commands, or its entry is not set up. */
export function isNotYet(thrown: unknown): boolean {
  return isRecord(thrown) && (thrown['code'] === 'unknown_command' || thrown['code'] === 'not_ready');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
