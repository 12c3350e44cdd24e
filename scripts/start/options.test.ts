import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ArgumentError } from '../bed/options.ts';
import { appSettings } from './app-settings.ts';
import { HOME_DIRECTORY, parseStartArguments } from './options.ts';

test('nothing said: the home in .home, kept from last time', () => {
  const options = { directory: HOME_DIRECTORY, fresh: false, homeAssistant: null, port: null };
  expect(parseStartArguments([])).toEqual(options);
});

test('every option is taken', () => {
  const args = [
    '--fresh',
    '--port',
    '8300',
    '--dir',
    'x',
    '--home-assistant',
    'http://homeassistant.local:8123/',
  ];
  expect(parseStartArguments(args)).toEqual({
    directory: join(process.cwd(), 'x'),
    fresh: true,
    homeAssistant: 'http://homeassistant.local:8123',
    port: 8300,
  });
});

test.each([
  [['--home-assistant', 'homeassistant.local'], 'for example http://homeassistant.local:8123'],
  [['--port', '0'], 'from 1 to 65535'],
  [['--freshly'], "Unknown option '--freshly'"],
  [['now'], "Unexpected argument 'now'"],
])('%j says what is wrong', (args, words) => {
  expect(() => parseStartArguments(args)).toThrow(ArgumentError);
  expect(() => parseStartArguments(args)).toThrow(words);
});

test('the app gets its key and its settings, and not where it runs', () => {
  const environment = {
    ANTHROPIC_API_KEY: 'key',
    BUTLER_MODEL: 'claude-x',
    BUTLER_HOST: '0.0.0.0',
    BUTLER_PORT: '1',
    BUTLER_DATA_DIR: '/x',
    BUTLER_LOG_LEVEL: '',
    PATH: '/bin',
  };
  expect(appSettings(environment)).toEqual({ ANTHROPIC_API_KEY: 'key', BUTLER_MODEL: 'claude-x' });
});
