import { readRecord, readText } from '../client/read.ts';
import { speakingFailing, VoiceError } from './failing.ts';
import { findPipeline } from './find-pipeline.ts';
import { runPipeline } from './pipeline-run.ts';
import { speakable } from './speakable.ts';
import type { VoiceHass } from './voice-hass.ts';

const READY_WITHIN_MS = 20_000;
/** A moment of nothing: whoever plays it during a tap may play other sound later (Safari, Chrome on phones). */
const NOTHING = 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=';

/** To be called while a tap is handled, so that the browser lets it play later. */
export function unlockPlayer(player: HTMLAudioElement): void {
  if (!player.paused) return;
  player.src = NOTHING;
  player.play().catch(() => undefined);
}

/**
 * Reads it aloud in the pipeline's voice. Resolves when it was read to its end; rejects with a VoiceError, or with
 * the signal's reason once it is aborted, silent then.
 */
export async function speak(
  hass: VoiceHass,
  player: HTMLAudioElement,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  const words = speakable(text);
  if (words === '') return;
  const { id, canSpeak } = await findPipeline(hass);
  signal.throwIfAborted();
  if (!canSpeak) throw new VoiceError('no_voice');
  const path = await soundOf(hass, id, words, signal);
  signal.throwIfAborted();
  await play(player, hass.hassUrl?.(path) ?? path, signal);
}

async function soundOf(
  hass: VoiceHass,
  pipeline: string,
  text: string,
  signal: AbortSignal,
): Promise<string> {
  const sound = Promise.withResolvers<string>();
  const stop = runPipeline(
    hass.connection,
    { start_stage: 'tts', end_stage: 'tts', pipeline, input: { text } },
    {
      onEvent: ({ type, data }) => {
        const url = readText(readRecord(data['tts_output'])?.['url']);
        if (type === 'tts-end' && url !== null) sound.resolve(url);
        else if (type === 'run-end') sound.reject(new VoiceError('unspoken'));
      },
      onError: (code, message) => sound.reject(new VoiceError(speakingFailing(code), message)),
    },
  );
  const give = () => sound.reject(signal.reason);
  signal.addEventListener('abort', give, { once: true });
  const deadline = setTimeout(
    () => sound.reject(new VoiceError('unspoken', 'No answer in time.')),
    READY_WITHIN_MS,
  );
  try {
    return await sound.promise;
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener('abort', give);
    stop();
  }
}

async function play(player: HTMLAudioElement, url: string, signal: AbortSignal): Promise<void> {
  const played = Promise.withResolvers<void>();
  const over = new AbortController();
  const on = (type: string, run: () => void) => player.addEventListener(type, run, { signal: over.signal });
  on('ended', () => played.resolve());
  on('error', () => played.reject(new VoiceError('unspoken', player.error?.message)));
  signal.addEventListener('abort', () => played.reject(signal.reason), { signal: over.signal });
  try {
    player.src = url;
    player.play().catch((error: unknown) => {
      const isForbidden = error instanceof DOMException && error.name === 'NotAllowedError';
      played.reject(new VoiceError(isForbidden ? 'silenced' : 'unspoken', String(error)));
    });
    await played.promise;
  } finally {
    over.abort();
    player.pause();
    player.removeAttribute('src');
  }
}
