import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ButlerError } from '../errors.ts';
import type { PeopleRequests } from '../people/manage.ts';
import {
  meResponse,
  personChange,
  peopleResponse,
  roomChange,
  roomRow,
  personRow,
} from './contract-people.ts';
import { errorBody } from './contract.ts';
import { startTestServer } from './test-server.ts';

const example = (name: string): unknown => {
  const file = new URL(`../../../tests/contract/examples/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
};
const row = personRow.parse(example('personRow'));
const me = meResponse.parse(example('meResponse'));
const room = roomRow.parse(example('roomRow'));
const all = peopleResponse.parse(example('peopleResponse'));

async function start(over: Partial<PeopleRequests> = {}) {
  const calls: unknown[][] = [];
  const people: PeopleRequests = {
    list: async () => all,
    async me(...given) {
      calls.push(['me', ...given]);
      return me;
    },
    async undoSoul(...given) {
      calls.push(['undo', ...given]);
      return me;
    },
    async changePerson(...given) {
      calls.push(['person', ...given]);
      return row;
    },
    async changeRoom(...given) {
      calls.push(['room', ...given]);
      return room;
    },
    async changeHousehold(...given) {
      calls.push(['household', ...given]);
      return all;
    },
    ...over,
  };
  const server = await startTestServer({ people });
  const patch = (path: string, body: unknown, headers = {}) =>
    server.send('PATCH', path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return { ...server, calls, patch };
}

test('everybody is listed', async () => {
  const { send } = await start();
  expect(await (await send('GET', '/v1/people')).json()).toEqual(all);
});

test('everybody asks for their own row, and for nobody else’s', async () => {
  const { post, calls } = await start();
  const by = { user_id: 'u1' };
  expect(await (await post('/v1/me', { by })).json()).toEqual(me);
  expect(await (await post('/v1/me/soul/undo', { by, soul: null })).json()).toEqual(me);
  expect((await post('/v1/me', { by: { ...by, is_admin: true } })).status).toBe(400);
  expect((await post('/v1/me', { by: { user_id: null } })).status).toBe(400);
  expect((await post('/v1/me/soul/undo', { by })).status).toBe(400);
  expect(calls).toEqual([
    ['me', by],
    ['undo', by, null],
  ]);
});

test('people, rooms and the household are changed, and answered with what they are then', async () => {
  const { patch, calls } = await start();
  const change = personChange.parse(example('personChange.own'));
  expect(await (await patch('/v1/people/me', change)).json()).toEqual(row);
  const raise = roomChange.parse(example('roomChange'));
  expect(await (await patch('/v1/rooms/user%3Atablet', raise)).json()).toEqual(room);
  expect(await (await patch('/v1/household', example('householdChange'))).json()).toEqual(all);
  expect(calls).toEqual([
    ['person', 'me', change],
    ['room', 'user:tablet', raise],
    ['household', example('householdChange')],
  ]);
});

describe('refused', () => {
  test.each([
    ['GET', '/v1/people'],
    ['PATCH', '/v1/people/me'],
    ['PATCH', '/v1/rooms/user:x'],
    ['PATCH', '/v1/household'],
  ])('%s %s without the token', async (method, path) => {
    const { url, calls } = await start();
    expect((await fetch(url + path, { method })).status).toBe(401);
    expect(calls).toEqual([]);
  });

  test.each(['owner', 'unknown-area', 'open-pin', 'name'])('personChange.%s', async (name) => {
    const { patch, calls } = await start();
    const response = await patch('/v1/people/me', example(`rejected/personChange.${name}`));
    expect(response.status).toBe(400);
    const { code, message } = errorBody.parse(await response.json());
    expect([code, message]).toEqual(['invalid', expect.stringMatching(/^This request is wrong: changes/)]);
    expect(message).not.toContain('1234');
    expect(calls).toEqual([]);
  });

  test('another method says which there are', async () => {
    const { send } = await start();
    const response = await send('DELETE', '/v1/people/me');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'PATCH']);
  });

  test('what the household refuses comes with its code and its sentence', async () => {
    const { send, patch } = await start({
      list: () => Promise.reject(new ButlerError('unavailable', 'Away.')),
      changePerson: () => Promise.reject(new ButlerError('denied', 'Not yours.')),
    });
    const denied = await patch('/v1/people/p1', example('personChange.template'));
    expect([denied.status, await denied.json()]).toEqual([403, { code: 'denied', message: 'Not yours.' }]);
    expect((await send('GET', '/v1/people')).status).toBe(503);
  });
});
