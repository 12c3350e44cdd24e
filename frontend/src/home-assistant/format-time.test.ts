import { expect, test } from 'vitest';
import { formatTime } from './format-time.ts';
import type { Connection } from './hass.ts';

const connection: Connection = {
  connected: true,
  subscribeMessage: () => Promise.reject(new Error('Not here.')),
  addEventListener: () => undefined,
};
const at = Date.parse('2026-11-22T14:02:00Z');
const zone = { time_zone: 'server', time_format: 'language' } as const;
const config = { time_zone: 'America/New_York' };

test.each([
  ['de', zone, '9:02'],
  ['en', zone, '9:02 AM'],
  ['en', { ...zone, time_format: '24' } as const, '09:02'],
  ['de', { ...zone, time_format: '12' } as const, '9:02 AM'],
])('%s, %j: %s', (language, locale, text) => {
  const said = formatTime(at, { connection, language, locale, config });
  expect(said.replaceAll(/\s/g, ' ')).toBe(text);
});
