export interface RateLimit {
  /** False: that was one too many. */
  take(): boolean;
}

/** At most `limit` in any `windowMs` milliseconds; `now` in milliseconds. */
export function createRateLimit(limit: number, windowMs: number, now: () => number): RateLimit {
  let taken: number[] = [];
  return {
    take() {
      const at = now();
      taken = taken.filter((time) => time > at - windowMs);
      if (taken.length >= limit) return false;
      taken.push(at);
      return true;
    },
  };
}
