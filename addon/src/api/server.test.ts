import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ButlerError, type ErrorCode, TooOftenError } from '../errors.ts';
import { usageResponse } from './contract-usage.ts';
import { errorBody, healthResponse, settingsResponse, statusResponse } from './contract.ts';
import { startTestServer, type TestRequest, TOKEN, turn } from './test-server.ts';

const json = { 'content-type': 'application/json' };

async function refusal(response: Response) {
  return { status: response.status, code: errorBody.parse(await response.json()).code };
}

describe('who may ask', () => {
  test('anybody may ask for health, and learns little', async () => {
    const { url } = await startTestServer();
    const response = await fetch(`${url}/health`);
    expect(healthResponse.parse(await response.json())).toEqual({
      status: 'ok',
      app: 'butler',
      version: '1.2.3',
      api: { min: 1, max: 1 },
    });
    expect([...response.headers.keys()]).not.toContain('x-powered-by');
  });

  test.each([
    ['GET', '/v1/status'],
    ['GET', '/v1/usage'],
    ['POST', '/v1/turn'],
    ['POST', '/v1/exchanges'],
    ['DELETE', '/v1/pairing'],
    ['PUT', '/v1/home-assistant'],
    ['GET', '/anything'],
  ])('%s %s needs the token', async (method, path) => {
    const { url, kept } = await startTestServer();
    const wrong = [
      undefined,
      '',
      'Bearer',
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      `Basic ${TOKEN}`,
      `Bearer  ${TOKEN}`,
    ];
    for (const authorization of wrong) {
      const headers = authorization === undefined ? json : { ...json, authorization };
      const response = await fetch(url + path, { method, headers });
      expect(await refusal(response)).toEqual({ status: 401, code: 'unauthorized' });
    }
    expect(kept).toEqual([]);
  });

  test('while the app is not paired no token is right', async () => {
    const { send } = await startTestServer({ token: () => undefined });
    expect((await send('GET', '/v1/status')).status).toBe(401);
    expect((await send('GET', '/v1/status', { headers: { authorization: 'Bearer undefined' } })).status).toBe(
      401,
    );
  });

  test('the token is asked for before the body is read', async () => {
    const { url } = await startTestServer();
    const response = await fetch(`${url}/v1/turn`, { method: 'POST', body: 'x'.repeat(400_000) });
    expect(response.status).toBe(401);
  });
});

describe('what is wrong with a request', () => {
  const text = 'x'.repeat(260 * 1024);
  test.each<[string, TestRequest, number]>([
    ['no body', { headers: json }, 400],
    ['no JSON', { headers: json, body: '{"text": ' }, 400],
    ['JSON that is no object', { headers: json, body: '"hello"' }, 400],
    ['another type', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
    ['no type', { headers: { 'content-type': '' }, body: '{}' }, 415],
    ['too much', { headers: json, body: JSON.stringify({ ...turn(), text }) }, 413],
    ['compressed', { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync('{}') }, 415],
    [
      'another charset',
      { headers: { 'content-type': 'application/json; charset=klingon' }, body: '{}' },
      415,
    ],
  ])('%s', async (_name, request, status) => {
    const { send } = await startTestServer();
    expect(await refusal(await send('POST', '/v1/turn', request))).toEqual({ status, code: 'invalid' });
  });

  test('every wrong field is named, none is repeated', async () => {
    const { post } = await startTestServer();
    const { deadline_ms: _, ...incomplete } = turn();
    const response = await post('/v1/turn', { ...incomplete, user_id: 7, extra: 'sensitive' });
    expect(response.status).toBe(400);
    const { message } = errorBody.parse(await response.json());
    expect(message).toContain('deadline_ms');
    expect(message).toContain('user_id');
    expect(message).toContain('extra');
    expect(message).not.toContain('sensitive');
  });

  test('an unknown route and a wrong method', async () => {
    const { send } = await startTestServer();
    expect(await refusal(await send('GET', '/v2/turn'))).toEqual({ status: 404, code: 'not_found' });
    const wrongMethod = await send('GET', '/v1/turn');
    expect(wrongMethod.headers.get('allow')).toBe('POST');
    expect(await refusal(wrongMethod)).toEqual({ status: 405, code: 'invalid' });
    expect((await send('POST', '/health')).status).toBe(405);
    expect((await send('GET', '/v1/%zz')).status).toBe(404);
  });

  test.each<[ErrorCode, number]>([
    ['invalid', 400],
    ['denied', 403],
    ['not_found', 404],
    ['unavailable', 503],
    ['upstream', 502],
  ])('a %s error is status %i with its sentence', async (code, status) => {
    const { send } = await startTestServer({
      status: () => {
        throw new ButlerError(code, 'for the log', { say: () => 'For a person.' });
      },
    });
    const response = await send('GET', '/v1/status');
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ code, message: 'For a person.' });
  });

  test('who asks too often is told so, and that it is not our failure', async () => {
    const { send } = await startTestServer({
      status: () => {
        throw new TooOftenError();
      },
    });
    const response = await send('GET', '/v1/status');
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: 'unavailable' });
  });

  test('a bug says nothing about itself, but the log does', async () => {
    const { send, logged } = await startTestServer({
      status: () => {
        throw new Error('postgres://user:pw@host is undefined');
      },
    });
    const response = await send('GET', '/v1/status');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      code: 'internal',
      message: 'Something went wrong on my side.',
    });
    expect(logged.join('\n')).toContain('is undefined');
  });
});

