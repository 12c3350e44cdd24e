import { describe, expect, test } from 'vitest';
import { API_VERSION, type StatusResponse } from './contract.ts';
import { statusPage } from './status-page.ts';
import { statusWords } from './status-words.ts';
import { startTestServer } from './test-server.ts';

const status: StatusResponse = {
  status: 'ok',
  app: 'butler',
  version: '1.2.3',
  api: API_VERSION,
  app_id: 'the-id-of-the-app',
  home_assistant: 'connected',
  store: { kind: 'embedded', available: true, problem: null },
  model: { configured: true, name: 'claude-haiku-5-5', problem: null },
  meaning: { model: null, problem: null },
  language: null,
  undecided_people: [],
  uptime_s: 1,
};
const anna = {
  'x-ingress-path': '/api/hassio_ingress/abc',
  'x-remote-user-display-name': Buffer.from('Zoë <b>').toString('latin1'),
};
const english = statusWords('en-GB,en;q=0.9');

describe('what Home Assistant shows of the app', () => {
  test('is one page without scripts and without secrets, for whom it names', async () => {
    const { url } = await startTestServer({ ingressAddress: '127.0.0.1', status: () => status });
    const response = await fetch(`${url}/`, { headers: { ...anna, 'accept-language': 'de-AT,en' } });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('Zu Diensten, Zoë &lt;b&gt;');
    expect(html).toContain('claude-haiku-5-5');
    expect(html).not.toMatch(/<script|the-id-of-the-app|<b>/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['GET', '/v1/status'],
    ['GET', '/health'],
    ['POST', '/v1/pairing/start'],
    ['DELETE', '/v1/pairing'],
    ['POST', '/'],
  ])('%s %s is not there through Home Assistant, whatever comes along', async (method, path) => {
    const { send } = await startTestServer({ ingressAddress: '127.0.0.1' });
    expect((await send(method, path, { headers: anna })).status).toBe(404);
  });

  test('nobody else can ask for it', async () => {
    const { url } = await startTestServer({ ingressAddress: '172.30.32.2' });
    expect((await fetch(`${url}/`, { headers: anna })).status).toBe(403);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test('is not there without a Supervisor', async () => {
    const { url } = await startTestServer();
    expect((await fetch(`${url}/`, { headers: anna })).status).toBe(401);
  });
});

describe('the page', () => {
  test('looks again by itself while something is missing, and says what to do', () => {
    const waiting = statusPage({ ...status, home_assistant: 'not_paired' }, english, undefined);
    expect(waiting).toContain('http-equiv="refresh"');
    expect(waiting).toContain('href="/config/integrations/dashboard" target="_top"');
    expect(waiting).toContain('<h1>At your service</h1>');
    const noModel = { ...status, model: { configured: false, name: null, problem: null } };
    expect(statusPage(noModel, english, undefined)).toContain('Put a key into the configuration');
    const noStore = { ...status, store: { kind: 'postgresql', available: false, problem: null } as const };
    expect(statusPage(noStore, english, undefined)).toContain('until it is back');
  });

  test.each([
    ['wrong_key', 'Correct it'],
    ['no_credit', 'no credit left'],
    ['unknown_model', 'does not know a model'],
  ] as const)('says what a person has to mend: %s', (problem, words) => {
    const page = statusPage({ ...status, model: { ...status.model, problem } }, english, undefined);
    expect(page).toContain(words);
    expect(page).toContain('<dd class="wait">claude-haiku-5-5: ');
  });

  test('says that it leaves the memory of a newer version alone', () => {
    const store = { kind: 'embedded', available: false, problem: 'too_new' } as const;
    expect(statusPage({ ...status, store }, english, undefined)).toContain('A newer version has used it');
  });

  test('leads to a conversation once all is well', () => {
    const page = statusPage(status, english, 'Anna');
    expect(page).not.toContain('http-equiv="refresh"');
    expect(page).toContain('href="/home/overview?conversation=1" target="_top"');
  });

  test.each([
    ['de', 'de'],
    ['fr-FR, de;q=0.8, en;q=0.5', 'de'],
    ['en-US,en;q=0.9,de;q=0.8', 'en'],
    ['fr', 'en'],
    [undefined, 'en'],
  ])('speaks the language of the browser: %s', (header, language) => {
    expect(statusWords(header).language).toBe(language);
  });
});
