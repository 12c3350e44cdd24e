import { describe, expect, test } from 'vitest';
import type { TurnRequest } from '../api/contract.ts';
import { askerWith } from '../people/test-askers.ts';
import { NOW, startTestAgent, type TestAgent } from './test-agent.ts';

const said = (scripted: TestAgent['scripted']) => JSON.stringify(scripted.requests().at(-1)?.body?.messages);

/** Anna and Ben by their users, Anna's own satellite, everything else a room; and a clock. */
async function start() {
  let minutes = 0;
  const person = (name: 'anna' | 'ben') =>
    askerWith('adult', { key: `person:${name}`, personId: name, userId: `user-${name}`, name });
  const test = await startTestAgent({
    now: () => new Date(NOW.getTime() + minutes * 60_000),
    whoIsIt({ user_id, satellite_id }) {
      if (user_id === 'user-ben') return Promise.resolve(person('ben'));
      if (user_id === 'user-anna' || satellite_id === 'assist_satellite.anna')
        return Promise.resolve(person('anna'));
      return Promise.resolve(askerWith('room', { key: `room:${String(satellite_id)}` }));
    },
    script: [{ reply: 'All right.' }],
  });
  const at = async (minute: number, text: string, changes: Partial<TurnRequest>) => {
    minutes = minute;
    await test.ask(text, changes);
    return said(test.scripted);
  };
  return { ...test, at };
}

const phone = { user_id: 'user-anna', conversation_id: 'phone' };
const hers = { user_id: null, satellite_id: 'assist_satellite.anna', conversation_id: 'hers' };
const kitchen = { user_id: null, satellite_id: 'assist_satellite.kitchen', conversation_id: 'kitchen' };
const hall = { user_id: null, satellite_id: 'assist_satellite.hall', conversation_id: 'hall' };
const ben = { user_id: 'user-ben', conversation_id: 'ben' };

describe('a person goes on through another door', () => {
  test('within five minutes, and for good', async () => {
    const { at } = await start();
    await at(0, 'the blue sofa', phone);
    expect(await at(4, 'and its price', hers)).toContain('the blue sofa');
    const later = await at(60, 'what did I ask', hers);
    expect(later).toContain('the blue sofa');
    expect(later.indexOf('the blue sofa')).toBeLessThan(later.indexOf('and its price'));
  });

  test('not after five minutes', async () => {
    const { at } = await start();
    await at(0, 'the blue sofa', phone);
    expect(await at(6, 'and its price', hers)).not.toContain('the blue sofa');
  });

  test('not when they begin anew at the same one', async () => {
    const { at } = await start();
    await at(0, 'the blue sofa', phone);
    expect(await at(1, 'and its price', { ...phone, conversation_id: 'anew' })).not.toContain(
      'the blue sofa',
    );
  });

  test('not into an action, nor out of one', async () => {
    const { at } = await start();
    await at(0, 'the blue sofa', phone);
    const action = { ...phone, door: 'action', conversation_id: 'action' } as const;
    expect(await at(1, 'and its price', action)).not.toContain('the blue sofa');
    expect(await at(2, 'go on', hers)).not.toContain('and its price');
  });

  test('there and back again, in the order in which it was said', async () => {
    const { at } = await start();
    await at(0, 'first', phone);
    await at(3, 'second', hers);
    const back = await at(6, 'third', phone);
    expect(back.indexOf('first')).toBeGreaterThan(-1);
    expect(back.indexOf('first')).toBeLessThan(back.indexOf('second'));
  });

  test('the history only grows at its end', async () => {
    const { at, scripted } = await start();
    await at(0, 'first', phone);
    await at(2, 'second', hers);
    await at(20, 'third', hers);
    const [, second, third] = scripted.requests().map(({ body }) => body?.messages ?? []);
    const words = (messages: typeof second) =>
      (messages ?? [])
        .slice(0, -1)
        .map(({ content }) => JSON.stringify(content).replace(/,?"cache_control":\{[^}]*\}/g, ''));
    expect(words(third).slice(0, words(second).length)).toEqual(words(second));
  });
});

test('two who talk at once in different places never mix', async () => {
  const { at } = await start();
  await at(0, 'the present for Ben', phone);
  await at(0, 'the present for Anna', ben);
  await at(1, 'the soup', kitchen);
  await at(1, 'the coats', hall);
  const heard = {
    anna: await at(2, 'and now', phone),
    ben: await at(2, 'and now', ben),
    kitchen: await at(2, 'and now', kitchen),
    hall: await at(2, 'and now', hall),
  };
  const of = (text: string) =>
    Object.entries(heard).flatMap(([who, words]) => (words.includes(text) ? [who] : []));
  expect(of('the present for Ben')).toEqual(['anna']);
  expect(of('the present for Anna')).toEqual(['ben']);
  expect(of('the soup')).toEqual(['kitchen']);
  expect(of('the coats')).toEqual(['hall']);
});

test('a room goes on with nothing but its own, and nobody with a room', async () => {
  const { at } = await start();
  await at(0, 'my secret', phone);
  expect(await at(1, 'go on', kitchen)).not.toContain('my secret');
  await at(1, 'the soup', kitchen);
  expect(await at(2, 'go on', phone)).not.toContain('the soup');
  expect(await at(2, 'go on', { ...hall, conversation_id: 'hall-2' })).not.toContain('the soup');
});

test("whoever knows the id of another's conversation learns nothing of it", async () => {
  const { at } = await start();
  await at(0, 'my present for Ben is under the bed', phone);
  expect(await at(1, 'what did I just say?', { ...ben, conversation_id: 'phone' })).not.toContain(
    'under the bed',
  );
  expect(await at(1, 'what did I just say?', { ...kitchen, conversation_id: 'phone' })).not.toContain(
    'under the bed',
  );
  expect(await at(1, 'what did I just say?', phone)).toContain('under the bed');
});

test('a question is only open for whom it was put to', async () => {
  const { ask } = await startTestAgent({ script: [{ reply: 'The hall light or the kitchen light?' }] });
  await ask('turn on the light', { user_id: 'user-anna' });
  const yes = { intent: { name: 'ButlerYes', slots: {} } };
  expect(await ask('yes', { user_id: 'user-ben', ...yes })).toMatchObject({ done: { outcome: 'sentence' } });
  expect(await ask('yes', { user_id: 'user-anna', ...yes })).toMatchObject({ done: { outcome: 'answered' } });
});
