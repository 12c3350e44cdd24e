/** Why speaking, or being read to, does not work; each has a sentence and a way out. */
export type Failing =
  /** No https, where browsers have no microphone. */
  | 'insecure'
  /** A browser, or an app around one, that records nothing. */
  | 'unsupported'
  | 'denied'
  /** Asked for and closed without an answer; also not asked for yet. */
  | 'not_allowed_yet'
  | 'no_microphone'
  /** Another program has it. */
  | 'busy'
  /** Another tab, or another card of this page. */
  | 'busy_here'
  /** Taken by another tab while it listened here. */
  | 'taken'
  /** The browser starts no sound before the page was touched. */
  | 'asleep'
  | 'no_speech_to_text'
  | 'not_heard'
  | 'not_understood'
  | 'lost'
  | 'no_voice'
  | 'unspoken'
  /** The browser plays nothing before the page was touched. */
  | 'silenced';

export class VoiceError extends Error {
  readonly failing: Failing;

  constructor(failing: Failing, message: string = failing) {
    super(message);
    this.name = 'VoiceError';
    this.failing = failing;
  }
}

/** What `getUserMedia` rejects with (W3C Media Capture and Streams, 10.2); `isAsked`: it has not been denied for good. */
export function microphoneFailing(error: unknown, isAsked: boolean): Failing {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return isAsked ? 'not_allowed_yet' : 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'no_microphone';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'unsupported';
}

const NO_SPEECH_TO_TEXT: ReadonlySet<string> = new Set([
  'pipeline-not-found',
  'stt-provider-missing',
  'stt-provider-unsupported-metadata',
  'stt-not-supported',
  'validation-error',
  'unknown_command',
]);
const NO_VOICE: ReadonlySet<string> = new Set([
  'pipeline-not-found',
  'tts-not-supported',
  'validation-error',
  'unknown_command',
]);

/** For a code of Home Assistant's `assist_pipeline/run` that was to hear (its error.py, 2026.11). */
export function hearingFailing(code: string): Failing {
  if (code === 'connection_lost') return 'lost';
  if (code === 'stt-no-text-recognized') return 'not_heard';
  return NO_SPEECH_TO_TEXT.has(code) ? 'no_speech_to_text' : 'not_understood';
}

/** For one that was to speak. */
export function speakingFailing(code: string): Failing {
  if (code === 'connection_lost') return 'lost';
  return NO_VOICE.has(code) ? 'no_voice' : 'unspoken';
}
