import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newBoxKeys, openBox, type BoxPurpose } from './box.ts';
import { createIdentity, identityProof } from './identity.ts';
import { createRateLimit } from './rate-limit.ts';

interface Vector extends Record<
  'description' | 'token' | 'app_private_key' | 'public_key' | 'plain' | 'sealed',
  string
> {
  purpose: BoxPurpose;
  identity: { nonce: string; app_url: string; app_id: string; public_key: string; proof: string };
}

const file = new URL('../../../tests/contract/examples/box-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];
const base64url = (text: string) => Buffer.from(text, 'base64').toString('base64url');

describe.each(vectors)('box vector: $description', (vector) => {
  const { identity, token, purpose } = vector;
  const keys = {
    publicKey: identity.public_key,
    privateKey: createPrivateKey({
      format: 'jwk',
      key: {
        kty: 'OKP',
        crv: 'X25519',
        x: base64url(identity.public_key),
        d: base64url(vector.app_private_key),
      },
    }),
  };
  const box = { public_key: vector.public_key, sealed: vector.sealed };

  test('the proof is the same', () => {
    const { nonce, app_url: appUrl, app_id: appId, public_key: publicKey } = identity;
    expect(identityProof(token, { nonce, appUrl, appId, publicKey })).toBe(identity.proof);
  });

  test('what was sealed opens', () => {
    expect(openBox(purpose, token, keys, box)).toBe(vector.plain);
  });

  test('nothing else does', () => {
    const other = purpose === 'settings' ? 'renew' : 'settings';
    expect(() => openBox(other, token, keys, box)).toThrow(/not sealed for me/);
    expect(() => openBox(purpose, `${token}x`, keys, box)).toThrow(/not sealed for me/);
    expect(() => openBox(purpose, token, newBoxKeys(), box)).toThrow(/not sealed for me/);
    const nobody = { ...box, public_key: Buffer.alloc(32).toString('base64') };
    expect(() => openBox(purpose, token, keys, nobody)).toThrow(/not sealed for me/);
    expect(() => openBox(purpose, token, keys, { ...box, sealed: 'AAAA' })).toThrow(/not sealed for me/);
  });
});

describe('identity', () => {
  const request = { nonce: Buffer.alloc(32, 1).toString('base64'), app_url: 'http://new.local:8099' };
  const open = (token: string | undefined, limit = 20) =>
    createIdentity({
      version: '1.2.3',
      appId: 'app-1',
      token: () => token,
      limit: createRateLimit(limit, 60_000, () => 0),
    });

  test('is shown to whoever can check it, and says nothing of the token', () => {
    const shown = open('t'.repeat(43)).show(request, 'new.local:8099');
    const parts = { nonce: request.nonce, appUrl: request.app_url, appId: 'app-1' };
    const expected = identityProof('t'.repeat(43), { ...parts, publicKey: shown.public_key });
    expect(shown.proof).toBe(expected);
    expect(JSON.stringify(shown)).not.toContain('ttt');
  });

  test('is not shown for another address, without a pairing, or too often', () => {
    expect(() => open('t').show(request, 'old.local:8099')).toThrow(/address that was dialled/);
    expect(() => open(undefined).show(request, 'new.local:8099')).toThrow(/not paired/);
    const tired = open('t', 1);
    tired.show(request, 'new.local:8099');
    expect(() => tired.show(request, 'new.local:8099')).toThrow(/Wait a minute/);
  });
});
