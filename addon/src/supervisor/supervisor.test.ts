import { expect, test } from 'vitest';
import { secret } from '../secret.ts';
import { ok, type Reply, startFakeSupervisor } from './fake-supervisor.ts';
import { createSupervisor } from './supervisor.ts';

const token = secret('supervisor-token');
const never = new AbortController().signal;
const announcement = { host: 'a1b2c3d4-butler', port: 8099, token: 'bearer-of-the-app' };

test('asks for our own name, and announces us, with the token of this start', async () => {
  await using fake = await startFakeSupervisor(({ path }) =>
    path === '/addons/self/info'
      ? ok({ hostname: 'a1b2c3d4-butler', ip_address: '172.30.33.5' })
      : ok({ uuid: 'u1' }),
  );
  const supervisor = createSupervisor({ url: fake.url, token });
  expect(await supervisor.hostname(never)).toBe('a1b2c3d4-butler');
  await supervisor.announce(announcement, never);
  expect(fake.received).toEqual([
    {
      method: 'GET',
      path: '/addons/self/info',
      authorization: 'Bearer supervisor-token',
      body: undefined,
    },
    {
      method: 'POST',
      path: '/discovery',
      authorization: 'Bearer supervisor-token',
      body: { service: 'butler', config: announcement },
    },
  ]);
});

const wrongAnswers: [string, Reply, RegExp][] = [
  [
    'a refusal',
    { status: 400, body: { result: 'error', message: 'List the service!' } },
    /List the service!/,
  ],
  ['a refusal without a reason', { status: 403, body: { result: 'error' } }, /no reason given/],
  ['no JSON', { status: 502, body: '502: Bad Gateway' }, /can't be understood/],
  ['something else', { body: { hostname: 'x' } }, /can't be understood/],
  ['no name', ok({}), /left something out/],
  ['a name that is none', ok({ hostname: 'x/../y' }), /left something out/],
];
test.each(wrongAnswers)('%s is an error that says so', async (_what, reply, words) => {
  await using fake = await startFakeSupervisor(() => reply);
  const error: unknown = await createSupervisor({ url: fake.url, token })
    .hostname(never)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'upstream', say: expect.stringMatching(words) as string });
  expect(String(error)).not.toContain('supervisor-token');
});

test('nobody there is an error, and whoever waits can stop waiting', async () => {
  const nobody = createSupervisor({ url: 'http://127.0.0.1:1', token });
  await expect(nobody.hostname(never)).rejects.toMatchObject({ code: 'unavailable' });
  await using silent = await startFakeSupervisor(() => undefined);
  const leaving = new AbortController();
  const waiting = createSupervisor({ url: silent.url, token }).hostname(leaving.signal);
  leaving.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
});
