/** For tests: a hub on a Home Assistant that is healthy, with one lamp and one person. */
import { expect, vi } from 'vitest';
import type { AllowList } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import { connectHub, type HubConnection, type HubOptions, type HubStatus } from './connect.ts';
import type { Command, FakeHomeAssistant, Peer } from './fake-home-assistant.ts';

export const allowList: AllowList = {
  version: 2,
  max_targets: 8,
  lists: { none: [] },
  users: {},
  satellites: {},
  room: 'none',
  house: 'none',
};

export const snapshot = {
  kind: 'snapshot',
  location_name: 'Home',
  language: 'en',
  time_zone: 'Europe/London',
  areas: [{ area_id: 'hall', name: 'Hall', aliases: [], floor_id: null }],
  floors: [],
  people: [{ entity_id: 'person.ada', name: 'Ada', user_id: 'u1', is_admin: false, is_active: true }],
  satellites: [],
  entities: [
    {
      entity_id: 'light.hall',
      name: 'Hall <b>light\u200b',
      aliases: [],
      area_id: 'hall',
      device_class: null,
    },
  ],
};

const states: Readonly<Record<string, unknown>> = {
  'light.hall': { s: 'off', a: { brightness: null }, c: '1', lc: 100 },
  'person.ada': { s: 'home', a: {}, c: '1', lc: 100 },
};

/** What a healthy Home Assistant says to each command. */
export function answer(command: Command, peer: Peer): void {
  if (command.type === 'butler/house/subscribe') {
    peer.result(command.id, null);
    peer.event(command.id, snapshot);
  } else if (command.type === 'subscribe_entities') {
    const wanted = String(command['entity_ids']).split(',');
    peer.result(command.id, null);
    peer.event(command.id, {
      a: Object.fromEntries(Object.entries(states).filter(([entityId]) => wanted.includes(entityId))),
    });
  } else if (command.type === 'butler/act') {
    peer.result(command.id, { states: { 'light.hall': { state: 'on', attributes: { brightness: 255 } } } });
  } else if (command.type === 'ping') {
    peer.send({ id: command.id, type: 'pong' });
  } else if (command.type !== 'supported_features') {
    peer.result(command.id, null);
  }
}

export interface TestHub extends Disposable {
  readonly hub: HubConnection;
  /** The first house. */
  readonly ready: Promise<House>;
  /** What was logged, and every status that there was. */
  readonly lines: readonly string[];
  readonly statuses: readonly HubStatus[];
  /** Resolves when the hub has this status. */
  reaches(status: HubStatus): Promise<void>;
}

export function openTestHub(
  { url }: Pick<FakeHomeAssistant, 'url'>,
  more: Partial<HubOptions> = {},
): TestHub {
  const stop = new AbortController();
  const lines: string[] = [];
  const statuses: HubStatus[] = [];
  const ready = Promise.withResolvers<House>();
  const hub = connectHub({
    url,
    token: 'good',
    allowList: () => allowList,
    log: { info: (text) => lines.push(text), warn: (text) => lines.push(text) },
    signal: stop.signal,
    onHouse: ready.resolve,
    onStatus: (status) => statuses.push(status),
    timing: { retryAfter: 1 },
    ...more,
  });
  return {
    hub,
    ready: ready.promise,
    lines,
    statuses,
    async reaches(status) {
      await vi.waitFor(() => expect(hub.status).toBe(status), { interval: 5, timeout: 5_000 });
    },
    [Symbol.dispose]: () => stop.abort(),
  };
}
