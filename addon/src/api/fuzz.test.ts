/** Any bytes at any route; what the contracts would almost take is in fuzz-app.test.ts. */
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { createDice, type Dice } from '../../../tests/fuzz/dice.ts';
import { madeBy } from '../../../tests/fuzz/made-by-contract.ts';
import { spoil } from '../../../tests/fuzz/spoil.ts';
import { ButlerError } from '../errors.ts';
import { methodOf, pathOf, routes } from './test-routes.ts';
import { DONE, startTestServer, TOKEN } from './test-server.ts';

vi.setConfig({ testTimeout: 60_000 });

const fuzzed = routes.map((route) => ({ route, make: route.body && madeBy(route.body) }));
const methods = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const ids = [
  'x',
  'x',
  'x',
  '%00',
  '..%2f..%2fetc',
  '%ff',
  'a%0d%0ab',
  '__proto__',
  '%',
  '*',
  'x'.repeat(4_000),
];
const paths = [
  '/',
  '/v1/turn/',
  '//v1/turn',
  '/V1/TURN',
  '/v1/../health',
  '/%00',
  '/%ff%fe',
  '/v1/turn?x[__proto__][y]=1&a=%zz',
  '/../../etc/passwd',
  '*',
  'http://evil.example/health',
];
const openPaths = routes.filter(({ open }) => open !== undefined).map((route) => pathOf(route, ''));
const types = [
  'application/json',
  'application/json',
  'application/json',
  'application/json',
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'text/html',
  'multipart/form-data',
  '',
];
const headers = [
  'content-encoding: gzip',
  'content-type: text/html',
  'expect: 100-continue',
  'expect: \u00ff',
  'x-forwarded-for: 127.0.0.1, ::1',
  'x-ingress-path: /',
  'range: bytes=-1',
  'origin: null',
  `cookie: ${'9'.repeat(400)}`,
  'upgrade: websocket',
  'host: evil.example',
  'authorization: Bearer of somebody else',
  'content-length: 0',
  'transfer-encoding: gzip, chunked',
];

function body(dice: Dice, right: unknown): Buffer {
  const json = JSON.stringify(right);
  const at = dice.below(json.length);
  return dice.pick([
    () => dice.bytes(dice.below(400)),
    () => Buffer.from(json),
    () => Buffer.from(json),
    () => Buffer.from(json),
    () => Buffer.from(JSON.stringify(spoil(right, dice))),
    () => Buffer.from(json.slice(0, at)),
    () => Buffer.from(json.slice(0, at) + String.fromCharCode(dice.below(65_536)) + json.slice(at + 1)),
    () => Buffer.from('['.repeat(100_000)),
    () => Buffer.from(`"${'x'.repeat(300_000)}"`),
    () => Buffer.alloc(0),
  ])();
}

/** How long the body is said to be, and what comes of it. */
function framed(dice: Dice, content: Buffer): { header: string; content: Buffer; isCut: boolean } {
  const chunk = [Buffer.from(`${content.length.toString(16)}\r\n`), content, Buffer.from('\r\n')];
  const ways = [
    { header: `content-length: ${content.length + 10}`, content, isCut: true },
    {
      header: 'transfer-encoding: chunked',
      content: Buffer.concat([...(content.length === 0 ? [] : chunk), Buffer.from('0\r\n\r\n')]),
      isCut: false,
    },
    {
      header: 'transfer-encoding: chunked',
      content: Buffer.concat([...chunk, dice.bytes(20)]),
      isCut: true,
    },
    { header: 'transfer-encoding: chunked', content: Buffer.from('ZZ\r\nx\r\n'), isCut: true },
  ];
  const whole = { header: `content-length: ${content.length}`, content, isCut: false };
  return dice.below(2) === 0 ? whole : dice.pick(ways);
}

function request(dice: Dice, authorization: string | undefined) {
  const { route, make } = dice.pick(fuzzed);
  const frame = framed(dice, body(dice, make?.(dice) ?? {}));
  const method = dice.below(4) === 0 ? dice.pick(methods) : methodOf(route);
  const path = dice.below(5) === 0 ? dice.pick(paths) : pathOf(route, dice.pick(ids));
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'connection: close',
    `content-type: ${dice.pick(types)}`,
    frame.header,
    ...(authorization === undefined ? [] : [`authorization: ${authorization}`]),
    ...(dice.below(3) === 0 ? [dice.pick(headers)] : []),
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const isOpen = openPaths.some((each) => path.endsWith(each));
  return { bytes: Buffer.concat([head, frame.content]), isCut: frame.isCut, isOpen };
}

