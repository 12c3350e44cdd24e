import { expect, test } from 'vitest';
import { parseBlocks } from './blocks.ts';
import { NO_BLOCKS, readBlocks } from './cached-blocks.ts';

const TEXT = `# Lamps

Three are **on**:

- one
  - inner
- two

| Room | °C |
|------|---:|
| Hall | 20 |

\`\`\`yaml
a: 1

b: 2
\`\`\`
> said

1. first

2. second
   more

end`;

test('whatever the pieces in which a text comes, it is the same in the end', () => {
  const whole = parseBlocks(TEXT.split('\n'));
  for (const size of [1, 2, 7, 40]) {
    let known = NO_BLOCKS;
    for (let end = 0; end < TEXT.length + size; end += size) known = readBlocks(TEXT.slice(0, end), known);
    expect(known.blocks.map(({ block }) => block)).toEqual(whole);
  }
});

test('what is finished is read once', () => {
  const first = readBlocks('one\n\ntwo\n\nthr', NO_BLOCKS);
  const second = readBlocks('one\n\ntwo\n\nthree\n\nfour', first);
  expect(second.blocks.map(({ block }) => block)).toHaveLength(4);
  expect(second.blocks[0]?.block).toBe(first.blocks[0]?.block);
  expect(second.blocks[1]?.block).toBe(first.blocks[1]?.block);
  expect(second.blocks[2]?.block).not.toBe(first.blocks[2]?.block);
});

test('another text is read anew', () => {
  const first = readBlocks('one\n\ntwo', NO_BLOCKS);
  expect(readBlocks('two', first).blocks).toEqual([{ from: 0, block: { kind: 'paragraph', text: 'two' } }]);
  expect(readBlocks('', first).blocks).toEqual([]);
});
