import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SOUL, readSoul, SOUL_TOKENS, soulFields, writeSoul } from './soul.ts';
import { bytesOf } from '../agent/text-size.ts';

test('front matter and text are read, in the ways in which people write them', () => {
  const soul = readSoul(
    '\r\n---\r\naddress: "Captain"\r\n# a note\r\n\r\navoid: [puns, small talk]\r\ntone: dry: very\r\nhumour:\r\n---\r\n\r\nBe *kind*.\r\n',
  );
  expect(soul).toEqual({
    fields: { address: 'Captain', avoid: 'puns, small talk', tone: 'dry: very' },
    text: 'Be *kind*.',
  });
  expect(readSoul('Only words.\n---\nand a line')).toEqual({
    fields: {},
    text: 'Only words.\n---\nand a line',
  });
  expect(readSoul('  ')).toEqual({ fields: {}, text: '' });
});

test('what was written is read again as it was', () => {
  const soul = { fields: { address: 'Käpt’n', verbosity: 'brief' }, text: 'A joke now and then.' };
  expect(readSoul(writeSoul(soul) ?? '')).toEqual(soul);
  expect(writeSoul({ fields: { tone: ' a\nb ' }, text: '' })).toBe('---\ntone: a b\n---');
  expect(writeSoul({ fields: { tone: ' ' }, text: ' ' })).toBeNull();
});

test('the default one is a soul', () => {
  const { fields } = readSoul(DEFAULT_SOUL);
  expect(Object.keys(fields)).toEqual(['tone', 'verbosity']);
});

describe('refused, with what to do', () => {
  test.each([
    ['---\nname: x\n---', /"name: x" is not one of these.*address, tone/],
    ['---\naddress:x\n---', /"address:x" is not one of these/],
    ['---\n  tone: x\n---', /is not one of these/],
    ['---\ntone: a\ntone: b\n---', /twice/],
    ['---\ntone: a', /no end/],
    ['x'.repeat(bytesOf(SOUL_TOKENS) + 1), /fewer words/],
  ])('%s', (markdown, why) => {
    expect(() => readSoul(markdown)).toThrow(
      expect.objectContaining({ code: 'invalid', say: expect.stringMatching(why) }),
    );
  });

  test('what grows too long', () => {
    expect(() => writeSoul({ fields: { tone: 'ü'.repeat(700) }, text: 'x'.repeat(100) })).toThrow(/too long/);
  });
});

test('the example in the documentation is one, with every field', () => {
  const example = readFileSync(new URL('../../../docs/souls/example.md', import.meta.url), 'utf8');
  const soul = readSoul(example);
  expect(Object.keys(soul.fields)).toEqual([...soulFields]);
  expect(readSoul(writeSoul(soul) ?? '')).toEqual(soul);
});
