import { type Block, parseBlock } from './blocks.ts';

/** Blocks of a text that may grow, each with the character where it begins. */
export interface CachedBlocks {
  readonly text: string;
  readonly blocks: readonly { readonly from: number; readonly block: Block }[];
}

export const NO_BLOCKS: CachedBlocks = { text: '', blocks: [] };

/**
 * The blocks of a text. Of one that begins as it did before, only the end is read: all before it are the very
 * same objects.
 */
export function readBlocks(text: string, before: CachedBlocks): CachedBlocks {
  if (text === before.text) return before;
  const isLonger = text.startsWith(before.text);
  const done = isLonger ? before.blocks.slice(0, -unfinished(before)) : [];
  const from = isLonger ? (before.blocks[done.length]?.from ?? 0) : 0;
  const lines = text.slice(from).split('\n');
  const offsets = offsetsOf(lines, from);
  const blocks = [...done];
  let at = 0;
  while (at < lines.length) {
    if ((lines[at] ?? '').trim() === '') {
      at += 1;
      continue;
    }
    const { block, next } = parseBlock(lines, at);
    blocks.push({ from: offsets[at] ?? from, block });
    at = next;
  }
  return { text, blocks };
}

/** The last block grows, and a list goes on after "2" has become "2. ". */
const unfinished = ({ blocks }: CachedBlocks): number => (blocks.at(-2)?.block.kind === 'list' ? 2 : 1);

function offsetsOf(lines: readonly string[], from: number): readonly number[] {
  let offset = from;
  return lines.map((line) => {
    const own = offset;
    offset += line.length + 1;
    return own;
  });
}
