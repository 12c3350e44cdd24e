import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codePassword } from './code.ts';
import { deriveKey, isProofOf, proofOf, seal, transcriptOf, unseal } from './crypto.ts';

interface Sealed {
  plain: string;
  nonce: string;
  sealed: string;
}
interface Vector extends Record<'description' | 'code' | 'password' | 'transcript' | 'key', string> {
  integration_nonce: string;
  app_nonce: string;
  pairing_id: string;
  app_id: string;
  app_url: string;
  home_assistant_urls: string[];
  integration_proof: string;
  app_proof: string;
  home_assistant: Sealed;
  app: Sealed;
}

const file = new URL('../../../tests/contract/examples/pairing-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];
const bytes = (text: string) => Buffer.from(text, 'base64');
const [first] = vectors as [Vector];

describe.each(vectors)('pairing vector: $description', (vector) => {
  test('the same code and nonces give the same key', async () => {
    expect(codePassword(vector.code)).toBe(vector.password);
    const key = await deriveKey(vector.password, bytes(vector.integration_nonce), bytes(vector.app_nonce));
    expect(key.toString('base64')).toBe(vector.key);
  });

  test('the transcript and both proofs are the same', () => {
    const transcript = transcriptOf({
      appNonce: vector.app_nonce,
      integrationNonce: vector.integration_nonce,
      pairingId: vector.pairing_id,
      appId: vector.app_id,
      appUrl: vector.app_url,
      homeAssistantUrls: vector.home_assistant_urls,
    });
    expect(transcript).toBe(vector.transcript);
    expect(proofOf('integration', bytes(vector.key), transcript)).toBe(vector.integration_proof);
    expect(proofOf('app', bytes(vector.key), transcript)).toBe(vector.app_proof);
    expect(isProofOf('integration', bytes(vector.key), transcript, vector.integration_proof)).toBe(true);
  });

  test.each(['home_assistant', 'app'] as const)('what %s seals is the same', (side) => {
    const { plain, nonce, sealed } = vector[side];
    const key = bytes(vector.key);
    expect(seal(side, key, vector.transcript, plain, bytes(nonce))).toBe(sealed);
    expect(unseal(side, key, vector.transcript, sealed)).toBe(plain);
  });
});

test('one side cannot show the proof of the other', () => {
  expect(isProofOf('integration', bytes(first.key), first.transcript, first.app_proof)).toBe(false);
  expect(isProofOf('app', bytes(first.key), first.transcript, first.integration_proof)).toBe(false);
  expect(isProofOf('app', bytes(first.key), first.transcript, '')).toBe(false);
});

test('what was changed, cut or sealed for something else does not open', () => {
  const { sealed } = first.home_assistant;
  const key = bytes(first.key);
  const changed = bytes(sealed);
  changed[20] = (changed[20] ?? 0) ^ 1;
  const cut = [0, 5, 12, 27, 40].map((length) => bytes(sealed).subarray(0, length).toString('base64'));
  for (const wrong of [changed.toString('base64'), ...cut]) {
    expect(() => unseal('home_assistant', key, first.transcript, wrong)).toThrow(/does not belong/);
  }
  expect(() => unseal('app', key, first.transcript, sealed)).toThrow(/does not belong/);
  expect(() => unseal('home_assistant', key, `${first.transcript} `, sealed)).toThrow(/does not belong/);
});
