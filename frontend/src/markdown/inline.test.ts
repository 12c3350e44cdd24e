import { expect, test } from 'vitest';
import { type Inline, parseInline } from './inline.ts';

/** In a short way: `strong(…)`, `a[https://…](…)`. */
function written(inline: Inline): string {
  if (inline.kind === 'text') return inline.text;
  if (inline.kind === 'break') return '⏎';
  if (inline.kind === 'code') return `code(${inline.text})`;
  const inside = inline.inside.map(written).join('');
  if (inline.kind === 'link') return `a[${inline.link.href} at ${inline.link.where}](${inside})`;
  return `${inline.kind}(${inside})`;
}

test.each([
  ['**on** and *off*', 'strong(on) and emphasis(off)'],
  ['__on__ and _off_ and ~~gone~~', 'strong(on) and emphasis(off) and strike(gone)'],
  ['**a *b* c**', 'strong(a emphasis(b) c)'],
  ['*a **b** c*', 'emphasis(a strong(b) c)'],
  ['light.sofa_lamp_left and snake_case', 'light.sofa_lamp_left and snake_case'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['**not yet', '**not yet'],
  ['\\*as it is\\*', '*as it is*'],
  ['C:\\Users', 'C:\\Users'],
  ['`a * b` and ``c ` d``', 'code(a * b) and code(c ` d)'],
  ['an ` alone', 'an ` alone'],
  ['one\ntwo', 'one⏎two'],
  ['[the news](https://example.org/a?b=c "Title")', 'a[https://example.org/a?b=c at example.org](the news)'],
  ['[**bold**](https://example.org)', 'a[https://example.org/ at example.org](strong(bold))'],
  [
    '[https://bank.example](https://evil.example/x)',
    'a[https://evil.example/x at evil.example](https://bank.example)',
  ],
  ['[x](https://bank.example@evil.example)', 'a[https://bank.example@evil.example/ at evil.example](x)'],
  ['[x](https://bаnk.example)', 'a[https://xn--bnk-6cd.example/ at xn--bnk-6cd.example](x)'],
  [
    'see https://example.org/a_b_c. Then',
    'see a[https://example.org/a_b_c at example.org](https://example.org/a_b_c). Then',
  ],
  ['<mailto:sam@example.org>', 'a[mailto:sam@example.org at sam@example.org](mailto:sam@example.org)'],
  ['[call](tel:+491234)', 'a[tel:+491234 at +491234](call)'],
  // What is not safe is text.
  ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
  ['[x](JaVaScRiPt:alert%281%29)', '[x](JaVaScRiPt:alert%281%29)'],
  ['[x](data:text/html,hello)', '[x](data:text/html,hello)'],
  ['[x](/config/users)', '[x](/config/users)'],
  ['[x](//evil.example)', '[x](//evil.example)'],
  ['[x](homeassistant://navigate/x)', '[x](homeassistant://navigate/x)'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  // A picture is no more than a way to it.
  ['![cat](https://evil.example/?q=secret)', 'a[https://evil.example/?q=secret at evil.example](cat)'],
])('%s', (text, expected) => {
  expect(parseInline(text).map(written).join('')).toBe(expected);
});

test.each(['**a ', '[', '`a ``b ', '*_', '[a](', '![', '<h', '_a ', '\\'])(
  '%s many times is read in the time of a few',
  (piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    expect(parseInline(text).map(written).join('').length).toBeGreaterThan(1_000);
  },
  2_000,
);
