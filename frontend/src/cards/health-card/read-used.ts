import { readAmount, readCount, readRecord } from '../../client/read.ts';

/** What requests of a model took. */
export interface Used {
  /** In the currency of the whole. */
  readonly cost: number;
  readonly requests: number;
  /** Neither read from the cache nor written to it. */
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cache_read_tokens: number;
  readonly cache_write_tokens: number;
}
export type Tokens = Omit<Used, 'cost' | 'requests'>;

export function readTokens(value: unknown): Tokens | null {
  const used = readRecord(value);
  const [input, output] = [readCount(used?.['input_tokens']), readCount(used?.['output_tokens'])];
  const [read, written] = [readCount(used?.['cache_read_tokens']), readCount(used?.['cache_write_tokens'])];
  if (input === null || output === null || read === null || written === null) return null;
  return { input_tokens: input, output_tokens: output, cache_read_tokens: read, cache_write_tokens: written };
}

export function readUsed(value: unknown): Used | null {
  const used = readRecord(value);
  const [tokens, cost, requests] = [
    readTokens(value),
    readAmount(used?.['cost']),
    readCount(used?.['requests']),
  ];
  return tokens === null || cost === null || requests === null ? null : { ...tokens, cost, requests };
}

/** Everything that the model was sent. */
export const promptOf = (used: Tokens): number =>
  used.input_tokens + used.cache_read_tokens + used.cache_write_tokens;
export const tokensOf = (used: Tokens): number => promptOf(used) + used.output_tokens;
