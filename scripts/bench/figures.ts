/** A figure's middle and its slow end, in the unit of the samples. */
export interface Figures {
  readonly p50: number;
  readonly p95: number;
}

/** Nearest-rank percentiles. Throws on an empty list: nothing was measured. */
export function figures(samples: readonly number[]): Figures {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const sample = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
    if (sample === undefined) throw new Error('There is nothing to take a percentile of.');
    return sample;
  };
  return { p50: at(0.5), p95: at(0.95) };
}

/** `p50 / p95` with one decimal. */
export const inMilliseconds = ({ p50, p95 }: Figures): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