/** All that comes back until the connection ends, which it does: nothing more will be sent. */
function sendRaw(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    // A reset after an early answer is the server's right; the answer counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

async function startFuzzed() {
  const happened: string[] = [];
  const did = (what: string) => {
    happened.push(what);
    throw new ButlerError('denied', 'no');
  };
  const later = (what: string) => () => Promise.resolve().then(() => did(what));
  const started = await startTestServer({
    pairing: {
      start: () => did('open'),
      prove: later('open'),
      exchange: later('open'),
      takeOver: later('takeOver'),
      renew: later('renew'),
      forget: later('forget'),
      showCode: () => undefined,
    },
    identity: { show: () => did('open') },
    settings: { shown: () => did('settings'), change: later('settings') },
    people: {
      list: later('people'),
      me: later('me'),
      undoSoul: later('soul'),
      changePerson: later('person'),
      changeRoom: later('room'),
      changeHousehold: later('household'),
    },
    memory: () => ({
      list: later('facts'),
      why: later('why'),
      correct: later('correct'),
      forget: later('forgetFact'),
      keep: later('keepFact'),
      forgetEverything: later('forgetEverything'),
      export: later('export'),
    }),
    answerQuestion: later('question'),
    readChat: later('chat'),
    deleteChat: later('deleteChat'),
    readDetails: later('details'),
    knowsHome: () => true,
    addExchanges: () => void happened.push('exchanges'),
    async *answer() {
      happened.push('turn');
      yield DONE;
    },
  });
  return { ...started, happened, port: Number(new URL(started.url).port) };
}

/** 0 when there was none; a "100 Continue" is no answer yet. */
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (?!100)(\d{3})/m.exec(answer)?.[1] ?? 0);
const shown = (bytes: Buffer) => bytes.toString('latin1', 0, 300);

interface Layer {
  readonly route?: {
    readonly path: string;
    readonly stack: readonly { readonly method?: string }[];
  };
}
interface Listener {
  readonly router?: { readonly stack: readonly Layer[] };
}

/** What is registered, from express itself. */
function registeredIn(server: Server): string[] {
  return (server.listeners('request') as Listener[])
    .flatMap(({ router }) => router?.stack ?? [])
    .flatMap(({ route }) => {
      const methods = new Set(route?.stack.map(({ method }) => method).filter((each) => each !== undefined));
      return [...methods].map((method) => `${method.toUpperCase()} ${route?.path ?? ''}`);
    });
}

test('every route is in the list of those that are sent anything at all', async () => {
  const { server } = await startTestServer();
  expect(registeredIn(server).toSorted()).toEqual(routes.map(({ name }) => name).toSorted());
});

test('whatever comes with the token is answered, and never as our own failure', async () => {
  const { port, logged, happened } = await startFuzzed();
  const dice = createDice('with token');
  const failures: string[] = [];
  for (let round = 0; round < 4_000; round += 1) {
    const { bytes, isCut } = request(dice, `Bearer ${TOKEN}`);
    const status = statusOf(await sendRaw(port, bytes));
    const isRight = (status >= 200 && status < 500) || (isCut && status === 0);
    if (!isRight) failures.push(`${status} for ${shown(bytes)}`);
  }
  expect(failures).toEqual([]);
  expect(logged).toEqual([]);
  // Or the requests were too wrong to find anything.
  expect([...new Set(happened)].toSorted()).toEqual(
    'chat,correct,deleteChat,details,exchanges,export,facts,forget,forgetEverything,forgetFact,household,keepFact,me,open,people,person,question,renew,room,settings,soul,takeOver,turn,why'.split(
      ',',
    ),
  );
});

test('without the token nothing but health, pairing and identity is answered with more than a refusal', async () => {
  const { port, happened } = await startFuzzed();
  const dice = createDice('without token');
  const failures: string[] = [];
  for (let round = 0; round < 1_500; round += 1) {
    const wrong = dice.pick([undefined, '', 'Bearer x', `Bearer ${TOKEN.slice(0, -1)}`, 'Basic dDp0']);
    const { bytes, isCut, isOpen } = request(dice, wrong);
    const answer = await sendRaw(port, bytes);
    const status = statusOf(answer);
    const isHealth = /^(GET|HEAD) (\/health|http:\/\/evil\.example\/health) /.test(shown(bytes));
    // Bytes that are no request are refused, without a word, before anybody looks for a token.
    const isRequest = answer.includes('\r\ncontent-type:') || answer.includes('\r\nContent-Type:');
    const isRight = isHealth
      ? status < 500
      : isOpen
        ? status >= 400 && status < 500
        : !isRequest || status === 401;
    if (!isRight && !(isCut && status === 0)) failures.push(`${status} for ${shown(bytes)}`);
  }
  expect(failures).toEqual([]);
  expect(happened.filter((what) => what !== 'open')).toEqual([]);
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
