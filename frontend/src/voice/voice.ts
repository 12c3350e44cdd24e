/** Everything behind the microphone's button; loaded when it is used. */
import type { nothing, TemplateResult } from 'lit';
import { voiceEnglish } from '../language/voice-english.ts';
import { voiceWordsFor } from '../language/voice-words-for.ts';
import { findPipeline } from './find-pipeline.ts';
import type { VoiceHass } from './voice-hass.ts';
import { createVoiceSession, type VoiceSession, type VoiceSessionOptions } from './voice-session.ts';
import { voiceSentence, voiceStrip } from './voice-view.ts';

export interface VoiceOptions extends VoiceSessionOptions {
  /** The newest answer is to be read once more. */
  readonly onReadAgain: () => void;
}

export interface Voice extends VoiceSession {
  /** Resolves when the words of this language are there. */
  readonly speak: (language: string) => Promise<void>;
  /** What happens or is wrong, empty when neither; `isAway`: letting go of the button would cancel. */
  readonly sentence: (isAway: boolean) => string;
  /** The same to be seen, with the ways out. */
  readonly strip: (isAway: boolean) => TemplateResult | typeof nothing;
}

export function createVoice(options: VoiceOptions): Voice {
  const session = createVoiceSession(options);
  let words = voiceEnglish;
  const viewer = (isAway: boolean) => ({ isAdmin: options.hass()?.user?.is_admin === true, isAway });
  /** By the button of a failing, or a new try after it: like a tap. */
  const tap = (isTakenOver: boolean): void => {
    session.begin(isTakenOver);
    session.settle('tap');
  };
  return {
    ...session,
    speak: async (language) => {
      const spoken = await voiceWordsFor(language);
      if ((options.hass()?.language ?? language) !== language) return;
      words = spoken;
      options.onChange();
    },
    sentence: (isAway) => voiceSentence(session.state(), viewer(isAway), words),
    strip: (isAway) =>
      voiceStrip(session.state(), viewer(isAway), words, {
        cancel: session.cancel,
        retry: () => tap(false),
        takeOver: () => tap(true),
        hearAgain: options.onReadAgain,
        stopReading: session.stopReading,
        dismiss: session.dismiss,
        openNative: nativeOf(options.hass()),
      }),
  };
}

function nativeOf(hass: VoiceHass | null): (() => void) | null {
  const app = hass?.auth?.external;
  if (hass === null || app?.config?.hasAssist !== true) return null;
  return () =>
    void findPipeline(hass)
      .then(({ id }) => id)
      .catch(() => 'preferred')
      .then((pipeline_id) =>
        app.fireMessage({ type: 'assist/show', payload: { pipeline_id, start_listening: true } }),
      );
}
