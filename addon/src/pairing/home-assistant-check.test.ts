import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startFakeHomeAssistant } from '../hub/fake-home-assistant.ts';
import { candidateUrls, findHomeAssistant } from './home-assistant-check.ts';

const never = new AbortController().signal;

test('every address is tried as it is, then with the place that the request came from', () => {
  const urls = ['http://homeassistant.local:8123/', 'https://home.example'];
  expect(candidateUrls(urls, '::ffff:192.168.1.7')).toEqual([
    'http://homeassistant.local:8123',
    'https://home.example',
    'http://192.168.1.7:8123',
    'https://192.168.1.7',
  ]);
  expect(candidateUrls(['http://ha:8123'], 'fe80::1%eth0')).toEqual([
    'http://ha:8123',
    'http://[fe80::1]:8123',
  ]);
  expect(candidateUrls(['http://127.0.0.1:8123'], '127.0.0.1')).toEqual(['http://127.0.0.1:8123']);
  expect(candidateUrls(['http://ha:8123'], undefined)).toEqual(['http://ha:8123']);
});

test('when none of them answers the error names what was tried, and no token', async () => {
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const notHomeAssistant = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls = ['http://127.0.0.1:1', notHomeAssistant];
  const check = { urls, token: 'secret-token', userId: 'u', peerAddress: '127.0.0.1' };
  const error: unknown = await findHomeAssistant(check, never).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'unavailable' });
  expect(String(error)).toContain(`http://127.0.0.1:1 (no answer), ${notHomeAssistant} (no answer)`);
  expect(String(error)).not.toContain('secret-token');
});

test('somebody who listens and says nothing does not hold it up when the other side has gone', async () => {
  const server = createServer(() => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close(() => undefined));
  onTestFinished(() => server.closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gone = new AbortController();
  const check = { urls: [url, 'http://127.0.0.1:1'], token: 't', userId: 'u', peerAddress: undefined };
  const found = findHomeAssistant(check, gone.signal).catch((thrown: unknown) => thrown);
  await once(server, 'connection');
  gone.abort(new Error('gone'));
  expect(String(await found)).toContain('gone');
});

test('the proxy of the Supervisor is the last way, with its token and whichever user that is', async () => {
  const tokens: string[] = [];
  await using supervisor = await startFakeHomeAssistant(
    (command, peer) => peer.result(command.id, { id: 'supervisor-user' }),
    (token) => tokens.push(token) > 0,
  );
  const proxy = { url: `${supervisor.url}/core`, token: 'supervisor-token' };
  const check = { urls: ['http://127.0.0.1:1'], token: 't', userId: 'u', peerAddress: undefined };
  expect(await findHomeAssistant(check, never, proxy)).toBe(proxy.url);
  expect(tokens).toEqual(['supervisor-token']);
  const direct = { ...check, urls: [supervisor.url], userId: 'supervisor-user' };
  expect(await findHomeAssistant(direct, never, proxy)).toBe(supervisor.url);
  // The same address without the proxy belongs to somebody else.
  await expect(findHomeAssistant({ ...check, urls: [supervisor.url] }, never)).rejects.toThrow(
    'somebody else',
  );
});
