import { expect, test } from 'vitest';
import type { Hub } from '../hub/hub.ts';
import { createPairedHub, type PairedHub } from './paired-hub.ts';
import type { Pairing } from './pairing-file.ts';

const pairingWith = (url: string): Pairing => ({
  app_token: 'a'.repeat(43),
  home_assistant: { url, token: 't', user_id: 'u' },
});

const call = {
  domain: 'light',
  service: 'turn_on',
  entityIds: ['light.hall'],
  data: {},
  userId: null,
  parentContextId: null,
};
const never = new AbortController().signal;

test('follows the pairing: leaves one Home Assistant before it goes to the next', async () => {
  const events: string[] = [];
  const hub = createPairedHub(({ url }, signal) => {
    events.push(`to ${url}`);
    signal.addEventListener('abort', () => events.push(`left ${url}`));
    const connected: Hub & Pick<PairedHub, 'refreshAllowList' | 'stateAt'> = {
      stateAt: () => undefined,
      house: undefined,
      connected: true,
      act: async () => {
        events.push(`act in ${url}`);
        return new Map();
      },
      history: async () => new Map(),
      statistic: async () => null,
      listItems: async () => [],
      waitFor: async () => true,
      setQuestions: async () => undefined,
      tellMemoryChanged: async () => undefined,
      refreshAllowList: () => events.push(`list to ${url}`),
    };
    return connected;
  });
  expect(hub.connected).toBe(false);
  await expect(hub.act(call, never)).rejects.toMatchObject({ code: 'unavailable' });
  hub.follow(pairingWith('http://one'));
  expect(hub.connected).toBe(true);
  await hub.act(call, never);
  hub.refreshAllowList();
  hub.follow(pairingWith('http://two'));
  await hub.act(call, never);
  hub.follow(null);
  hub.refreshAllowList();
  await expect(hub.act(call, never)).rejects.toMatchObject({ code: 'unavailable' });
  expect(hub.connected).toBe(false);
  expect(events).toEqual([
    'to http://one',
    'act in http://one',
    'list to http://one',
    'left http://one',
    'to http://two',
    'act in http://two',
    'left http://two',
  ]);
});
