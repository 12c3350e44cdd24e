import { readCount, readRecord, readText } from '../client/read.ts';
import { deferred } from './deferred.ts';
import { hearingFailing, VoiceError } from './failing.ts';
import { runPipeline, type RunEvent } from './pipeline-run.ts';
import { RATE } from './recorder.ts';
import type { VoiceConnection } from './voice-hass.ts';

/** Of the whole run; who holds the button longer is heard no further. */
const RUN_SECONDS = 120;
/** From the last sound to the words, which take a small computer their time. */
const UNDERSTOOD_WITHIN_MS = 60_000;

/** Speech on its way to becoming words. */
export interface Ear {
  readonly hear: (pcm: ArrayBuffer) => void;
  /** Nothing more will be said. */
  readonly end: () => void;
  /** The words. Rejects with a VoiceError. */
  readonly words: Promise<string>;
  /** Lets go of it, also before there are words. */
  readonly close: () => void;
}

export interface EarOptions {
  readonly connection: VoiceConnection;
  readonly pipelineId: string;
  /** Whether Home Assistant decides when somebody has finished. */
  readonly endsBySilence: boolean;
  /** Somebody has begun to speak. */
  readonly onSpeech: () => void;
  /** Home Assistant has heard enough. */
  readonly onEnd: () => void;
}

/** Sends sound to the pipeline's speech-to-text. What comes before Home Assistant is ready waits. */
export function openEar({ connection, pipelineId, endsBySilence, onSpeech, onEnd }: EarOptions): Ear {
  const words = deferred<string>();
  const waiting: Uint8Array<ArrayBuffer>[] = [];
  let handler: number | null = null;
  let hasSpoken = false;
  let isEnded = false;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  const fail = (error: VoiceError): void => {
    close();
    words.reject(error);
  };
  const send = (sound: Uint8Array<ArrayBuffer>): void => {
    if (handler === null) return void waiting.push(sound);
    const frame = new Uint8Array(sound.length + 1);
    frame[0] = handler;
    frame.set(sound, 1);
    try {
      connection.socket?.send(frame);
    } catch {
      fail(new VoiceError('lost'));
    }
  };
  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    // A frame without sound says that it was all.
    send(new Uint8Array(0));
    deadline = setTimeout(
      () => fail(new VoiceError('not_understood', 'No answer in time.')),
      UNDERSTOOD_WITHIN_MS,
    );
  };
  const onEvent = ({ type, data }: RunEvent): void => {
    if (type === 'run-start') {
      handler = readCount(readRecord(data['runner_data'])?.['stt_binary_handler_id']);
      for (const sound of waiting.splice(0)) send(sound);
    } else if (type === 'stt-vad-start') {
      hasSpoken = true;
      onSpeech();
    } else if (type === 'stt-vad-end') {
      // Speech-to-text makes words of silence, too.
      if (!hasSpoken) return fail(new VoiceError('not_heard'));
      end();
      onEnd();
    } else if (type === 'stt-end') {
      const text = readText(readRecord(data['stt_output'])?.['text'])?.trim() ?? '';
      close();
      if (isSaid(text)) words.resolve(text);
      else words.reject(new VoiceError('not_heard'));
    } else if (type === 'run-end') {
      fail(new VoiceError('not_understood', 'The run ended without words.'));
    }
  };
  const input = { sample_rate: RATE, ...(endsBySilence ? {} : { no_vad: true }) };
  const stop = runPipeline(
    connection,
    { start_stage: 'stt', end_stage: 'stt', pipeline: pipelineId, input, timeout: RUN_SECONDS },
    { onEvent, onError: (code, message) => fail(new VoiceError(hearingFailing(code), message)) },
  );
  function close(): void {
    isEnded = true;
    clearTimeout(deadline);
    stop();
  }
  // Whoever lets go of it does not wait for the words.
  words.promise.catch(() => undefined);
  return {
    hear: (pcm) => {
      if (!isEnded) send(new Uint8Array(pcm));
    },
    end,
    words: words.promise,
    close,
  };
}

/** Whisper writes noises in brackets, and dots for nothing. */
const isSaid = (text: string): boolean => /[\p{L}\p{N}]/u.test(text.replaceAll(/\[[^\]]*\]|\([^)]*\)/g, ''));
