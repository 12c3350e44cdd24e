import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type ConfigSources, loadConfig } from './config.ts';
import { ButlerError } from './errors.ts';

const OPTIONS = '/data/options.json';
const FILE = '/home/butler/butler.json';

function load(environment: ConfigSources['environment'], files: Record<string, string> = {}) {
  return loadConfig({
    environment: { BUTLER_DATA_DIR: '/home/butler', ...environment },
    readText: (path) => files[path],
  });
}

function linesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ButlerError && error.code === 'config') return error.say.split('\n');
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('loadConfig', () => {
  test('has a default for everything', () => {
    expect(load({})).toMatchObject({
      host: '127.0.0.1',
      port: 8099,
      dataDir: '/home/butler',
      databaseUrl: undefined,
      anthropicKey: undefined,
      modelUrl: undefined,
      model: 'claude-haiku-5-5',
      logLevel: 'info',
      logFormat: 'text',
    });
  });

  test('takes budget, limit and prices from a form and from the environment', () => {
    const none = load({});
    expect(none).toMatchObject({ monthlyBudget: undefined, callsPerHour: 120, prices: {} });
    const set = load(
      { BUTLER_PRICES: 'own/model 1 5, claude-haiku-5-5 0.2 1 0.25 0.02', BUTLER_CALLS_PER_HOUR: '0' },
      { [OPTIONS]: '{"monthly_budget": 4.5, "small_model": "own/model"}' },
    );
    expect(set).toMatchObject({ monthlyBudget: 4.5, callsPerHour: 0, smallModel: 'own/model' });
    expect(set.prices).toEqual({
      'own/model': { input: 1, output: 5, cacheWrite: 1.25, cacheRead: 0.1 },
      'claude-haiku-5-5': { input: 0.2, output: 1, cacheWrite: 0.25, cacheRead: 0.02 },
    });
  });

  test('does without Ollama unless it is told where one is', () => {
    expect(load({})).toMatchObject({ ollamaUrl: undefined, embeddingModel: 'nomic-embed-text' });
    const set = load(
      { BUTLER_EMBEDDING_MODEL: 'embeddinggemma' },
      { [OPTIONS]: '{"ollama_url": "http://nas:11434/"}' },
    );
    expect(set).toMatchObject({ ollamaUrl: 'http://nas:11434', embeddingModel: 'embeddinggemma' });
    expect(() => load({ BUTLER_OLLAMA_URL: 'nas:11434' })).toThrow(/BUTLER_OLLAMA_URL .*: write the address/);
  });

  test.each([
    [{ BUTLER_MONTHLY_BUDGET: '0' }, /^BUTLER_MONTHLY_BUDGET is "0": write US dollars/],
    [{ BUTLER_MONTHLY_BUDGET: '-1' }, /^BUTLER_MONTHLY_BUDGET/],
    [{ BUTLER_CALLS_PER_HOUR: '1.5' }, /^BUTLER_CALLS_PER_HOUR is "1.5": write a whole number/],
    [{ BUTLER_PRICES: 'model 1' }, /^BUTLER_PRICES is "model 1": write MODEL INPUT OUTPUT/],
    [{ BUTLER_PRICES: 'model 1 2 3' }, /^BUTLER_PRICES/],
  ])('says what is wrong with %o', (environment, sentence) => {
    expect(linesOf(() => load(environment))).toEqual([expect.stringMatching(sentence)]);
  });

  test('takes the key from the environment, then the options, then the file', () => {
    const files = {
      [OPTIONS]: '{"anthropic_api_key": "from-options"}',
      [FILE]: '{"anthropic_api_key": "from-file"}',
    };
    expect(load({ ANTHROPIC_API_KEY: 'from-environment' }, files).anthropicKey?.reveal()).toBe(
      'from-environment',
    );
    expect(load({}, files).anthropicKey?.reveal()).toBe('from-options');
    expect(load({}, { [FILE]: files[FILE] ?? '' }).anthropicKey?.reveal()).toBe('from-file');
  });

  test('an empty value counts as not set', () => {
    const files = {
      [OPTIONS]: '{"anthropic_api_key": "", "log_level": null}',
      [FILE]: '{"anthropic_api_key": "k"}',
    };
    expect(load({ ANTHROPIC_API_KEY: '', BUTLER_PORT: '' }, files).anthropicKey?.reveal()).toBe('k');
  });

  test('names every wrong value at once, and what to write instead', () => {
    const lines = linesOf(() =>
      load({ BUTLER_PORT: '99999', BUTLER_LOG_LEVEL: 'loud' }, { [OPTIONS]: '{"model_url": "ftp://x"}' }),
    );
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).toContain('BUTLER_PORT is "99999": write a whole number from 0 to 65535.');
    expect(lines.join('\n')).toContain('BUTLER_LOG_LEVEL is "loud": write debug, info, warning or error.');
    expect(lines.join('\n')).toContain(`model_url in ${OPTIONS} is "ftp://x": write the base address`);
  });

  test('an unknown setting is named, with the ones that exist', () => {
    expect(linesOf(() => load({}, { [FILE]: '{"antropic_key": "sk-1"}' }))).toEqual([
      expect.stringMatching(/^antropic_key in .*butler\.json is no setting: there are .*anthropic_api_key/),
    ]);
  });

  test('no error repeats a key, a password or a piece of a file', () => {
    const said = [
      ...linesOf(() =>
        load({ ANTHROPIC_API_KEY: 'sk-se cret', BUTLER_DATABASE_URL: 'mysql://u:pass-word@h/d' }),
      ),
      ...linesOf(() => load({}, { [FILE]: '{"anthropic_api_key": sk-secret}' })),
    ].join('\n');
    expect(said).toContain('ANTHROPIC_API_KEY is not usable');
    expect(said).toContain('BUTLER_DATABASE_URL is not usable');
    expect(said).not.toMatch(/sk-|pass-word/);
  });

  test('a loaded configuration can be printed without giving anything away', () => {
    const config = load({ ANTHROPIC_API_KEY: 'sk-1', BUTLER_DATABASE_URL: 'postgres://u:pw@h/d' });
    expect(inspect(config) + JSON.stringify(config)).not.toMatch(/sk-1|pw@/);
    expect(config.databaseUrl?.reveal()).toBe('postgres://u:pw@h/d');
  });
});