test('the status is what the contract says', async () => {
  const { send } = await startTestServer();
  expect(statusResponse.parse(await (await send('GET', '/v1/status')).json()).app_id).toBe('app');
});

const EXCHANGE = {
  id: 'e1',
  conversation_id: 'c1',
  at: '2026-11-22T12:00:00+01:00',
  text: 'turn on the light',
  answer: 'Done',
  handled_by: 'intent',
  language: 'en',
  user_id: null,
  device_id: null,
  satellite_id: null,
  area_id: null,
  intent: 'HassTurnOn',
  effects: [{ action: 'light.turn_on', entity_ids: ['light.hall'], outcome: 'reached' }],
};

test('exchanges are handed on to be kept', async () => {
  const { post, kept } = await startTestServer();
  const response = await post('/v1/exchanges', { exchanges: [EXCHANGE] });
  expect(await response.json()).toEqual({ accepted: 1 });
  expect(kept).toEqual([EXCHANGE]);
  expect((await post('/v1/exchanges', { exchanges: [] })).status).toBe(400);
});

test('before the home is known nobody can tell whose they are: the sender keeps them', async () => {
  const { post, kept } = await startTestServer({ knowsHome: () => false });
  expect((await post('/v1/exchanges', { exchanges: [EXCHANGE] })).status).toBe(503);
  expect(kept).toEqual([]);
});

test('the pairing can be ended', async () => {
  const { send } = await startTestServer();
  expect((await send('DELETE', '/v1/pairing')).status).toBe(204);
});

test('Home Assistant may be handed over to whoever shows the token', async () => {
  const { send, pairing } = await startTestServer();
  pairing.takeOver.mockResolvedValue(undefined);
  const body = { token: 't', user_id: 'u', home_assistant_urls: ['http://homeassistant:8123'] };
  const put = (text: string) => send('PUT', '/v1/home-assistant', { body: text, headers: json });
  const response = await put(JSON.stringify(body));
  expect(response.status).toBe(204);
  const [handedOver, peer] = pairing.takeOver.mock.lastCall ?? [];
  expect(handedOver).toEqual(body);
  expect(peer).toBe('127.0.0.1');
  expect((await put('{}')).status).toBe(400);
  expect(pairing.takeOver).toHaveBeenCalledOnce();
});

test('what the model cost is told to whoever has the token', async () => {
  const { send } = await startTestServer();
  const response = await send('GET', '/v1/usage');
  expect(usageResponse.parse(await response.json())).toMatchObject({ standing: 'free', is_whole: true });
});

test('settings are shown, and what changed is shown again', async () => {
  const { send, settings } = await startTestServer();
  const shown = {
    anthropic_api_key: { is_set: true, fixed_by: null },
    model: { value: 'one', fixed_by: null },
    fallback_model: { value: 'two', fixed_by: null },
    small_model: { value: 'three', fixed_by: null },
    monthly_budget: { value: 4.5, fixed_by: null },
    model_url: { value: null, fixed_by: null },
    ollama_url: { value: null, fixed_by: null },
    embedding_model: { value: 'nomic-embed-text', fixed_by: null },
    language: { value: null, fixed_by: null },
    local_first: { value: true, fixed_by: null },
  };
  settings.shown.mockReturnValue(shown);
  settings.change.mockResolvedValue(undefined);
  expect(settingsResponse.parse(await (await send('GET', '/v1/settings')).json())).toEqual(shown);
  const put = (text: string) => send('PUT', '/v1/settings', { body: text, headers: json });
  expect(await (await put('{"model": "one"}')).json()).toEqual(shown);
  expect(settings.change).toHaveBeenCalledExactlyOnceWith({ model: 'one' });
  expect((await put('{"anthropic_api_key": "sk-in-clear"}')).status).toBe(400);
  const wrongMethod = await send('DELETE', '/v1/settings');
  expect(wrongMethod.headers.get('allow')).toBe('GET, PUT');
});

test('who we are needs no token, other tokens need one', async () => {
  const { url, pairing, identity } = await startTestServer();
  const shown = {
    app_id: 'app',
    version: '1.2.3',
    api: { min: 1, max: 1 },
    public_key: Buffer.alloc(32).toString('base64'),
    proof: Buffer.alloc(32).toString('base64'),
  };
  identity.show.mockReturnValue(shown);
  const nonce = Buffer.alloc(32).toString('base64');
  const asked = { method: 'POST', body: JSON.stringify({ nonce, app_url: url }), headers: json };
  expect(await (await fetch(`${url}/v1/identity`, asked)).json()).toEqual(shown);
  expect(identity.show.mock.lastCall?.[1]).toBe(new URL(url).host);
  expect((await fetch(`${url}/v1/pairing`, { ...asked, method: 'PUT' })).status).toBe(401);
  expect(pairing.renew).not.toHaveBeenCalled();
});
