import { deferred } from './deferred.ts';
import { type Failing, microphoneFailing, VoiceError } from './failing.ts';
import { recorderWorklet } from './recorder-worklet.ts';

/** What speech-to-text in Home Assistant takes. */
export const RATE = 16_000;
const ASLEEP_AFTER_MS = 1_500;
const REST_WITHIN_MS = 300;

export interface Recorder {
  /** Resolves when the last piece was handed over. */
  readonly finish: () => Promise<void>;
  /** Lets go of the microphone, at once and for good. */
  readonly close: () => void;
}

export interface RecorderEvents {
  /** 16 kHz, 16 bit, one channel, 50 ms. */
  readonly onSound: (pcm: ArrayBuffer) => void;
  /** Unplugged, or forbidden meanwhile. */
  readonly onEnd: () => void;
}

/**
 * Opens the microphone. Throws VoiceError, or the signal's reason once it is aborted; nothing is left open then.
 * Browsers that record at no other rate than the device's have it changed in the worklet.
 */
export async function openRecorder(events: RecorderEvents, signal: AbortSignal): Promise<Recorder> {
  const stream = await askForMicrophone();
  const contexts: AudioContext[] = [];
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    for (const context of contexts) if (context.state !== 'closed') void context.close();
  };
  try {
    signal.throwIfAborted();
    const { context, source } = await connect(stream, contexts);
    await wake(context);
    signal.throwIfAborted();
    const node = new AudioWorkletNode(context, 'butler-recorder', {
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    const finished = deferred<void>();
    node.port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) events.onSound(data);
      else finished.resolve();
    });
    node.port.start();
    source.connect(node).connect(context.destination);
    for (const track of stream.getTracks()) track.addEventListener('ended', events.onEnd);
    return {
      finish: async () => {
        node.port.postMessage('rest', []);
        await Promise.race([finished.promise, later(REST_WITHIN_MS)]);
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function askForMicrophone(): Promise<MediaStream> {
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    throw new VoiceError(
      microphoneFailing(error, (await microphonePermission()) === 'prompt'),
      String(error),
    );
  }
}

interface Connected {
  readonly context: AudioContext;
  readonly source: MediaStreamAudioSourceNode;
}

/** Firefox refuses to connect a microphone of one rate with a context of another one. */
async function connect(stream: MediaStream, contexts: AudioContext[]): Promise<Connected> {
  const attempt = (options: AudioContextOptions): Connected => {
    const context = new AudioContext(options);
    contexts.push(context);
    return { context, source: context.createMediaStreamSource(stream) };
  };
  let connected: Connected;
  try {
    connected = attempt({ sampleRate: RATE });
  } catch {
    connected = attempt({});
  }
  const script = URL.createObjectURL(
    new Blob([`(${recorderWorklet.toString()})(globalThis)`], { type: 'text/javascript' }),
  );
  try {
    await connected.context.audioWorklet.addModule(script);
  } finally {
    URL.revokeObjectURL(script);
  }
  return connected;
}

/** Without a touch since the page was opened it may stay asleep, and then the promise does as well. */
async function wake(context: AudioContext): Promise<void> {
  await Promise.race([context.resume(), later(ASLEEP_AFTER_MS)]);
  if (context.state !== 'running') throw new VoiceError('asleep');
}

const later = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

/** Whether the browser lets this page listen; `unknown` where browsers do not tell. */
export async function microphonePermission(): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    return 'unknown';
  }
}

/** Why this page cannot have a microphone at all, or null. */
export function captureFailing(): Failing | null {
  if (!window.isSecureContext) return 'insecure';
  return 'mediaDevices' in navigator && 'AudioWorkletNode' in window ? null : 'unsupported';
}
