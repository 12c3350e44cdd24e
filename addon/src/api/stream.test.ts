import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TurnEvent } from './contract.ts';
import { createTurnStream, type StreamOutput } from './stream.ts';

const DONE: TurnEvent = {
  type: 'done',
  outcome: 'answered',
  text: 'Hello there.',
  continue_conversation: false,
  question_open: false,
  effects: [],
};
const text = (piece: string): TurnEvent => ({ type: 'text', text: piece });

function open() {
  const writes: string[] = [];
  const output = {
    destroyed: false,
    writeHead: vi.fn(),
    write: vi.fn((lines: string) => writes.push(lines) > 0),
    end: vi.fn((lines: string) => writes.push(lines) > 0),
  };
  const stream = createTurnStream(output as unknown as StreamOutput);
  const events = () =>
    writes.map((lines) =>
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as TurnEvent),
    );
  return { stream, output, writes, events };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('turn stream', () => {
  test('pieces of one tick leave as one event in one write', () => {
    const { stream, events } = open();
    for (const piece of ['Hel', 'lo ', 'there']) stream.send(text(piece));
    expect(events()).toEqual([]);
    vi.advanceTimersByTime(0);
    stream.send(text('.'));
    vi.advanceTimersByTime(0);
    expect(events()).toEqual([[text('Hello there')], [text('.')]]);
  });

  test('what else happens leaves at once, after the text before it, in the same write', () => {
    const { stream, events, output } = open();
    const call: TurnEvent = { type: 'tool_call', id: '1', name: 'turn_on_off', args: {} };
    stream.send(text('One moment.'));
    stream.send(call);
    expect(events()).toEqual([[text('One moment.'), call]]);
    stream.send(text('Done.'));
    stream.send(DONE);
    expect(events().at(-1)).toEqual([text('Done.'), DONE]);
    expect(output.end).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(60_000);
    expect(events()).toHaveLength(2);
  });

  test('a call waits a moment for its result, but not for a slow one', () => {
    const { stream, events } = open();
    const call = (id: string): TurnEvent => ({ type: 'tool_call', id, name: 'turn_on_off', args: {} });
    const result = (id: string): TurnEvent => {
      return { type: 'tool_result', id, name: 'turn_on_off', data: {}, is_error: false };
    };
    stream.send(call('1'));
    stream.send(call('2'));
    stream.send(result('1'));
    expect(events()).toEqual([[call('1'), call('2'), result('1')]]);
    stream.send(result('2'));
    stream.send(call('3'));
    vi.advanceTimersByTime(100);
    expect(events().slice(1)).toEqual([[result('2')], [call('3')]]);
    stream.send(call('4'));
    stream.send(text('Well.'));
    vi.advanceTimersByTime(0);
    expect(events().at(-1)).toEqual([call('4'), text('Well.')]);
    vi.advanceTimersByTime(100);
    expect(events()).toHaveLength(4);
  });

  test('ends once', () => {
    const { stream, events } = open();
    stream.send(DONE);
    stream.send(text('more'));
    stream.send({ type: 'error', code: 'internal', message: 'x' });
    vi.advanceTimersByTime(60_000);
    expect(events()).toEqual([[DONE]]);
    expect(stream.ended).toBe(true);
  });

  test('says every five seconds of silence that it is alive', () => {
    const { stream, events } = open();
    vi.advanceTimersByTime(10_000);
    expect(events()).toEqual([[{ type: 'alive' }], [{ type: 'alive' }]]);
    vi.advanceTimersByTime(4_000);
    stream.send(text('Well'));
    vi.advanceTimersByTime(4_999);
    expect(events()).toHaveLength(3);
    vi.advanceTimersByTime(1);
    expect(events().at(-1)).toEqual([{ type: 'alive' }]);
  });

  test('a line break inside a text stays inside its line', () => {
    const { stream, writes } = open();
    stream.send(text('one\ntwo\u2028three'));
    stream.send(DONE);
    expect(writes.join('').trimEnd().split('\n')).toHaveLength(2);
  });

  test('writes nothing to a listener that has gone', () => {
    const { stream, output, writes } = open();
    output.destroyed = true;
    stream.send(text('hello'));
    stream.send(DONE);
    vi.advanceTimersByTime(60_000);
    expect(writes).toEqual([]);
  });
});
