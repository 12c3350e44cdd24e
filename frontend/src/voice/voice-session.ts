import { type Deferred, deferred } from './deferred.ts';
import { isEcho } from './echo.ts';
import { type Failing, VoiceError } from './failing.ts';
import { microphonePermission } from './recorder.ts';
import { speak, type Spoken } from './speak.ts';
import { talk, type TalkPhase } from './talk.ts';
import { unlockPlayer } from './unlock-player.ts';
import type { VoiceHass } from './voice-hass.ts';

/** How somebody talks: holding the button, having tapped it, or without having touched anything. */
export type TalkManner = 'hold' | 'tap' | 'by_itself';

export interface Talking {
  readonly phase: TalkPhase;
  readonly manner: TalkManner;
}

export interface VoiceState {
  readonly talking: Talking | null;
  readonly isReading: boolean;
  /** There is something to be heard of it. */
  readonly isAudible: boolean;
  readonly failing: Failing | null;
}

export interface VoiceSessionOptions {
  readonly hass: () => VoiceHass | null;
  readonly player: HTMLAudioElement;
  readonly onChange: () => void;
  readonly onLevel: (level: number) => void;
  readonly onWords: (words: string, manner: TalkManner) => void;
  /** Somebody begins to speak: whatever answers them should stop. */
  readonly onInterrupt: () => void;
}

/** All that is heard and said by one button: at most one talk and one reading at a time. */
export interface VoiceSession {
  readonly state: () => VoiceState;
  /** Opens the microphone; `settle` says later whether the button is held or was tapped. */
  readonly begin: (isTakenOver?: boolean) => void;
  readonly settle: (manner: 'hold' | 'tap') => void;
  /** What was said is complete. */
  readonly finish: () => void;
  readonly cancel: () => void;
  /** Listens without being asked to; says nothing when nobody speaks. Only where the browser allowed it before. */
  readonly listenByItself: () => Promise<void>;
  /** Resolves when it was read, or stopped, or failed. */
  readonly read: (spoken: Spoken) => Promise<void>;
  readonly stopReading: () => void;
  readonly dismiss: () => void;
  /** Nothing is heard, said or shown any more. */
  readonly close: () => void;
}

interface Talk {
  readonly isHeld: Deferred<boolean>;
  readonly done: Deferred<void>;
  readonly control: AbortController;
  manner: TalkManner;
  phase: TalkPhase;
}

interface Reading {
  readonly text: string;
  isAudible: boolean;
  readonly control: AbortController;
}

/** What nobody has to hear of who did not ask to be listened to. */
const QUIET: ReadonlySet<Failing> = new Set(['not_heard', 'busy_here', 'taken']);

export function createVoiceSession(options: VoiceSessionOptions): VoiceSession {
  const { player } = options;
  let current: Talk | null = null;
  let reading: Reading | null = null;
  let failing: Failing | null = null;
  let closings = 0;

  const change = (next: Failing | null = failing): void => {
    failing = next;
    options.onChange();
  };
  const stopReading = (): void => {
    reading?.control.abort();
    reading = null;
    change();
  };
  const run = async (manner: TalkManner, isTakenOver: boolean): Promise<void> => {
    const hass = options.hass();
    if (hass === null || current !== null) return;
    const isHeld = deferred<boolean>();
    const done = deferred<void>();
    const mine: Talk = { isHeld, done, control: new AbortController(), manner, phase: 'opening' };
    current = mine;
    change(null);
    if (manner === 'by_itself') mine.isHeld.resolve(false);
    try {
      const words = await talk({
        hass,
        isHeld: mine.isHeld.promise,
        done: mine.done.promise,
        isTakenOver,
        signal: mine.control.signal,
        onPhase: (phase) => {
          mine.phase = phase;
          change();
        },
        onLevel: options.onLevel,
        onSpeech: () => {
          if (mine.manner === 'by_itself') player.pause();
        },
      });
      end(mine, null);
      if (manner === 'by_itself' && reading !== null && isEcho(words, reading.text)) return goOnReading();
      stopReading();
      if (mine.manner === 'by_itself') options.onInterrupt();
      options.onWords(words, mine.manner);
    } catch (error) {
      if (mine.control.signal.aborted) return;
      const why = failingOf(error);
      end(mine, why, mine.manner);
      if (manner === 'by_itself' && reading !== null) goOnReading(why);
    }
  };
  /** What was held up to hear who spoke; nobody did. */
  const goOnReading = (why: Failing = 'not_heard'): void => {
    if (player.paused) player.play().catch(() => undefined);
    if (why === 'not_heard') void run('by_itself', false);
  };
  const end = (mine: Talk, why: Failing | null, manner?: TalkManner): void => {
    if (current === mine) current = null;
    options.onLevel(0);
    change(manner === 'by_itself' && why !== null && QUIET.has(why) ? null : why);
  };
  const cancel = (): void => {
    const mine = current;
    current = null;
    mine?.control.abort();
    options.onLevel(0);
    change(null);
  };
  const listenByItself = async (): Promise<void> => {
    const before = closings;
    const permission = await microphonePermission();
    if (before !== closings || current !== null || document.hidden) return;
    if (permission === 'granted') await run('by_itself', false);
    else change(permission === 'denied' ? 'denied' : 'not_allowed_yet');
  };
  return {
    state: () => ({
      talking: current === null ? null : { phase: current.phase, manner: current.manner },
      isReading: reading !== null,
      isAudible: reading?.isAudible === true,
      failing,
    }),
    begin: (isTakenOver = false) => {
      // While a tap is handled: later the browser would not let it.
      if (reading === null) unlockPlayer(player);
      stopReading();
      options.onInterrupt();
      void run('tap', isTakenOver);
    },
    settle: (manner) => {
      if (current === null) return;
      current.manner = manner;
      current.isHeld.resolve(manner === 'hold');
      change();
    },
    finish: () => current?.done.resolve(),
    cancel,
    listenByItself,
    read: async (spoken) => {
      const hass = options.hass();
      if (hass === null) return;
      stopReading();
      const mine: Reading = { text: spoken.text, isAudible: false, control: new AbortController() };
      reading = mine;
      change(null);
      let why: Failing | null = null;
      try {
        await speak(hass, player, spoken, mine.control.signal, () => {
          mine.isAudible = true;
          change();
        });
      } catch (error) {
        if (!mine.control.signal.aborted) why = failingOf(error, 'unspoken');
      }
      if (reading !== mine) return;
      reading = null;
      change(why ?? failing);
    },
    stopReading,
    dismiss: () => change(null),
    close: () => {
      closings += 1;
      cancel();
      stopReading();
    },
  };
}

const failingOf = (error: unknown, otherwise: Failing = 'not_understood'): Failing =>
  error instanceof VoiceError ? error.failing : otherwise;
