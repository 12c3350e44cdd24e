/** The database goes away: the butler goes on without its memory, says so once, and catches up afterwards. */
import { expect, test } from 'vitest';
import { postgresPlace } from '../../addon/src/store/test-databases.ts';
import { startTestPostgres } from '../../addon/src/store/test-postgres.ts';
import { startProxy } from '../../addon/src/store/test-proxy.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';

const postgres = await startTestPostgres();

const NO_MEMORY = /reach my memory/;

async function isStoreThere({ json }: OwnBed): Promise<boolean> {
  const response = await fetch(`${json.app_url}/v1/status`, {
    headers: { authorization: `Bearer ${json.app_token}` },
  });
  const { store } = (await response.json()) as { store: { available: boolean } };
  return store.available;
}

test.skipIf(postgres === undefined)('turns go on while the database is away, on postgresql', async () => {
  const place = await postgresPlace(postgres?.url ?? '');
  const server = new URL(place.url);
  const proxy = await startProxy(server.hostname, Number(server.port));
  const proxied = Object.assign(new URL(place.url), { hostname: '127.0.0.1', port: String(proxy.port) });
  const bed = await openOwnBed({ databaseUrl: proxied.href });
  try {
    await bed.model.play([{ reply: 'Very well.' }]);
    await bed.put('light.kitchen', 'off');
    const first = await bed.assist.say('my favourite tea is green');
    expect(first.text).toBe('Very well.');
    const { conversationId } = first;

    await proxy.cut();
    const second = await bed.assist.say('turn on the kitchen light', { conversationId });
    expect(second.text).not.toMatch(/sorry|wrong/i);
    expect((await bed.home.state('light.kitchen')).state).toBe('on');
    await expect
      .poll(async () => (await bed.assist.say('and what do you make of that')).text, { timeout: 10_000 })
      .toMatch(/^Very well\.\s+.*reach my memory/s);
    const third = await bed.assist.say('which tea was it', { conversationId });
    expect(third.text).toMatch(/^Very well\./);
    const fourth = await bed.assist.say('and again', { conversationId });
    expect([third.text, fourth.text].filter((text) => NO_MEMORY.test(text)).length).toBeLessThanOrEqual(1);
    const calls = await bed.model.calls();
    expect(JSON.stringify(calls.at(-1)?.body?.messages)).toContain('my favourite tea is green');
    expect(await isStoreThere(bed)).toBe(false);

    await proxy.restore();
    await expect.poll(() => isStoreThere(bed), { timeout: 30_000, interval: 200 }).toBe(true);
    const later = await bed.assist.say('is all well again');
    expect(later.text).toBe('Very well.');
    const said = async (): Promise<unknown[]> => {
      const rows = await place.open().query(
        `select content from butler.conversation_history
         where role = 'user' and content in ('my favourite tea is green', 'turn on the kitchen light', 'which tea was it')
         order by 1`,
      );
      return rows.map((row) => row['content']);
    };
    await expect
      .poll(said, { timeout: 10_000 })
      .toEqual(['my favourite tea is green', 'turn on the kitchen light', 'which tea was it']);
  } finally {
    await bed.close();
  }
});
