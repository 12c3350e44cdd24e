import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ButlerError } from '../errors.ts';
import { DONE, startTestServer, TOKEN, turn } from './test-server.ts';

/** The same numbers on every run, so that a failure can be looked at. */
function createDice(seed: string) {
  let block = createHash('sha512').update(seed).digest();
  let at = 0;
  const byte = () => {
    if (at === block.length) {
      block = createHash('sha512').update(block).digest();
      at = 0;
    }
    return block.readUInt8(at++);
  };
  const below = (limit: number) => (byte() * 65_536 + byte() * 256 + byte()) % limit;
  return {
    below,
    bytes: (size: number) => Buffer.from(Array.from({ length: size }, byte)),
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
  };
}
type Dice = ReturnType<typeof createDice>;

const methods = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const paths = [
  '/health',
  '/v1/pairing/start',
  '/v1/pairing/prove',
  '/v1/pairing/exchange',
  '/v1/pairing',
  '/v1/turn',
  '/v1/exchanges',
  '/v1/status',
  '/',
  '/v1/turn/',
  '//v1/turn',
  '/%00',
  '/%ff%fe',
  '/v1/turn?x[__proto__][y]=1&a=%zz',
  '/../../etc/passwd',
  '*',
  'http://evil.example/health',
];
const types = [
  'application/json',
  'application/json; charset=utf-16',
  'text/html',
  'multipart/form-data',
  '',
];
const values = [
  '',
  '\u00ff',
  'Bearer',
  '-1',
  '9'.repeat(400),
  'identity',
  'gzip, br',
  '100-continue',
  'close',
];
const names = [
  'content-encoding',
  'expect',
  'x-forwarded-for',
  'range',
  'origin',
  'accept',
  'cookie',
  'upgrade',
];

function body(dice: Dice): Buffer {
  const json = JSON.stringify(turn());
  const at = dice.below(json.length);
  return dice.pick([
    () => dice.bytes(dice.below(400)),
    () => Buffer.from(json.slice(0, at)),
    () => Buffer.from(json.slice(0, at) + String.fromCharCode(dice.below(65_536)) + json.slice(at + 1)),
    () => Buffer.from('['.repeat(100_000)),
    () => Buffer.from('{"__proto__":{"x":1},"constructor":{"prototype":{}}}'),
    () => Buffer.from(JSON.stringify({ ...turn(), text: '\0\ud800'.repeat(50), earlier: [null] })),
    () => Buffer.alloc(0),
  ])();
}

function request(dice: Dice, authorization: string | undefined): Buffer {
  const content = body(dice);
  const lines = [
    `${dice.pick(methods)} ${dice.pick(paths)} HTTP/1.1`,
    'host: 127.0.0.1',
    'connection: close',
    `content-type: ${dice.pick(types)}`,
    `content-length: ${content.length}`,
    ...(authorization === undefined ? [] : [`authorization: ${authorization}`]),
    ...(dice.below(3) === 0 ? [`${dice.pick(names)}: ${dice.pick(values)}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content]);
}

/** All that comes back until the connection ends. */
function sendRaw(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    // A reset after an early answer is the server's right; the answer counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

async function startFuzzed() {
  const answered: string[] = [];
  const refuse = () => {
    throw new ButlerError('denied', 'no');
  };
  const started = await startTestServer({
    pairing: {
      start: refuse,
      prove: () => Promise.reject(new ButlerError('denied', 'no')),
      exchange: () => Promise.reject(new ButlerError('denied', 'no')),
      takeOver: () => Promise.reject(new ButlerError('denied', 'no')),
      renew: () => Promise.reject(new ButlerError('denied', 'no')),
      forget: () => Promise.resolve(),
      showCode: () => undefined,
    },
    identity: { show: refuse },
    settings: { shown: refuse, change: () => Promise.reject(new ButlerError('denied', 'no')) },
    async *answer({ turn_id }) {
      answered.push(turn_id);
      yield DONE;
    },
  });
  return { ...started, answered, port: Number(new URL(started.url).port) };
}

/** 0 when there was none; a "100 Continue" is no answer yet. */
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (?!100)(\d{3})/m.exec(answer)?.[1] ?? 0);
const shown = (bytes: Buffer) => bytes.toString('latin1', 0, 300);

test('whatever comes with the token is answered, and never as our own failure', async () => {
  const { port, logged } = await startFuzzed();
  const dice = createDice('with token');
  const failures: string[] = [];
  for (let round = 0; round < 400; round += 1) {
    const bytes = request(dice, `Bearer ${TOKEN}`);
    const status = statusOf(await sendRaw(port, bytes));
    if (status < 200 || status >= 500) failures.push(`${status} for ${shown(bytes)}`);
  }
  expect(failures).toEqual([]);
  expect(logged).toEqual([]);
});

test('without the token nothing but health answers with more than a refusal', async () => {
  const { port, answered, kept } = await startFuzzed();
  const dice = createDice('without token');
  const failures: string[] = [];
  for (let round = 0; round < 400; round += 1) {
    const wrong = dice.pick([undefined, 'Bearer x', `Bearer ${TOKEN.slice(0, -1)}`, 'Basic dDp0']);
    const bytes = request(dice, wrong);
    const status = statusOf(await sendRaw(port, bytes));
    const isHealth = /^(GET|HEAD) (\/health|http:\/\/evil\.example\/health) /.test(shown(bytes));
    const isRight = isHealth ? status < 500 : status >= 400 && status < 500;
    if (!isRight) failures.push(`${status} for ${shown(bytes)}`);
  }
  expect(failures).toEqual([]);
  expect(answered).toEqual([]);
  expect(kept).toEqual([]);
});

test('bytes that are no HTTP at all end the connection with a refusal', async () => {
  const { port, url } = await startFuzzed();
  const dice = createDice('no http');
  for (let round = 0; round < 100; round += 1) {
    const bytes = Buffer.concat([dice.bytes(1 + dice.below(300)), Buffer.from('\r\n\r\n')]);
    expect([400, 431]).toContain(statusOf(await sendRaw(port, bytes)));
  }
  expect((await fetch(`${url}/health`)).status).toBe(200);
});
