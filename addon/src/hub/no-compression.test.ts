import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { askForNoCompression } from './no-compression.ts';

/** What a websocket asks for, by its own account of itself. */
async function askedFor(): Promise<IncomingMessage['headers']> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  const [request, connection] = (await once(server, 'upgrade')) as [IncomingMessage, { destroy: () => void }];
  const closed = once(socket, 'close');
  connection.destroy();
  await closed;
  server.close();
  return request.headers;
}

test('a websocket asks for no compression, and for all that it needs', async () => {
  expect((await askedFor())['sec-websocket-extensions']).toContain('permessage-deflate');
  askForNoCompression();
  const headers = await askedFor();
  expect(headers['sec-websocket-extensions']).toBeUndefined();
  expect(headers).toMatchObject({ upgrade: 'websocket', 'sec-websocket-version': '13' });
});

test('any other request is as it was', async () => {
  askForNoCompression();
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}`, { headers: { 'x-asked': 'this' } });
  expect(await response.json()).toMatchObject({ 'x-asked': 'this' });
  server.close();
});
