import { expect, test } from 'vitest';
import { heardPin } from './spoken-pin.ts';

test.each([
  ['4711', '4711'],
  ['4 7 1 1', '4711'],
  ['47 11', '4711'],
  ['4-7-1-1.', '4711'],
  ['four seven one one', '4711'],
  ['Four, seven, one, one.', '4711'],
  ['forty-seven eleven', '4711'],
  ['forty eleven', '4011'],
  ['oh four two zero', '0420'],
  ['vier sieben eins eins', '4711'],
  ['siebenundvierzig elf', '4711'],
  ['einundzwanzig zwo null', '2120'],
  ['double four one one', '4411'],
  ['four triple seven', '4777'],
  ['vier sieben zweimal eins', '4711'],
  ['viertausendsiebenhundertelf', '4711'],
  ['siebenundvierzighundertelf', '4711'],
  ['zweitausendfünf', '2005'],
  ['my PIN is 4711', '4711'],
  ['Meine PIN ist 4711 bitte', '4711'],
  ['ja, die Nummer ist vier sieben eins eins', '4711'],
  ['mein Code ist 4711', '4711'],
  ['it is 4711', '4711'],
  ['hier: 4711', '4711'],
  ['here, try 4711', '4711'],
  ['es ist 4711, danke', '4711'],
  ['4711 thanks', '4711'],
  ['4711 Danke', '4711'],
  ['no, 4711', '4711'],
  ['nein, meine ist 4711', '4711'],
  ['٤٧١١', '4711'],
])('%s', (text, digits) => {
  expect(heardPin(text)).toEqual({ kind: 'pin', digits });
});

test.each([
  ['4711 I think', 'mixed'],
  ['unlock the door 4711', 'mixed'],
  ['1234567890123', 'mixed'],
  ['471', 'few'],
  ['four seven', 'few'],
  ['the second one please turn it on', 'none'],
  ['turn on the light', 'none'],
  ['yes please', 'none'],
  ['set it to 21 degrees', 'none'],
  ['hundert Prozent', 'none'],
  ['mach das Licht auf hundert', 'none'],
])('%s is %s', (text, kind) => {
  expect(heardPin(text)).toEqual({ kind });
});
