import { randomBytes } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { ButlerError } from '../errors.ts';
import { codePassword } from './code.ts';
import { createCodeWindow } from './code-window.ts';
import { deriveKey, isProofOf, proofOf, seal, transcriptOf, unseal } from './crypto.ts';
import type { HomeAssistantCheck } from './home-assistant-check.ts';
import type { Pairing, PairingState } from './pairing-file.ts';
import { createPairing } from './pairing.ts';
import { createRateLimit } from './rate-limit.ts';

const APP_URL = 'http://127.0.0.1:8099';
const URLS = ['http://homeassistant.local:8123', 'http://192.168.1.2:8123'];
const HANDED_OVER = { token: 'home-assistant-token', user_id: 'butler-user' };
const never = new AbortController().signal;

function open(
  found: (check: HomeAssistantCheck) => Promise<string> = () => Promise.resolve(URLS[0] ?? ''),
  announcedToken?: string,
) {
  let time = 0;
  let timers: { at: number; work: () => void }[] = [];
  const codes: string[] = [];
  const changes: (Pairing | null)[] = [];
  let state: PairingState = { version: 1, app_id: 'app-1', pairing: null };
  const window = createCodeWindow({
    announce: (code) => codes.push(code),
    randomBytes,
    startTimer(work, milliseconds) {
      const timer = { at: time + milliseconds, work };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
  });
  const findHomeAssistant = vi.fn(found);
  const pairing = createPairing({
    version: '1.2.3',
    codes: window,
    file: {
      get state() {
        return state;
      },
      save: (next) => {
        state = { ...state, pairing: next };
        return Promise.resolve();
      },
      saveAnnouncedToken: () => Promise.resolve(),
    },
    startLimit: createRateLimit(20, 60_000, () => time),
    randomBytes,
    now: () => time,
    findHomeAssistant,
    announcedToken,
    // What is sealed here is its base64.
    open: ({ sealed }) => Buffer.from(sealed, 'base64').toString(),
    onChange: (changed) => changes.push(changed),
  });
  pairing.showCode();
  return {
    pairing,
    codes,
    changes,
    findHomeAssistant,
    state: () => state,
    code: () => codes.at(-1) ?? '',
    pass(milliseconds: number) {
      time += milliseconds;
      for (const timer of timers.filter((each) => each.at <= time)) {
        timers = timers.filter((other) => other !== timer);
        timer.work();
      }
    },
  };
}

type Bench = ReturnType<typeof open>;

/** What the integration does, in its own steps. */
async function integration({ pairing }: Bench, code: string) {
  const nonce = randomBytes(32);
  const request = { api: { min: 1, max: 1 }, nonce: nonce.toString('base64'), app_url: APP_URL };
  const started = pairing.start({ ...request, home_assistant_urls: URLS }, '127.0.0.1:8099');
  const key = await deriveKey(codePassword(code), nonce, Buffer.from(started.nonce, 'base64'));
  const transcript = transcriptOf({
    appNonce: started.nonce,
    integrationNonce: request.nonce,
    pairingId: started.pairing_id,
    appId: started.app_id,
    appUrl: APP_URL,
    homeAssistantUrls: URLS,
  });
  const pairing_id = started.pairing_id;
  return {
    key,
    transcript,
    prove: () => pairing.prove({ pairing_id, proof: proofOf('integration', key, transcript) }),
    exchange: (handedOver: unknown = HANDED_OVER) =>
      pairing.exchange(
        {
          pairing_id,
          home_assistant: seal(
            'home_assistant',
            key,
            transcript,
            JSON.stringify(handedOver),
            randomBytes(12),
          ),
        },
        '192.168.1.2',
        never,
      ),
  };
}

const failing = (code: string) => expect.objectContaining({ name: 'ButlerError', code }) as ButlerError;

describe('pairing', () => {
  test('with the right code both sides end up with each other’s token', async () => {
    const bench = open();
    const side = await integration(bench, bench.code());
    const { proof } = await side.prove();
    expect(isProofOf('app', side.key, side.transcript, proof)).toBe(true);
    const { app } = await side.exchange();
    const { token } = JSON.parse(unseal('app', side.key, side.transcript, app)) as { token: string };
    expect(bench.state().pairing).toEqual({
      app_token: token,
      home_assistant: { url: URLS[0], token: HANDED_OVER.token, user_id: HANDED_OVER.user_id },
    });
    expect(bench.changes).toEqual([bench.state().pairing]);
    expect(bench.findHomeAssistant.mock.lastCall?.[0]).toEqual({
      urls: URLS,
      token: HANDED_OVER.token,
      userId: HANDED_OVER.user_id,
      peerAddress: '192.168.1.2',
    });
  });

  test('a code works once: after a pairing nothing can be started', async () => {
    const bench = open();
    const side = await integration(bench, bench.code());
    await side.prove();
    await side.exchange();
    await expect(integration(bench, bench.code())).rejects.toEqual(failing('denied'));
    await expect(side.exchange()).rejects.toEqual(failing('not_found'));
    expect(bench.codes).toHaveLength(1);
  });

  test('a wrong code is refused and the pairing attempt is over', async () => {
    const bench = open();
    const side = await integration(bench, '0000-0000-0000');
    await expect(side.prove()).rejects.toEqual(failing('denied'));
    await expect(side.exchange()).rejects.toEqual(failing('not_found'));
    const right = await integration(bench, bench.code());
    await expect(right.prove()).resolves.toBeDefined();
  });

  test('five wrong codes void the code, however they are timed', async () => {
    const bench = open();
    const code = bench.code();
    const sides = await Promise.all(Array.from({ length: 8 }, () => integration(bench, '0000-0000-0000')));
    const late = await integration(bench, code);
    const results = await Promise.allSettled(sides.map((side) => side.prove()));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    await expect(late.prove()).rejects.toEqual(failing('not_found'));
    expect(bench.codes).toHaveLength(2);
    expect(bench.code()).not.toBe(code);
    await expect((await integration(bench, bench.code())).prove()).resolves.toBeDefined();
  });

  test('after ten minutes there is another code and the old one is worth nothing', async () => {
    const bench = open();
    const old = bench.code();
    const begun = await integration(bench, old);
    bench.pass(10 * 60_000);
    expect(bench.codes).toHaveLength(2);
    await expect(begun.prove()).rejects.toEqual(failing('not_found'));
    await expect((await integration(bench, old)).prove()).rejects.toEqual(failing('denied'));
  });

  test('nothing is handed over before the code was proved', async () => {
    const bench = open();
    const side = await integration(bench, bench.code());
    await expect(side.exchange()).rejects.toEqual(failing('denied'));
    expect(bench.findHomeAssistant).not.toHaveBeenCalled();
  });

  test('a Home Assistant that does not answer is no pairing, and the code still works', async () => {
    const away = new ButlerError('unavailable', 'I could not reach Home Assistant.');
    const bench = open(() => Promise.reject(away));
    const side = await integration(bench, bench.code());
    await side.prove();
    await expect(side.exchange()).rejects.toBe(away);
    expect(bench.state().pairing).toBeNull();
    bench.findHomeAssistant.mockResolvedValue('http://192.168.1.2:8123');
    await side.exchange();
    expect(bench.state().pairing?.home_assistant.url).toBe('http://192.168.1.2:8123');
  });

  test('what is handed over must be a token and a user', async () => {
    const bench = open();
    const side = await integration(bench, bench.code());
    await side.prove();
    await expect(side.exchange({ token: 'secret-1' })).rejects.toEqual(failing('invalid'));
    await expect(side.exchange({ token: 'secret-1' })).rejects.not.toThrow(/secret-1/);
  });

  test('the dialled address must be the one that is bound into the proofs', () => {
    const { pairing } = open();
    const request = {
      api: { min: 1, max: 1 },
      nonce: randomBytes(32).toString('base64'),
      app_url: 'http://10.0.0.9:8099',
      home_assistant_urls: URLS,
    };
    for (const host of ['127.0.0.1:8099', '10.0.0.9', undefined, 'x y', '10.0.0.9:8099@evil']) {
      expect(() => pairing.start(request, host)).toThrow(failing('invalid'));
    }
    expect(pairing.start({ ...request, app_url: 'http://butler' }, 'butler:80')).toBeDefined();
  });

  test('starting is limited to twenty a minute', async () => {
    const bench = open();
    for (let each = 0; each < 20; each += 1) await integration(bench, bench.code());
    await expect(integration(bench, bench.code())).rejects.toEqual(failing('unavailable'));
    bench.pass(60_000);
    await expect(integration(bench, bench.code())).resolves.toBeDefined();
  });

  test('after forgetting there is a new code, and what was is gone', async () => {
    const bench = open();
    const side = await integration(bench, bench.code());
    await side.prove();
    await side.exchange();
    await bench.pairing.forget();
    expect(bench.state().pairing).toBeNull();
    expect(bench.changes.at(-1)).toBeNull();
    expect(bench.codes).toHaveLength(2);
  });

  test('when Home Assistant refuses our token a code is shown and the old pairing stays until then', async () => {
    const bench = open();
    const side = await integration(bench, bench.code());
    await side.prove();
    await side.exchange();
    const before = bench.state().pairing;
    bench.pairing.showCode();
    expect(bench.state().pairing).toEqual(before);
    const again = await integration(bench, bench.code());
    await again.prove();
    await again.exchange();
    expect(bench.state().pairing?.app_token).not.toBe(before?.app_token);
  });
});

describe('without a code, by the token that the Supervisor announced', () => {
  const announced = 'a'.repeat(43);
  const request = { ...HANDED_OVER, home_assistant_urls: URLS };

  test('what is handed over is kept once Home Assistant was found, and no code is left', async () => {
    const bench = open(undefined, announced);
    await bench.pairing.takeOver(request, '172.30.32.1', never);
    expect(bench.state().pairing).toEqual({
      app_token: announced,
      home_assistant: { url: URLS[0], token: HANDED_OVER.token, user_id: HANDED_OVER.user_id },
    });
    expect(bench.changes).toEqual([bench.state().pairing]);
    expect(bench.findHomeAssistant.mock.lastCall?.[0]).toMatchObject({ peerAddress: '172.30.32.1' });
    await expect(integration(bench, bench.code())).rejects.toEqual(failing('denied'));
    await bench.pairing.takeOver({ ...request, token: 'another' }, '172.30.32.1', never);
    expect(bench.state().pairing?.home_assistant.token).toBe('another');
  });

  test('a Home Assistant that cannot be found changes nothing', async () => {
    const away = new ButlerError('unavailable', 'I tried.');
    const bench = open(() => Promise.reject(away), announced);
    await expect(bench.pairing.takeOver(request, undefined, never)).rejects.toBe(away);
    expect(bench.state().pairing).toBeNull();
    expect(bench.changes).toEqual([]);
  });

  test('a code leads to the same token', async () => {
    const bench = open(undefined, announced);
    const side = await integration(bench, bench.code());
    await side.prove();
    const { app } = await side.exchange();
    expect(JSON.parse(unseal('app', side.key, side.transcript, app))).toEqual({ token: announced });
  });

  test('is not there without a Supervisor', async () => {
    const bench = open();
    await expect(bench.pairing.takeOver(request, undefined, never)).rejects.toEqual(failing('denied'));
    expect(bench.findHomeAssistant).not.toHaveBeenCalled();
  });
});

describe('other tokens for both sides', () => {
  const boxed = (value: unknown) => ({
    tokens: { public_key: '', sealed: Buffer.from(JSON.stringify(value)).toString('base64') },
    home_assistant_urls: URLS,
  });
  const renewed = { app_token: 'n'.repeat(43), token: 'new', user_id: 'u2' };

  test('are in force once Home Assistant was found with them', async () => {
    const bench = open();
    await bench.pairing.renew(boxed(renewed), '10.0.0.1', never);
    expect(bench.state().pairing).toEqual({
      app_token: renewed.app_token,
      home_assistant: { url: URLS[0], token: 'new', user_id: 'u2' },
    });
    expect(bench.changes).toEqual([bench.state().pairing]);
  });

  test('change nothing when they cannot be used, and are never repeated', async () => {
    const away = new ButlerError('unavailable', 'I tried.');
    const bench = open(() => Promise.reject(away));
    await expect(bench.pairing.renew(boxed(renewed), undefined, never)).rejects.toBe(away);
    const short = bench.pairing.renew(boxed({ ...renewed, app_token: 'short' }), undefined, never);
    await expect(short).rejects.toEqual(failing('invalid'));
    await expect(short).rejects.not.toThrow(/short/);
    expect(bench.state().pairing).toBeNull();
  });

  test('are not for an app whose token the Supervisor knows', async () => {
    const bench = open(undefined, 'a'.repeat(43));
    await expect(bench.pairing.renew(boxed(renewed), undefined, never)).rejects.toEqual(failing('denied'));
  });
});
