import { expect, test } from 'vitest';
import { parseBlocks } from './blocks.ts';

const blocks = (text: string) => parseBlocks(text.split('\n'));
const paragraph = (text: string) => ({ kind: 'paragraph', text });

test.each<[string, string, object[]]>([
  ['lines that go on', 'one\ntwo\n\nthree', [paragraph('one\ntwo'), paragraph('three')]],
  [
    'headings',
    '# One\n### Three ###\n## C# \n# #\n#hash',
    [
      { kind: 'heading', level: 1, text: 'One' },
      { kind: 'heading', level: 3, text: 'Three' },
      { kind: 'heading', level: 2, text: 'C#' },
      { kind: 'heading', level: 1, text: '' },
      paragraph('#hash'),
    ],
  ],
  [
    'code, in which nothing is read',
    '```yaml\n# a\n\n- b\n```\nafter',
    [{ kind: 'code', text: '# a\n\n- b' }, paragraph('after')],
  ],
  ['code that has no end yet', 'look:\n~~~\na: 1', [paragraph('look:'), { kind: 'code', text: 'a: 1' }]],
  [
    'a list right below a text',
    'Lamps:\n- one\n* two',
    [paragraph('Lamps:'), { kind: 'list', start: null, items: [[paragraph('one')], [paragraph('two')]] }],
  ],
  [
    'numbers from three, apart',
    '3. three\n\n4) four\n\nend',
    [{ kind: 'list', start: 3, items: [[paragraph('three')], [paragraph('four')]] }, paragraph('end')],
  ],
  [
    'a list in a list, and a text that goes on',
    '- one\n  - inner\n- two\nmore\n\n  apart',
    [
      {
        kind: 'list',
        start: null,
        items: [
          [paragraph('one'), { kind: 'list', start: null, items: [[paragraph('inner')]] }],
          [paragraph('two\nmore'), paragraph('apart')],
        ],
      },
    ],
  ],
  [
    'a quote',
    '> said\n> twice\n\nafter',
    [{ kind: 'quote', blocks: [paragraph('said\ntwice')] }, paragraph('after')],
  ],
  ['a rule, which is no list', '* * *\n---', [{ kind: 'rule' }, { kind: 'rule' }]],
  [
    'a table below a text',
    'See:\n| Room | °C |\n|:-----|---:|\n| Bath \\| WC | 22 |\n| Hall |\n\nend',
    [
      paragraph('See:'),
      {
        kind: 'table',
        align: ['start', 'end'],
        head: ['Room', '°C'],
        rows: [
          ['Bath | WC', '22'],
          ['Hall', ''],
        ],
      },
      paragraph('end'),
    ],
  ],
  ['bars that are no table', 'a | b\nc | d', [paragraph('a | b\nc | d')]],
  ['HTML, as text', '<script>alert(1)</script>', [paragraph('<script>alert(1)</script>')]],
  ['a minus within a sentence', 'it is -5 outside\n-5 is cold', [paragraph('it is -5 outside\n-5 is cold')]],
])('%s', (_name, text, expected) => {
  expect(blocks(text)).toEqual(expected);
});

test('nothing is deeper than anybody reads', () => {
  expect(JSON.stringify(blocks('> '.repeat(5_000) + 'x')).length).toBeLessThan(20_000);
  expect(JSON.stringify(blocks('- '.repeat(5_000) + 'x')).length).toBeLessThan(20_000);
});