describe('the Supervisor', () => {
  test('is there when it gave us a token, and that is never shown', () => {
    expect(load({}).supervisor).toBeUndefined();
    expect(load({ SUPERVISOR_TOKEN: '', BUTLER_SUPERVISOR_URL: 'http://127.0.0.1:1' }).supervisor).toBe(
      undefined,
    );
    const { supervisor } = load({ SUPERVISOR_TOKEN: 'its-token' });
    expect(supervisor).toMatchObject({ url: 'http://supervisor', address: '172.30.32.2' });
    expect(supervisor?.token.reveal()).toBe('its-token');
    expect(inspect(supervisor)).not.toContain('its-token');
  });

  test('can stand elsewhere, at an address that is one', () => {
    const environment = { SUPERVISOR_TOKEN: 't', BUTLER_SUPERVISOR_URL: 'http://127.0.0.1:8000/' };
    expect(load({ ...environment, BUTLER_SUPERVISOR_ADDRESS: '127.0.0.1' }).supervisor).toMatchObject({
      url: 'http://127.0.0.1:8000',
      address: '127.0.0.1',
    });
    expect(linesOf(() => load({ ...environment, BUTLER_SUPERVISOR_URL: 'supervisor' }))).toEqual([
      "BUTLER_SUPERVISOR_URL is not usable: leave it to Home Assistant's Supervisor.",
    ]);
    const [line] = linesOf(() => load({ SUPERVISOR_TOKEN: 'two words' }));
    expect(line).toContain('SUPERVISOR_TOKEN');
    expect(line).not.toContain('two words');
  });
});
