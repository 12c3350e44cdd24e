import { html, nothing, type TemplateResult } from 'lit';
import type { VoiceWords } from '../language/voice-words.ts';
import type { Failing } from './failing.ts';
import type { Talking, VoiceState } from './voice-session.ts';

export interface VoiceActions {
  readonly cancel: () => void;
  readonly retry: () => void;
  readonly takeOver: () => void;
  readonly hearAgain: () => void;
  readonly stopReading: () => void;
  readonly dismiss: () => void;
  /** Opens the companion app's own Assist; null where there is none. */
  readonly openNative: (() => void) | null;
}

/** Who may change what is wrong with the home itself. */
export interface Viewer {
  readonly isAdmin: boolean;
  /** Letting go of the button would cancel. */
  readonly isAway: boolean;
}

/** What happens, or what is wrong, in words; empty when neither. */
export function voiceSentence(state: VoiceState, viewer: Viewer, words: VoiceWords): string {
  const { talking, isAudible, failing } = state;
  if (failing !== null) {
    const isForOthers = NEEDS_AN_ADMIN.has(failing) && !viewer.isAdmin;
    return isForOthers ? `${words.failings[failing]} ${words.askAdmin}` : words.failings[failing];
  }
  if (isAudible && isByTheWay(talking)) return words.reading;
  if (talking === null) return '';
  const { phase, manner } = talking;
  if (phase === 'understanding') return words.understanding;
  if (phase === 'opening') return words.opening;
  if (manner === 'hold') return viewer.isAway ? words.letGoToCancel : words.held;
  return manner === 'tap' ? words.tapped : words.byItself;
}

/** Being listened to while something is read shows as being read to. */
const isByTheWay = (talking: Talking | null): boolean => talking === null || talking.manner === 'by_itself';

/** The same to be seen, with the ways out, above the field. */
export function voiceStrip(state: VoiceState, viewer: Viewer, words: VoiceWords, actions: VoiceActions) {
  const text = voiceSentence(state, viewer, words);
  const { talking, isAudible, failing } = state;
  if (text === '') return nothing;
  if (failing !== null) {
    const ways = waysOut(failing, viewer, words, actions);
    return strip('mdi:microphone-question', text, [...ways, action(words.dismiss, actions.dismiss)]);
  }
  const isListening = talking?.phase === 'listening';
  const more = isListening ? meter(words) : nothing;
  if (isAudible && isByTheWay(talking))
    return strip('mdi:volume-high', text, [action(words.stopReading, actions.stopReading)], more);
  const icon = talking?.phase === 'understanding' ? 'mdi:dots-horizontal' : 'mdi:microphone';
  const isHeld = talking?.manner === 'hold' && isListening;
  return strip(icon, text, isHeld ? [] : [action(words.cancel, actions.cancel)], more);
}

const meter = (words: VoiceWords) =>
  html`<span class="meter" role="img" aria-label=${words.microphoneIsOn}
    ><i></i><i></i><i></i><i></i><i></i
  ></span>`;

const action = (label: string, run: () => void): TemplateResult =>
  html`<button class="action" @click=${run}>${label}</button>`;

function strip(
  icon: string,
  text: string,
  actions: readonly TemplateResult[],
  more: TemplateResult | typeof nothing = nothing,
) {
  return html`<div class="strip">
    <ha-icon icon=${icon} aria-hidden="true"></ha-icon>
    <span class="text">${text}</span>
    ${more}<span class="actions">${actions}</span>
  </div>`;
}

const NEEDS_AN_ADMIN: ReadonlySet<Failing> = new Set(['insecure', 'no_speech_to_text', 'no_voice']);
/** Where the companion app's own Assist can hear though this page cannot. */
const NATIVE_HELPS: ReadonlySet<Failing> = new Set(['insecure', 'unsupported', 'denied', 'not_allowed_yet']);

/** What pressing the button again may mend. */
const RETRIED: ReadonlySet<Failing> = new Set([
  'denied',
  'no_microphone',
  'busy',
  'asleep',
  'not_heard',
  'not_understood',
  'lost',
]);

function waysOut(
  failing: Failing,
  { isAdmin }: Viewer,
  words: VoiceWords,
  actions: VoiceActions,
): readonly TemplateResult[] {
  const link = (label: string, path: string) => html`<a class="action" href=${path}>${label}</a>`;
  const ways: TemplateResult[] = [];
  if (NATIVE_HELPS.has(failing) && actions.openNative !== null)
    ways.push(action(words.native, actions.openNative));
  if (isAdmin && failing === 'insecure') ways.push(link(words.network, '/config/network'));
  if (isAdmin && (failing === 'no_speech_to_text' || failing === 'no_voice'))
    ways.push(link(words.assistants, '/config/voice-assistants/assistants'));
  if (failing === 'busy_here' || failing === 'taken') ways.push(action(words.takeOver, actions.takeOver));
  if (failing === 'silenced' || failing === 'unspoken') ways.push(action(words.hearAgain, actions.hearAgain));
  if (failing === 'not_allowed_yet') ways.push(action(words.allow, actions.retry));
  if (RETRIED.has(failing)) ways.push(action(words.retry, actions.retry));
  return ways;
}
