import { readRecord, readText } from '../client/read.ts';
import { deferred } from './deferred.ts';
import { speakingFailing, VoiceError } from './failing.ts';
import { findPipeline, type Pipeline } from './find-pipeline.ts';
import { runPipeline } from './pipeline-run.ts';
import { speakable } from './speakable.ts';
import type { VoiceHass } from './voice-hass.ts';

const READY_WITHIN_MS = 20_000;
export interface Spoken {
  /** Markdown. */
  readonly text: string;
  /** The person's own; null: the pipeline's. */
  readonly voice: string | null;
}

/**
 * Reads it aloud. Resolves when it was read to its end; rejects with a VoiceError, or with
 * the signal's reason once it is aborted, silent then.
 */
export async function speak(
  hass: VoiceHass,
  player: HTMLAudioElement,
  { text, voice }: Spoken,
  signal: AbortSignal,
  onSound: () => void,
): Promise<void> {
  const words = speakable(text);
  if (words === '') return;
  const pipeline = await findPipeline(hass);
  signal.throwIfAborted();
  if (pipeline.voice === null) throw new VoiceError('no_voice');
  const own = voice === null ? null : await inOwnVoice(hass, pipeline.voice, words, voice);
  signal.throwIfAborted();
  const path = own ?? (await soundOf(hass, pipeline.id, words, signal));
  signal.throwIfAborted();
  onSound();
  await play(player, hass.hassUrl?.(path) ?? path, signal);
}

/** The path of the sound, in a voice that a run of the pipeline cannot be given; null where that one is gone. */
async function inOwnVoice(
  hass: VoiceHass,
  { engine, language }: NonNullable<Pipeline['voice']>,
  message: string,
  voice: string,
): Promise<string | null> {
  const options = { engine_id: engine, message, language, options: { voice } };
  try {
    return readText(readRecord(await hass.callApi?.('POST', 'tts_get_url', options))?.['path']);
  } catch {
    return null;
  }
}

async function soundOf(
  hass: VoiceHass,
  pipeline: string,
  text: string,
  signal: AbortSignal,
): Promise<string> {
  const sound = deferred<string>();
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
  const played = deferred<void>();
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
