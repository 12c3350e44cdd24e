/**
 * A turn's events as NDJSON, one a line. Pieces of text that arrive in the same tick leave as one event in one
 * write, and so do a call and its result that comes at once: handing over many small ones is what costs time on the
 * way (docs/benchmarks.md).
 */
import type { ServerResponse } from 'node:http';
import type { TurnEvent } from './contract.ts';

/** The part of a response that a stream needs. */
export type StreamOutput = Pick<ServerResponse, 'writeHead' | 'write' | 'end' | 'destroyed'>;

export interface TurnStream {
  /** After a `done` or `error` everything is ignored: a stream ends once. */
  send(event: TurnEvent): void;
  readonly ended: boolean;
}

const ALIVE_MS = 5_000;
/** Home Assistant does most calls in less, and is not to be kept from it by hearing of them. */
const CALL_MS = 15;

export function createTurnStream(output: StreamOutput): TurnStream {
  let ended = false;
  let isStarted = false;
  let pendingCalls = '';
  let pendingText = '';
  let scheduled: NodeJS.Immediate | undefined;
  let callsLate: NodeJS.Timeout | undefined;
  let alive: NodeJS.Timeout | undefined;

  function start() {
    if (isStarted) return;
    isStarted = true;
    output.writeHead(200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store',
      // A proxy in between must not collect the lines.
      'x-accel-buffering': 'no',
    });
  }

  function takePending(): string {
    clearImmediate(scheduled);
    clearTimeout(callsLate);
    scheduled = undefined;
    const lines = pendingCalls + (pendingText === '' ? '' : lineOf({ type: 'text', text: pendingText }));
    pendingCalls = '';
    pendingText = '';
    return lines;
  }

  function write(lines: string, isLast: boolean) {
    clearTimeout(alive);
    if (output.destroyed) return;
    start();
    if (isLast) output.end(lines);
    else {
      output.write(lines);
      waitForSilence();
    }
  }

  function waitForSilence() {
    alive = setTimeout(() => write(takePending() + lineOf({ type: 'alive' }), false), ALIVE_MS).unref();
  }
  waitForSilence();

  return {
    send(event) {
      if (ended) return;
      if (event.type === 'text') {
        pendingText += event.text;
        scheduled ??= setImmediate(() => write(takePending(), false));
        return;
      }
      if (event.type === 'tool_call' && pendingText === '') {
        if (pendingCalls === '') callsLate = setTimeout(() => write(takePending(), false), CALL_MS);
        pendingCalls += lineOf(event);
        return;
      }
      ended = event.type === 'done' || event.type === 'error';
      write(takePending() + lineOf(event), ended);
    },
    get ended() {
      return ended;
    },
  };
}

const lineOf = (event: TurnEvent) => `${JSON.stringify(event)}\n`;
