import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ArgumentError, DEFAULT_OPTIONS, parseBedArguments } from './options.ts';

test('a bare "up" means the defaults', () => {
  expect(parseBedArguments(['up'])).toEqual(DEFAULT_OPTIONS);
});

test('every option is taken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'butler-options-'));
  const given = ['--entities', '500', '--model-url', 'http://127.0.0.1:4000/', '--dir', 'x', '--empty'];
  const database = 'postgresql://butler:p@127.0.0.1:5432/butler';
  const more = ['--database-url', database, '--packages', folder, '--custom-components', folder];
  const last = ['--agent-anthropic', '--home-assistant-port', '8200', '--app-port', '8201'];
  expect(parseBedArguments(['up', ...given, ...more, ...last])).toEqual({
    entities: 500,
    modelUrl: 'http://127.0.0.1:4000',
    databaseUrl: database,
    directory: join(process.cwd(), 'x'),
    packages: folder,
    customComponents: folder,
    empty: true,
    agentAnthropic: true,
    homeAssistantPort: 8200,
    appPort: 8201,
    appMain: null,
  });
});

test('"none" configures no model', () => {
  expect(parseBedArguments(['up', '--model-url', 'none'])).toMatchObject({ modelUrl: null });
});

test.each([
  [[], 'The command is "up"'],
  [['down'], 'this was "down"'],
  [['up', '--entity', '3'], "Unknown option '--entity'"],
  [['up', '--entities', '-3'], '--entities'],
  [['up', '--entities', '1.5'], 'write a whole number from 0 to 20000'],
  [['up', '--model-url', 'localhost:80'], 'write a URL'],
  [['up', '--database-url', 'http://x'], 'for example postgresql://'],
  [['up', '--packages', '/does/not/exist'], 'there is no such folder'],
  [['up', '--app-port', '70000'], 'from 1 to 65535'],
  [['up', '--agent-anthropic', '--model-url', 'none'], 'needs a model'],
])('%j says what is wrong', (args, words) => {
  expect(() => parseBedArguments(args)).toThrow(ArgumentError);
  expect(() => parseBedArguments(args)).toThrow(words);
});
