/**
 * The three shapes in which home-assistant-js-websocket rejects, as one ButlerError (verified with 9.7.0):
 * a refused command is `{code: 'not_found', message}`, a socket lost in flight is
 * `{type: 'result', success: false, error: {code: 3, message}}`, a call while it is down is the bare number 3.
 */
import { ButlerError, type ErrorCode } from '../errors.ts';

export const NOT_CONNECTED = "I can't reach Home Assistant right now.";
export const LOST_IN_FLIGHT =
  'The connection to Home Assistant broke in the middle of this. It may or may not have happened.';
export const TOO_SLOW = 'Home Assistant did not answer in time. It may or may not have happened.';

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
    timeout: 'unavailable',
  }),
);

const sentenceByCode: Readonly<Partial<Record<ErrorCode, string>>> = {
  denied: 'Home Assistant does not allow that for you.',
  not_found: 'Home Assistant does not know that device.',
  invalid: 'Home Assistant did not accept that.',
  unavailable: NOT_CONNECTED,
};

/** The `message` is Home Assistant's own and so text from outside; `say` is always ours. */
export function fromHomeAssistant(thrown: unknown): ButlerError {
  if (thrown instanceof ButlerError) return thrown;
  if (typeof thrown === 'number') return new ButlerError('unavailable', NOT_CONNECTED, { cause: thrown });
  if (!isRecord(thrown))
    return new ButlerError('upstream', String(thrown), { say: 'Home Assistant failed.' });
  if ('error' in thrown && isRecord(thrown['error'])) {
    return new ButlerError('unavailable', LOST_IN_FLIGHT, { cause: thrown });
  }
  const code = codeByName.get(String(thrown['code'])) ?? 'upstream';
  const message = typeof thrown['message'] === 'string' ? thrown['message'] : 'no message';
  const say = sentenceByCode[code] ?? 'Home Assistant could not do that.';
  return new ButlerError(code, message, { say, cause: thrown });
}

/** A refusal that means "not yet": HA is starting, or the integration is not loaded. */
export function isUnknownCommand(thrown: unknown): boolean {
  return isRecord(thrown) && thrown['code'] === 'unknown_command';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
