import { newCode } from './code.ts';

export const CODE_MINUTES = 10;
const MAX_TRIES = 5;

export interface CodeWindowDependencies {
  readonly announce: (code: string) => void;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Calls back once after that many milliseconds; returns how to call it off. */
  readonly startTimer: (work: () => void, milliseconds: number) => () => void;
}

/**
 * While it is open there is always exactly one code: it is replaced when it is old or was tried in vain
 * too often, and every new one is announced.
 */
export function createCodeWindow({ announce, randomBytes, startTimer }: CodeWindowDependencies) {
  let code: string | undefined;
  let triesLeft = 0;
  let stopTimer = () => {};

  function replace() {
    stopTimer();
    code = newCode(randomBytes);
    triesLeft = MAX_TRIES;
    stopTimer = startTimer(replace, CODE_MINUTES * 60_000);
    announce(code);
  }

  return {
    open() {
      if (code === undefined) replace();
    },
    close() {
      stopTimer();
      code = undefined;
    },
    /** The code of now; undefined while the window is closed. */
    current: () => code,
    /** Counts a try before it is judged, so that tries at the same time count too. False: none was left. */
    takeTry(): boolean {
      triesLeft -= 1;
      return triesLeft >= 0;
    },
    /** The try turned out right and does not count. */
    giveTryBack() {
      triesLeft += 1;
    },
    /** A wrong try was judged: the last one voids the code. */
    failTry(tried: string) {
      if (code === tried && triesLeft <= 0) replace();
    },
  };
}

export type CodeWindow = ReturnType<typeof createCodeWindow>;
