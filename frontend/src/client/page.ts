/** What the client asks of the browser. */
export interface Page {
  readonly isHidden: () => boolean;
  /** Calls back when the page is hidden or shown. */
  readonly onVisibility: (listener: () => void) => void;
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** Runs it once after so many milliseconds; what it returns cancels it. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** From 0 to 1. */
  readonly random: () => number;
}

export const browserPage: Page = {
  isHidden: () => document.hidden,
  onVisibility: (listener) => document.addEventListener('visibilitychange', listener),
  now: () => Date.now(),
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
