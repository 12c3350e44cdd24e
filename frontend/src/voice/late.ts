/** Something that is made when it is wanted first. */
export interface Late<T> {
  /** Null until it is made. */
  readonly now: () => T | null;
  readonly prepare: () => void;
  /** With it, at once or as soon as it is made, in this order. */
  readonly use: (act: (made: T) => void) => void;
  /** What still waits for it is not done any more. */
  readonly letBe: () => void;
  /** It could not be made when it was wanted last. */
  readonly isMissing: () => boolean;
}

/** `onMissing`: it could not be made; it is tried again when it is wanted again. */
export function createLate<T>(make: () => Promise<T>, onMissing: () => void): Late<T> {
  let made: T | null = null;
  let making: Promise<void> | null = null;
  let isMissing = false;
  let waiting: ((one: T) => void)[] = [];

  async function prepare(): Promise<void> {
    try {
      made = await make();
    } catch {
      isMissing = true;
      waiting = [];
      onMissing();
      return;
    } finally {
      making = null;
    }
    isMissing = false;
    const one = made;
    for (const act of waiting.splice(0)) act(one);
  }

  const start = (): void => {
    if (made === null) making ??= prepare();
  };
  return {
    now: () => made,
    prepare: start,
    use: (act) => {
      if (made !== null) return act(made);
      waiting.push(act);
      start();
    },
    letBe: () => {
      waiting = [];
    },
    isMissing: () => isMissing,
  };
}
