import { describe, expect, test } from 'vitest';
import { english } from '../language/english.ts';
import { createLinkFilter, hostsIn } from './links.ts';

function filtered(text: string, known: readonly string[] = [], size = text.length, isOn = true): string {
  const filter = createLinkFilter({
    isOn: () => isOn,
    isKnown: (host) => known.includes(host),
    phrases: english,
  });
  let heard = '';
  for (let at = 0; at < text.length; at += size) heard += filter.push(text.slice(at, at + size));
  return heard + filter.finish();
}

const cases: readonly [given: string, heard: string][] = [
  ['See https://evil.example/a?q=1 now.', 'See a link that I leave out now.'],
  ['See www.evil.example now.', 'See a link that I leave out now.'],
  ['Look: ![cat](https://evil.example/c.png?secret) nice', 'Look: cat nice'],
  ['Look: ![](//evil.example/c.png)!', 'Look: !'],
  ['Read [this](https://evil.example/x) page', 'Read [this] page'],
  ['Read [this](/\\evil.example/x) page', 'Read [this] page'],
  ['Read [this](javascript:alert) page', 'Read [this] page'],
  ['A ![x][1] here\n\n[1]: https://evil.example/i.png', 'A x here\n\n[1]'],
  ['<img src="https://evil.example/i.png"> hi', ' hi'],
  ['<https://evil.example/i> hi', 'a link that I leave out hi'],
  ['ends with https://evil.example', 'ends with a link that I leave out'],
  ['ends with ![x](https://evil.example/a', 'ends with x'],
];

describe.each([1, 3, 1_000])('in pieces of %i', (size) => {
  test.each(cases)('%j', (given, heard) => {
    const text = filtered(given, [], size);
    expect(text).toBe(heard);
    expect(text).not.toContain('evil.example');
  });

  test.each([
    'Which of these: 1 < 2, or 3 > 2? [yes] (maybe) why!',
    'See https://good.example/a?b=1 and [here](https://good.example/x "title"), and ![y](https://good.example/y.png).',
    'On this page: [lights](/lovelace/lights).',
  ])('what is known or no address stays: %j', (text) => {
    expect(filtered(text, ['good.example'], size)).toBe(text);
  });
});

test('without outside text every link stays', () => {
  const text = 'See ![a](https://anything.example/a) and https://other.example';
  expect(filtered(text, [], 2, false)).toBe(text);
});

test('words go on without waiting where no address can begin', () => {
  const filter = createLinkFilter({ isOn: () => true, isKnown: () => false, phrases: english });
  expect(filter.push('much as ')).toBe('much as ');
  expect(filter.push('with')).toBe('with');
  expect(filter.push(' h')).toBe(' ');
  expect(filter.push('ome')).toBe('home');
});

test('host names in words', () => {
  expect(hostsIn('Look at Example.ORG/x, https://a.b.example:8080/y and me@mail.example. Bye.')).toEqual([
    'example.org',
    'a.b.example',
  ]);
});
