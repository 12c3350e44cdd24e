/** For tests: a websocket server on loopback that says what Home Assistant says, as the test tells it. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Command {
  readonly id: number;
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface Peer {
  send(message: unknown): void;
  result(id: number, result: unknown): void;
  refuse(id: number, code: string, message: string): void;
  event(id: number, event: unknown): void;
  /** Cuts the connection without a word. */
  drop(): void;
}

export interface FakeHomeAssistant extends AsyncDisposable {
  readonly url: string;
  /** Everything that came, in order, on any connection. */
  readonly received: Command[];
  /** Resolves with the first command, past or future, for which this holds. */
  command(matches: (command: Command) => boolean): Promise<Command>;
}

const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** `onCommand` answers everything after the authentication. */
export async function startFakeHomeAssistant(
  onCommand: (command: Command, peer: Peer) => void,
  isGoodToken: (token: string) => boolean = () => true,
): Promise<FakeHomeAssistant> {
  const received: Command[] = [];
  const waiting = new Set<(command: Command) => void>();
  const sockets = new Set<Duplex>();
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    const key = String(request.headers['sec-websocket-key']);
    const accept = createHash('sha1').update(`${key}${ACCEPT_SUFFIX}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const peer = peerOn(socket);
    peer.send({ type: 'auth_required', ha_version: '2026.11.0' });
    readFrames(socket, (text) => {
      const message: unknown = JSON.parse(text);
      if (!isCommand(message)) return;
      if (message.type === 'auth') {
        const isGood = isGoodToken(String(message['access_token']));
        peer.send({ type: isGood ? 'auth_ok' : 'auth_invalid', ha_version: '2026.11.0' });
        return;
      }
      received.push(message);
      for (const wake of waiting) wake(message);
      onCommand(message, peer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    command(matches) {
      const before = received.find(matches);
      if (before !== undefined) return Promise.resolve(before);
      return new Promise((resolve) => {
        const wake = (command: Command) => {
          if (!matches(command)) return;
          waiting.delete(wake);
          resolve(command);
        };
        waiting.add(wake);
      });
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function peerOn(socket: Duplex): Peer {
  const send = (message: unknown) => socket.write(textFrame(JSON.stringify(message)));
  return {
    send,
    result: (id, result) => send({ id, type: 'result', success: true, result }),
    refuse: (id, code, message) => send({ id, type: 'result', success: false, error: { code, message } }),
    event: (id, event) => send({ id, type: 'event', event }),
    drop: () => socket.destroy(),
  };
}

function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? Buffer.alloc(2) : Buffer.alloc(4);
  head[0] = 0x81;
  head[1] = Math.min(payload.length, 126);
  if (head.length === 4) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** Clients mask what they send; the library sends whole text frames of less than 64 kB. */
function readFrames(socket: Duplex, onText: (text: string) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const short = (buffer[1] ?? 0) & 0x7f;
      const headLength = short === 126 ? 8 : 6;
      if (buffer.length < headLength) return;
      const length = short === 126 ? buffer.readUInt16BE(2) : short;
      if (buffer.length < headLength + length) return;
      const mask = buffer.subarray(headLength - 4, headLength);
      const payload = buffer.subarray(headLength, headLength + length);
      const text = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString();
      const opcode = (buffer[0] ?? 0) & 0x0f;
      buffer = buffer.subarray(headLength + length);
      if (opcode === 8) socket.end();
      else if (opcode === 1) onText(text);
    }
  });
}

function isCommand(value: unknown): value is Command {
  return typeof value === 'object' && value !== null && 'type' in value;
}
