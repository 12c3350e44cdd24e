import { createHash } from 'node:crypto';

export interface Dice {
  below: (limit: number) => number;
  bytes: (size: number) => Buffer;
  pick: <Item>(items: readonly Item[]) => Item;
}

/** The same numbers on every run, so that a failure can be looked at; others with another `FUZZ_SEED`. */
export function createDice(seed: string): Dice {
  let block = createHash('sha512')
    .update(seed + (process.env['FUZZ_SEED'] ?? ''))
    .digest();
  let at = 0;
  const byte = () => {
    if (at === block.length) {
      block = createHash('sha512').update(block).digest();
      at = 0;
    }
    return block.readUInt8(at++);
  };
  const below = (limit: number) => (byte() * 65_536 + byte() * 256 + byte()) % limit;
  return {
    below,
    bytes: (size) => Buffer.from(Array.from({ length: size }, byte)),
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
  };
}
