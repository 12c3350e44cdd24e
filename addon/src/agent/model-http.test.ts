import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createModelFetch } from './model-http.ts';

async function serve(answer: RequestListener) {
  const sockets = new Set<Socket>();
  const server = createServer(answer).on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, sockets };
}

test('a request goes out whole and its answer comes back whole, over one connection', async () => {
  const { url, sockets } = await serve((request, response) => {
    response.writeHead(201, { 'x-of': String(request.headers['x-mine']) });
    request.pipe(response);
  });
  const fetch = createModelFetch();
  for (const body of ['first', 'zweite ü']) {
    const response = await fetch(url, { method: 'POST', headers: { 'x-mine': body.slice(0, 5) }, body });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-of')).toBe(body.slice(0, 5));
    expect(await response.text()).toBe(body);
  }
  expect(sockets.size).toBe(1);
});

test('a resting connection that the service closed is replaced without anybody noticing', async () => {
  let seen = 0;
  const { url } = await serve((request, response) => {
    seen += 1;
    // The second request finds its connection closed, the third is its repetition.
    if (seen === 2) request.socket.resetAndDestroy();
    else response.end('here');
  });
  const fetch = createModelFetch();
  expect(await (await fetch(url)).text()).toBe('here');
  expect(await (await fetch(url)).text()).toBe('here');
  expect(seen).toBe(3);
});

test('an answer that breaks off and one that is not wanted any more both end', async () => {
  const { url } = await serve((request, response) => {
    response.write('part', () => {
      if (request.url === '/v1/cut') response.destroy();
    });
  });
  const fetch = createModelFetch();
  await expect((await fetch(`${url}/cut`)).text()).rejects.toThrow(/aborted/);
  const leaving = new AbortController();
  const response = await fetch(url, { signal: leaving.signal });
  const text = response.text();
  leaving.abort();
  await expect(text).rejects.toThrow(/abort/);
  await expect(fetch(url, { signal: leaving.signal })).rejects.toThrow(/abort/);
});
