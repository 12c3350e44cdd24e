/**
 * What models cost, in US dollars per million tokens. From the price list of the Claude API
 * (https://platform.claude.com/docs/en/about-claude/pricing) as of `PRICES_OF`; the setting `prices` overrides it.
 */
import type { ModelUsage } from '../store/store.ts';

export const PRICES_OF = '2026-11-22';

export interface Price {
  readonly input: number;
  readonly output: number;
  /** For five minutes, which is how long our prompts ask to be kept. */
  readonly cacheWrite: number;
  readonly cacheRead: number;
  /** Of a whole request whose prompt has more tokens than `LONG_PROMPT`; absent: the same. */
  readonly long?: Price;
}

export type Prices = Readonly<Record<string, Price>>;

/** Tokens, whether read from the cache or not. */
export const LONG_PROMPT = 100_000;

/** Where only two figures are told: writing to the cache costs a quarter more than input, reading a tenth of it. */
export function priceOf(
  input: number,
  output: number,
  cacheWrite = input * 1.25,
  cacheRead = input / 10,
): Price {
  return { input, output, cacheWrite, cacheRead };
}

export const usualPrices: Prices = {
  'claude-haiku-5-5': { ...priceOf(0.1, 0.5, 0.125, 0.01), long: priceOf(0.5, 2.5, 0.625, 0.05) },
  'claude-sonnet-5-5': priceOf(2, 10, 2.5, 0.1),
  'claude-opus-5-5': priceOf(4, 20, 5, 0.2),
  'claude-fable-5-1': priceOf(10, 50, 12.5, 0.25),
  'claude-opus-5': priceOf(5, 25),
  'claude-sonnet-5': priceOf(2, 10),
  'claude-haiku-4-5': priceOf(1, 5),
};

/** Older models have a date behind their name, e.g. `claude-haiku-4-5-20251001`. */
const dated = /-\d{8}$/;

export const promptTokens = (usage: Omit<ModelUsage, 'model'>) =>
  usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;

/** US dollars for tokens of requests that were all long, or all not; undefined: nobody knows what the model costs. */
export function costOf(usage: ModelUsage, prices: Prices, isLong = promptTokens(usage) > LONG_PROMPT) {
  const name = [usage.model, usage.model.replace(dated, '')].find((one) => Object.hasOwn(prices, one));
  const usual = name === undefined ? undefined : prices[name];
  if (usual === undefined) return undefined;
  const price = isLong ? (usual.long ?? usual) : usual;
  const millionths =
    usage.inputTokens * price.input +
    usage.outputTokens * price.output +
    usage.cacheWriteTokens * price.cacheWrite +
    usage.cacheReadTokens * price.cacheRead;
  return millionths / 1_000_000;
}
