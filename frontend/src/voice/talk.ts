import { deferred } from './deferred.ts';
import { levelOf, SILENT } from './level.ts';
import { openEar, type Ear } from './ear.ts';
import { VoiceError } from './failing.ts';
import { findPipeline, type Pipeline } from './find-pipeline.ts';
import { leaseMicrophone } from './microphone-lease.ts';
import { captureFailing, openRecorder, type Recorder } from './recorder.ts';
import type { VoiceHass } from './voice-hass.ts';

/** `listening`: the microphone is open. `understanding`: it is closed again, and the words are on their way. */
export type TalkPhase = 'opening' | 'listening' | 'understanding';

export interface TalkOptions {
  readonly hass: VoiceHass;
  /** Resolves with whether the button is held: then who holds it says when it ends, else silence does. */
  readonly isHeld: Promise<boolean>;
  /** Resolves when the person says that this was all. */
  readonly done: Promise<void>;
  /** Takes the microphone from another tab that listens. */
  readonly isTakenOver: boolean;
  /** Lets go of everything; nothing is sent any more. */
  readonly signal: AbortSignal;
  readonly onPhase: (phase: TalkPhase) => void;
  /** From 0 to 1, 20 times a second. */
  readonly onLevel: (level: number) => void;
  /** Home Assistant hears somebody speak; never when the button is held. */
  readonly onSpeech: () => void;
}

/**
 * Listens once and resolves with the words. Rejects with a VoiceError, or with the signal's reason. However it
 * ends, the microphone is closed and given back before.
 */
export async function talk(options: TalkOptions): Promise<string> {
  const { hass, isTakenOver, signal, onPhase } = options;
  const stopped = deferred<never>();
  stopped.promise.catch(() => undefined);
  signal.addEventListener('abort', () => stopped.reject(signal.reason), { once: true });
  const fail = (failing: VoiceError['failing']) => () => stopped.reject(new VoiceError(failing));
  onPhase('opening');
  const missing = captureFailing();
  if (missing !== null) throw new VoiceError(missing);
  const giveBack = await leaseMicrophone(navigator.locks, isTakenOver, fail('taken'));
  const over = new AbortController();
  const open: { recorder: Recorder | null; ear: Ear | null } = { recorder: null, ear: null };
  const close = (): void => {
    over.abort(new VoiceError('not_heard'));
    open.ear?.close();
    open.recorder?.close();
    giveBack();
  };
  let peak = 0;
  /** Home Assistant says so; where it does not listen for that, how loud it was tells. */
  let isSpoken = false;
  const early: ArrayBuffer[] = [];
  const onSound = (pcm: ArrayBuffer): void => {
    const level = levelOf(pcm);
    peak = Math.max(peak, level);
    options.onLevel(level);
    if (open.ear === null) early.push(pcm);
    else open.ear.hear(pcm);
  };
  const listen = async (): Promise<string> => {
    const pipeline = findPipeline(hass).then(withEars);
    pipeline.catch(stopped.reject);
    open.recorder = await openRecorder({ onSound, onEnd: fail('no_microphone') }, over.signal);
    over.signal.throwIfAborted();
    onPhase('listening');
    const [{ id }, isHeld] = await Promise.all([pipeline, options.isHeld]);
    over.signal.throwIfAborted();
    const silence = deferred<void>();
    open.ear = openEar({
      connection: hass.connection,
      pipelineId: id,
      endsBySilence: !isHeld,
      onSpeech: () => {
        isSpoken = true;
        options.onSpeech();
      },
      onEnd: silence.resolve,
    });
    for (const pcm of early.splice(0)) open.ear.hear(pcm);
    const { words } = open.ear;
    await Promise.race([options.done, silence.promise, words]);
    await open.recorder.finish();
    over.signal.throwIfAborted();
    if (!isSpoken && peak < SILENT) throw new VoiceError('not_heard');
    open.ear.end();
    open.recorder.close();
    giveBack();
    onPhase('understanding');
    return await words;
  };
  try {
    // Whatever stops it does so while it waits; what it then still opens it closes itself.
    return await Promise.race([listen().finally(close), stopped.promise]);
  } finally {
    close();
  }
}

function withEars(pipeline: Pipeline): Pipeline {
  if (!pipeline.canHear) throw new VoiceError('no_speech_to_text');
  return pipeline;
}
