import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig, type Config } from '../config.ts';
import { openSettings } from './open-settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-settings-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What is sealed here is its base64. */
const sealed = (key: string) => ({
  public_key: 'A'.repeat(43),
  sealed: Buffer.from(key).toString('base64'),
});

function open(environment: Record<string, string> = {}, options = '{}') {
  const changes: { after: Config; before: Config }[] = [];
  const load = (text?: string) =>
    loadConfig({
      environment: { BUTLER_DATA_DIR: folder, BUTLER_OPTIONS_FILE: '/options', ...environment },
      readText: (path) => (path === '/options' ? options : text),
    });
  const settings = openSettings({
    config: load(),
    configWith: load,
    open: (box) => Buffer.from(box.sealed, 'base64').toString(),
    onChange: (after, before) => changes.push({ after, before }),
  });
  return { settings, changes, path: join(folder, 'butler.json') };
}
const fileOf = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as unknown;

test('a key is kept for us alone, in force at once, and never shown', async () => {
  const { settings, changes, path } = open();
  await settings.change({ anthropic_api_key: sealed(' sk-new\n'), model_url: 'http://127.0.0.1:8080/' });
  expect(settings.config.anthropicKey?.reveal()).toBe('sk-new');
  expect(settings.config.modelUrl).toBe('http://127.0.0.1:8080');
  expect(changes).toHaveLength(1);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(settings.shown().anthropic_api_key).toEqual({ is_set: true, fixed_by: null });
  expect(JSON.stringify([settings.shown(), settings.config])).not.toContain('sk-new');
});

test('what is left out stays, and null goes back to the default', async () => {
  const { settings, path } = open();
  await writeFile(path, '{"log_level": "debug"}');
  await settings.change({ anthropic_api_key: sealed('sk-1'), model: 'one', local_first: false });
  await settings.change({ language: 'de' });
  expect(await fileOf(path)).toEqual({
    log_level: 'debug',
    anthropic_api_key: 'sk-1',
    model: 'one',
    local_first: false,
    language: 'de',
  });
  await settings.change({ anthropic_api_key: null, model: null, local_first: null, language: '' });
  expect(await fileOf(path)).toEqual({ log_level: 'debug' });
  expect(settings.config).toMatchObject({ anthropicKey: undefined, localFirst: true, language: undefined });
});

test('where Ollama is, and its model, are in force at once', async () => {
  const { settings, changes } = open();
  await settings.change({ ollama_url: 'http://192.168.1.20:11434/', embedding_model: 'embeddinggemma' });
  expect(changes.at(-1)?.after).toMatchObject({
    ollamaUrl: 'http://192.168.1.20:11434',
    embeddingModel: 'embeddinggemma',
  });
  expect(settings.shown()).toMatchObject({
    ollama_url: { value: 'http://192.168.1.20:11434', fixed_by: null },
    embedding_model: { value: 'embeddinggemma', fixed_by: null },
  });
  await settings.change({ ollama_url: null, embedding_model: null });
  expect(settings.config).toMatchObject({ ollamaUrl: undefined, embeddingModel: 'nomic-embed-text' });
});

test.each([
  [{ model: 'two words' }, /model in .*butler.json is "two words": write the name of a model/],
  [{ model_url: 'ftp://x' }, /model_url .*: write the base address/],
  [{ ollama_url: '192.168.1.20:11434' }, /ollama_url .*: write the address of Ollama/],
  [{ embedding_model: 'two words' }, /embedding_model .*: write the name of a model of Ollama/],
  [{ language: 'plain English' }, /language .*: write a language such as/],
  [{ anthropic_api_key: sealed('sk two') }, /anthropic_api_key in .* is not usable: write the key/],
  [{ anthropic_api_key: sealed(' ') }, /leave it out to keep it/],
])('a wrong value is named and changes nothing: %o', async (request, sentence) => {
  const { settings, changes, path } = open();
  await settings.change({ model: 'kept' });
  await expect(settings.change({ language: 'fr', ...request })).rejects.toMatchObject({
    code: 'invalid',
    say: expect.stringMatching(sentence) as string,
  });
  expect(settings.config).toMatchObject({ model: 'kept', language: undefined });
  expect(await fileOf(path)).toEqual({ model: 'kept' });
  expect(changes).toHaveLength(1);
});

test('what the environment or the options set is fixed, and says where', async () => {
  const { settings } = open({ ANTHROPIC_API_KEY: 'sk-environment' }, '{"model": "from-options"}');
  expect(settings.shown()).toMatchObject({
    anthropic_api_key: { is_set: true, fixed_by: 'ANTHROPIC_API_KEY' },
    model: { value: 'from-options', fixed_by: 'model in /options' },
    fallback_model: { fixed_by: null },
  });
  await expect(settings.change({ model: 'other' })).rejects.toThrow(
    'model is set by model in /options: change it there.',
  );
});

test('a file that is no object is left alone', async () => {
  const { settings, path } = open();
  await writeFile(path, 'sk-half a file');
  await expect(settings.change({ language: 'de' })).rejects.toThrow(/mend or delete it\.$/);
  expect(await readFile(path, 'utf8')).toBe('sk-half a file');
});

test('two changes at once are both kept', async () => {
  const { settings, path } = open();
  await Promise.all([settings.change({ model: 'one' }), settings.change({ fallback_model: 'two' })]);
  expect(await fileOf(path)).toEqual({ model: 'one', fallback_model: 'two' });
});

test('a disk that is full changes nothing', async () => {
  const { settings, changes } = open();
  await rm(folder, { recursive: true });
  await expect(settings.change({ model: 'one' })).rejects.toThrow(/save that on my disk \(ENOENT\)/);
  expect(settings.config.model).toBe('claude-haiku-5-5');
  expect(changes).toEqual([]);
});

test('a key is never sent to an address for which it was not given', async () => {
  const elsewhere = { model_url: 'https://collector.example' };
  const fixed = open({ ANTHROPIC_API_KEY: 'sk-environment' });
  await expect(fixed.settings.change(elsewhere)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('ANTHROPIC_API_KEY'),
  });
  expect(fixed.settings.config.modelUrl).toBeUndefined();

  const { settings, changes } = open();
  await settings.change({ anthropic_api_key: sealed('sk-1') });
  await expect(settings.change(elsewhere)).rejects.toMatchObject({ code: 'invalid' });
  await expect(settings.change({ ...elsewhere, model: 'two' })).rejects.toMatchObject({ code: 'invalid' });
  expect(settings.config).toMatchObject({ modelUrl: undefined, model: 'claude-haiku-5-5' });
  expect(changes).toHaveLength(1);
  await settings.change({ ...elsewhere, anthropic_api_key: sealed('sk-2') });
  expect(settings.config.modelUrl).toBe('https://collector.example');
  await settings.change({ model_url: null });
  expect(settings.config.modelUrl).toBeUndefined();
});
