/**
 * A queue in front of something that may be away: what is added is saved in order, one after the other, and
 * tried again until it is. It also finds out when the other side is back while there is nothing to save.
 */
export interface WriteBehindOptions<Item> {
  /** May be tried again after it failed, so a second save of the same item must change nothing. */
  readonly save: (item: Item) => Promise<void>;
  /** The cheapest question: resolves when the other side is there. */
  readonly probe: () => Promise<void>;
  /** Saving this item will never work; it is dropped so that the others can go on. */
  readonly isHopeless: (error: unknown) => boolean;
  readonly onDown: (error: unknown) => void;
  readonly onUp: () => void;
  /** An item is lost: hopeless, or (without an error) one too many. */
  readonly onLost: (item: Item, error?: unknown) => void;
  /** Items that may wait; with one more the oldest is lost. */
  readonly limit: number;
  readonly delays: WriteBehindDelays;
}

/** In milliseconds. */
export interface WriteBehindDelays {
  /** Between adding and saving, so that the turn that adds goes first. */
  readonly settle: number;
  readonly firstRetry: number;
  readonly longestRetry: number;
}

export interface WriteBehind<Item> {
  /** `unknown` until the first answer. */
  readonly state: 'unknown' | 'up' | 'down';
  /** Not saved yet, oldest first. */
  readonly waiting: readonly Item[];
  add(item: Item): void;
  /** Of everything that waits. */
  change(change: (item: Item) => Item): void;
  /** Somebody else found the other side away. */
  suspect(error: unknown): void;
  /** Tries at once. Resolves when nothing waits any more; rejects when that cannot be had now. */
  flush(): Promise<void>;
  /** Nothing is tried any more by itself. */
  stop(): void;
}

export function createWriteBehind<Item>(options: WriteBehindOptions<Item>): WriteBehind<Item> {
  const { limit, delays } = options;
  const waiting: Item[] = [];
  let state: WriteBehind<Item>['state'] = 'unknown';
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> | undefined;
  let stopped = false;

  function up() {
    failures = 0;
    if (state !== 'up') options.onUp();
    state = 'up';
  }

  function down(error: unknown) {
    failures += 1;
    if (state !== 'down') options.onDown(error);
    state = 'down';
    const pause = Math.min(delays.firstRetry * 2 ** (failures - 1), delays.longestRetry);
    tryIn(pause);
  }

  function tryIn(milliseconds: number) {
    clearTimeout(timer);
    if (stopped) return;
    // Failures are told by `down`; there is nobody else to tell here.
    timer = setTimeout(() => void attempt().catch(() => undefined), milliseconds).unref();
  }

  function attempt(): Promise<void> {
    round ??= saveAll().finally(() => (round = undefined));
    return round;
  }

  async function saveAll(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    try {
      if (waiting.length === 0) await answered(options.probe());
      for (let item = waiting[0]; item !== undefined; item = waiting[0]) await answered(saveOne(item));
    } catch (error) {
      down(error);
      throw error;
    }
    up();
  }

  /** The first answer of all tells that the other side is there, whatever still waits. */
  async function answered(work: Promise<void>): Promise<void> {
    await work;
    if (state === 'unknown') up();
  }

  async function saveOne(item: Item): Promise<void> {
    try {
      await options.save(item);
    } catch (error) {
      if (!options.isHopeless(error)) throw error;
      options.onLost(item, error);
    }
    // The oldest may have gone while it was being saved.
    if (waiting[0] === item) waiting.shift();
  }

  tryIn(0);
  return {
    get state() {
      return state;
    },
    waiting,
    add(item) {
      waiting.push(item);
      const [oldest] = waiting;
      if (waiting.length > limit && oldest !== undefined) {
        waiting.shift();
        options.onLost(oldest);
      }
      if (round === undefined && state !== 'down') tryIn(delays.settle);
    },
    change(change) {
      waiting.splice(0, waiting.length, ...waiting.map(change));
    },
    suspect(error) {
      if (round === undefined && state !== 'down') down(error);
    },
    async flush() {
      if (waiting.length === 0) return;
      await round?.catch(() => undefined);
      if (waiting.length > 0) await attempt();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
