import { getEventListeners } from 'node:events';
import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ButlerError } from '../errors.ts';
import type { TurnEvent, TurnRequest } from './contract.ts';
import { DONE, eventsOf, startTestServer, turn } from './test-server.ts';

const text = (piece: string): TurnEvent => ({ type: 'text', text: piece });
const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });

/** Reads until something has come that is not only a sign of life. */
async function firstLine(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const { value } = (await reader?.read()) ?? {};
  return { reader, value };
}

describe('a turn', () => {
  test('streams the events as lines', async () => {
    const asked: TurnRequest[] = [];
    const { post } = await startTestServer({
      async *answer(request) {
        asked.push(request);
        yield text('Hel');
        yield text('lo.');
        yield DONE;
      },
    });
    const response = await post('/v1/turn', turn({ text: 'hi' }));
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    expect(await eventsOf(response)).toEqual([text('Hello.'), DONE]);
    expect(asked).toEqual([turn({ text: 'hi' })]);
  });

  test('leaves nothing behind that would live as long as the app', async () => {
    const signals: AbortSignal[] = [];
    const { post } = await startTestServer({
      async *answer(_request, signal) {
        signals.push(signal);
        yield DONE;
      },
    });
    await eventsOf(await post('/v1/turn', turn()));
    await expect.poll(() => signals.map((signal) => getEventListeners(signal, 'abort').length)).toEqual([0]);
  });

  test('a piece leaves before the answer is complete', async () => {
    const goOn = Promise.withResolvers<void>();
    const { post } = await startTestServer({
      async *answer() {
        yield text('First.');
        await goOn.promise;
        yield DONE;
      },
    });
    const { value, reader } = await firstLine(await post('/v1/turn', turn()));
    expect(JSON.parse(value ?? '')).toEqual(text('First.'));
    goOn.resolve();
    expect(JSON.parse((await reader?.read())?.value ?? '')).toEqual(DONE);
  });

  test('what was said without the app is kept before the agent is asked', async () => {
    const order: string[] = [];
    const { post } = await startTestServer({
      addExchanges: (exchanges) => void order.push(...exchanges.map(({ id }) => id)),
      async *answer() {
        order.push('asked');
        yield DONE;
      },
    });
    const exchange = {
      id: 'e1',
      conversation_id: 'c1',
      at: '2026-11-22T12:00:00Z',
      text: 'on',
      answer: 'ok',
      handled_by: 'intent' as const,
      language: 'en',
      user_id: null,
      device_id: null,
      satellite_id: null,
      area_id: null,
      intent: null,
      effects: [],
    };
    await eventsOf(await post('/v1/turn', turn({ earlier: [exchange] })));
    expect(order).toEqual(['e1', 'asked']);
  });

  test.each([
    [new ButlerError('unavailable', 'x', { say: () => 'Not now.' }), 'unavailable', 'Not now.'],
    [new Error('secret detail'), 'internal', 'Something went wrong on my side.'],
  ])('an agent that throws ends the stream with one sentence', async (thrown, code, message) => {
    const { post } = await startTestServer({
      async *answer() {
        yield text('Well');
        throw thrown;
      },
    });
    const response = await post('/v1/turn', turn());
    expect(response.status).toBe(200);
    expect(await eventsOf(response)).toEqual([text('Well'), { type: 'error', code, message }]);
  });

  test('an agent that forgets its end gets one', async () => {
    const { post } = await startTestServer({
      async *answer() {
        yield text('Well');
      },
    });
    expect((await eventsOf(await post('/v1/turn', turn()))).at(-1)).toMatchObject({
      type: 'error',
      code: 'internal',
    });
  });

  test('the agent is told when the listener goes, and may finish what it keeps', async () => {
    const ended = Promise.withResolvers<unknown>();
    const { post } = await startTestServer({
      async *answer(_request, signal) {
        yield text('Well');
        await aborted(signal);
        yield DONE;
        ended.resolve(signal.reason);
      },
    });
    const listener = new AbortController();
    const response = await post('/v1/turn', turn(), { signal: listener.signal });
    await firstLine(response);
    listener.abort();
    expect(await ended.promise).toMatchObject({ code: 'interrupted' });
  });

  test('when the app stops the listener hears it at once, even from an agent that does not', async () => {
    const { post, stop } = await startTestServer({
      async *answer() {
        yield text('Well');
        await new Promise(() => undefined);
      },
    });
    const { reader } = await firstLine(await post('/v1/turn', turn()));
    stop();
    const event: unknown = JSON.parse((await reader?.read())?.value ?? '');
    expect(event).toMatchObject({
      type: 'error',
      code: 'interrupted',
      message: expect.stringContaining('restarting') as string,
    });
    expect((await reader?.read())?.done).toBe(true);
  });

  test('at its deadline the agent may say its last words', async () => {
    const { post } = await startTestServer({
      async *answer(_request, signal) {
        await aborted(signal);
        yield text('That took too long.');
        yield { ...DONE, outcome: 'failed', text: 'That took too long.' };
      },
    });
    const events = await eventsOf(await post('/v1/turn', turn({ deadline_ms: 1_000 })));
    expect(events.at(-1)).toMatchObject({ type: 'done', outcome: 'failed' });
  });

  test('at its deadline a turn ends even when the agent does not', async () => {
    const { post } = await startTestServer({
      async *answer() {
        yield text('Well');
        await new Promise(() => undefined);
      },
    });
    const events = await eventsOf(await post('/v1/turn', turn({ deadline_ms: 1_000, language: 'de' })));
    const message = 'Das hat zu lange gedauert, deshalb habe ich aufgehört.';
    expect(events.at(-1)).toEqual({ type: 'error', code: 'unavailable', message });
  });

  test('two turns of one conversation are answered one after the other', async () => {
    const order: string[] = [];
    const goOn = Promise.withResolvers<void>();
    const { post } = await startTestServer({
      async *answer({ text: words }) {
        order.push(`${words} starts`);
        if (words === 'one') await goOn.promise;
        yield DONE;
        order.push(`${words} ends`);
      },
    });
    const one = post('/v1/turn', turn({ text: 'one' }));
    while (order.length === 0) await tick();
    const two = post('/v1/turn', turn({ text: 'two' }));
    const other = await post('/v1/turn', turn({ text: 'other', conversation_id: 'c2' }));
    await eventsOf(other);
    goOn.resolve();
    await Promise.all([eventsOf(await one), eventsOf(await two)]);
    expect(order.filter((line) => !line.startsWith('other'))).toEqual([
      'one starts',
      'one ends',
      'two starts',
      'two ends',
    ]);
    expect(order.indexOf('other ends')).toBeLessThan(order.indexOf('one ends'));
  });

  test('a hundred turns at once are all answered', async () => {
    const { post } = await startTestServer({
      async *answer({ text: words }) {
        await tick();
        yield text(words);
        yield { ...DONE, text: words };
      },
    });
    const all = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const request = turn({ text: `turn ${index}`, conversation_id: `c${index % 40}` });
        return await eventsOf(await post('/v1/turn', request));
      }),
    );
    expect(all.map((events) => events.at(-1))).toEqual(
      all.map((_, index) => ({ ...DONE, text: `turn ${index}` })),
    );
  });
});
