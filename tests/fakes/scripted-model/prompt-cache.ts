/**
 * The prompt cache of the Messages API: blocks in the order tools, system, messages; an entry for each
 * breakpoint; a look-back of 20 blocks; nothing below 512 tokens.
 * Source: Anthropic's documentation of prompt caching, October 2026, for the 5.5 models.
 */
import { createHash } from 'node:crypto';
import { blocksOf, type MessagesRequest } from './request-body.ts';

export const BYTES_PER_TOKEN = 3.5;
const MINIMUM_TOKENS = 512;
const LOOK_BACK_BLOCKS = 20;
const LIFETIME_MS = { '5m': 5 * 60_000, '1h': 60 * 60_000 };

export interface InputUsage {
  input_tokens: number;
  cache_creation_input_tokens: number;
  cache_read_input_tokens: number;
}

interface Block {
  /** Hash of everything up to and with this block. */
  prefix: string;
  /** Tokens up to and with this block. */
  tokens: number;
  /** Lifetime that the breakpoint at this block asks for; `null`: none here. */
  breakpoint: keyof typeof LIFETIME_MS | null;
}

interface Breakable {
  cache_control?: { type: string; ttl?: string } | null;
}

export function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

function breakpointOf(part: Breakable): Block['breakpoint'] {
  if (part.cache_control === undefined || part.cache_control === null) return null;
  return part.cache_control.ttl === '1h' ? '1h' : '5m';
}

function withoutBreakpoint(part: object): string {
  return JSON.stringify({ ...part, cache_control: undefined });
}

function listBlocks(request: MessagesRequest): Block[] {
  const blocks: Block[] = [];
  const hash = createHash('sha256').update(request.model);
  let bytes = 0;
  const add = (text: string, breakpoint: Block['breakpoint']): void => {
    hash.update(text).update('\0');
    bytes += Buffer.byteLength(text);
    blocks.push({
      prefix: hash.copy().digest('hex'),
      tokens: Math.ceil(bytes / BYTES_PER_TOKEN),
      breakpoint,
    });
  };
  for (const tool of request.tools ?? []) add(withoutBreakpoint(tool), breakpointOf(tool));
  for (const block of blocksOf(request.system)) add(withoutBreakpoint(block), breakpointOf(block));
  // Thinking mode and effort are part of what the messages are cached under.
  hash.update(JSON.stringify([request.thinking, request.output_config?.effort]));
  for (const message of request.messages) {
    hash.update(`\n${message.role}\n`);
    for (const block of blocksOf(message.content)) add(withoutBreakpoint(block), breakpointOf(block));
  }
  const last = blocks.at(-1);
  if (last !== undefined) last.breakpoint ??= breakpointOf(request);
  return blocks;
}

export interface PromptCache {
  /** Counts a request and remembers its breakpoints. */
  use: (request: MessagesRequest) => InputUsage;
}

/** `now` in milliseconds. */
export function createPromptCache(now: () => number): PromptCache {
  const expiries = new Map<string, number>();
  return {
    use(request) {
      const blocks = listBlocks(request);
      const time = now();
      const isCached = (block: Block): boolean =>
        block.tokens >= MINIMUM_TOKENS && (expiries.get(block.prefix) ?? 0) > time;
      const reachable = blocks.map((_block, index) =>
        blocks.slice(index, index + LOOK_BACK_BLOCKS).some((later) => later.breakpoint !== null),
      );
      const hit = blocks.findLast((block, index) => reachable[index] === true && isCached(block));
      const read = hit?.tokens ?? 0;
      const breakpoints = blocks.filter(
        (block) => block.breakpoint !== null && block.tokens >= MINIMUM_TOKENS,
      );
      const written = Math.max(read, breakpoints.at(-1)?.tokens ?? 0);
      for (const block of breakpoints) {
        expiries.set(block.prefix, time + LIFETIME_MS[block.breakpoint ?? '5m']);
      }
      if (hit !== undefined) {
        expiries.set(hit.prefix, Math.max(time + LIFETIME_MS['5m'], expiries.get(hit.prefix) ?? 0));
      }
      return {
        input_tokens: (blocks.at(-1)?.tokens ?? 0) - written,
        cache_creation_input_tokens: written - read,
        cache_read_input_tokens: read,
      };
    },
  };
}
