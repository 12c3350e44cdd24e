import { EventEmitter, once } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { createLog } from '../log.ts';
import { secret } from '../secret.ts';
import { openConversations } from './conversations.ts';
import { migrate } from './migrate.ts';
import { migrated } from './migrated.ts';
import { openPostgres } from './postgres.ts';
import { migrations, postgresPlace, silent, testExchange } from './test-databases.ts';
import { startTestPostgres } from './test-postgres.ts';
import { startProxy } from './test-proxy.ts';

const postgres = await startTestPostgres();
vi.setConfig({ testTimeout: 60_000 });

async function open(serverUrl: string) {
  const place = await postgresPlace(serverUrl);
  const url = new URL(place.url);
  const proxy = await startProxy(url.hostname, Number(url.port));
  url.host = `127.0.0.1:${proxy.port}`;
  const said = new EventEmitter();
  const log = createLog({
    level: 'info',
    format: 'text',
    now: () => new Date(),
    write: (line) => said.emit(line.includes('is back') ? 'back' : 'down', line),
  });
  const database = migrated(openPostgres(secret(url.href), silent), {
    migrate: (opened) => migrate(opened, migrations),
    onRefused: (error) => said.emit('error', error),
  });
  const start = () =>
    openConversations({ database, log, limits: { settle: 1, firstRetry: 20, longestRetry: 50 } });
  return { proxy, said, start, database, directly: place.open() };
}

describe.skipIf(postgres === undefined)('on postgresql', () => {
  const serverUrl = postgres?.url ?? '';

  test('a server that is away at the start is found when it comes', async () => {
    const { proxy, said, start, directly, database } = await open(serverUrl);
    await proxy.cut();
    const down = once(said, 'down');
    const conversations = start();
    await down;
    expect(conversations.available).toBe(false);
    conversations.add(testExchange({ id: 'early' }));
    expect((await conversations.recent('kitchen', 5)).exchanges).toHaveLength(1);
    const back = once(said, 'back');
    await proxy.restore();
    await back;
    await conversations.flush();
    conversations.stop();
    await database.close();
    expect(await directly.query('select id from butler.exchanges')).toEqual([{ id: 'early' }]);
  });

  test('a server that goes in mid-flight and comes back has everything exactly once', async () => {
    const { proxy, said, start, directly, database } = await open(serverUrl);
    const conversations = start();
    conversations.add(testExchange({ id: '0' }));
    await conversations.flush();
    for (let round = 1; round <= 3; round += 1) {
      // The next one arrives, and is kept there, but nobody here learns of it.
      proxy.loseAnswers();
      conversations.add(testExchange({ id: `${round}a` }));
      const down = once(said, 'down');
      await directlyHas(directly, `${round}a`);
      await proxy.cut();
      await down;
      conversations.add(testExchange({ id: `${round}b` }));
      expect(conversations.available).toBe(false);
      const back = once(said, 'back');
      await proxy.restore();
      await back;
    }
    await conversations.flush();
    conversations.stop();
    await database.close();
    const rows = await directly.query(`select exchange_id as id, count(*)::integer as messages
      from butler.conversation_history group by 1 order by 1`);
    const ids = ['0', '1a', '1b', '2a', '2b', '3a', '3b'];
    expect(rows).toEqual(ids.map((id) => ({ id, messages: 2 })));
  });
});

async function directlyHas(database: Awaited<ReturnType<typeof open>>['directly'], id: string) {
  const has = async () =>
    (await database.query('select 1 from butler.exchanges where id = $1', [id])).length > 0;
  await vi.waitUntil(has, { timeout: 10_000, interval: 5 });
}
