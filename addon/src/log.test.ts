import { describe, expect, test } from 'vitest';
import { createLog, createReachability, type LogOptions } from './log.ts';
import { secret } from './secret.ts';

function open(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const now = () => new Date('2026-11-22T12:03:11Z');
  const log = createLog({
    level: 'info',
    format: 'text',
    write: (line) => lines.push(line),
    now,
    ...options,
  });
  return { log, lines };
}

describe('log', () => {
  test('writes one readable line per event', () => {
    const { log, lines } = open();
    log.scope({ turn: '8f2c' }).info('turn ended', { ms: 184, said: 'all done' });
    expect(lines).toEqual(['12:03:11 INFO    turn ended  turn=8f2c  ms=184  said="all done"']);
  });

  test('writes JSON lines on request', () => {
    const { log, lines } = open({ format: 'json' });
    log.warning('slow', { ms: 9 });
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      at: '2026-11-22T12:03:11.000Z',
      level: 'warning',
      message: 'slow',
      ms: 9,
    });
  });

  test('leaves out what is below its level', () => {
    const { log, lines } = open({ level: 'warning' });
    log.debug('a');
    log.info('b');
    log.error('c');
    expect(lines).toHaveLength(1);
  });

  test.each(['token', 'access_token', 'appToken', 'password', 'anthropic_api_key', 'anthropicApiKey'])(
    'never writes the value of %s',
    (name) => {
      for (const format of ['text', 'json'] as const) {
        const { log, lines } = open({ format });
        log.scope({ [name]: 'hunter2' }).info('x', { inner: { deep: [{ [name]: 'hunter2' }] } });
        expect(lines.join('')).not.toContain('hunter2');
      }
    },
  );

  test.each([
    'authorization',
    'cookie',
    'database_url',
    'pairing_code',
    'pin',
    'pinHash',
    'proof',
    'client_secret',
  ])('never writes the value of %s', (name) => {
    const { log, lines } = open();
    log.info('x', { [name]: 'hunter2' });
    expect(lines[0]).toContain(`${name}=`);
    expect(lines[0]).not.toContain('hunter2');
  });

  test('writes counts of tokens and error codes', () => {
    const { log, lines } = open();
    log.info('x', { input_tokens: 7, code: 'denied' });
    expect(lines[0]).toContain('input_tokens=7  code=denied');
  });

  test('writes neither a secret value nor a second line', () => {
    const { log, lines } = open();
    log.error('bad\n12:00:00 INFO fine', { key: secret('sk-1'), error: new Error('a\nb') });
    expect(lines[0]).not.toMatch(/sk-1|\n/);
    expect(lines[0]).toContain('Error');
  });
});

test('reachability is told once each way', () => {
  const { log, lines } = open();
  const database = createReachability(log, 'The database');
  database.up();
  database.down('refused');
  database.down('refused');
  database.up();
  database.up();
  database.down('timeout');
  expect(lines.map((line) => line.slice(17))).toEqual([
    'The database is not reachable  reason=refused',
    'The database is back',
    'The database is not reachable  reason=timeout',
  ]);
});
