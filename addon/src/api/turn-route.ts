import type { RequestHandler } from 'express';
import { asButlerError, ButlerError } from '../errors.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Phrases } from '../language/phrases.ts';
import type { Log } from '../log.ts';
import { parseBody } from './body.ts';
import { type LocalExchange, type TurnEvent, turnRequest, type TurnRequest } from './contract.ts';
import { createTurnStream, type TurnStream } from './stream.ts';
import type { TurnQueue } from './turn-queue.ts';

export interface TurnDependencies {
  readonly log: Log;
  /** The agent. Its events end with one `done` or `error`; it stops soon after the signal aborts. */
  readonly answer: (request: TurnRequest, signal: AbortSignal) => AsyncIterable<TurnEvent>;
  /** Keeps what was said without the app. Never throws. */
  readonly addExchanges: (exchanges: readonly LocalExchange[]) => void;
  /** Aborts when the app stops. */
  readonly stopping: AbortSignal;
}

/** How long the agent may take for its own last words after its signal has aborted. */
const LAST_WORDS_MS = 300;

export function turnRoute(deps: TurnDependencies, queue: TurnQueue): RequestHandler {
  return async (request, response) => {
    const turn = parseBody(turnRequest, request);
    if (turn.earlier.length > 0) deps.addExchanges(turn.earlier);
    const stream = createTurnStream(response);
    const phrases = phrasesFor(turn.language);
    const listenerGone = new AbortController();
    response.once('close', () => {
      if (!stream.ended) listenerGone.abort(new ButlerError('interrupted', 'The listener has gone.'));
    });
    const late = new AbortController();
    const deadline = setTimeout(() => late.abort(tooLate()), turn.deadline_ms);
    const signal = AbortSignal.any([listenerGone.signal, late.signal, deps.stopping]);
    const stopWatching = endWhenAborted(stream, signal, deps.stopping, phrases);
    try {
      await queue.run(turn.conversation_id, signal, () => play(deps, turn, stream, signal));
    } catch (thrown) {
      sendFailure(stream, deps.log, thrown, phrases);
    } finally {
      clearTimeout(deadline);
      stopWatching();
    }
  };
}

async function play(deps: TurnDependencies, turn: TurnRequest, stream: TurnStream, signal: AbortSignal) {
  const phrases = phrasesFor(turn.language);
  try {
    // To its end even when nobody listens any more: what the agent does last is to remember.
    for await (const event of deps.answer(turn, signal)) stream.send(event);
  } catch (thrown) {
    sendFailure(stream, deps.log.scope({ turn: turn.turn_id }), thrown, phrases);
  }
  if (!stream.ended) sendFailure(stream, deps.log, new Error('the answer had no end'), phrases);
}

/** Returns how to end it: a signal that lives as long as the app keeps whatever listens to it. */
function endWhenAborted(
  stream: TurnStream,
  signal: AbortSignal,
  stopping: AbortSignal,
  phrases: Phrases,
): () => void {
  const end = () => {
    const error = asButlerError(signal.reason);
    stream.send({ type: 'error', code: error.code, message: error.sayIn(phrases) });
  };
  const onAbort = () => {
    if (stopping.aborted) end();
    else setTimeout(end, LAST_WORDS_MS).unref();
  };
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  return () => signal.removeEventListener('abort', onAbort);
}

function sendFailure(stream: TurnStream, log: Log, thrown: unknown, phrases: Phrases) {
  const error = asButlerError(thrown);
  if (error.code === 'internal') log.error('a turn failed', { error: error.cause });
  stream.send({ type: 'error', code: error.code, message: error.sayIn(phrases) });
}

const tooLate = () =>
  new ButlerError('unavailable', 'The deadline has passed.', { say: ({ tookTooLong }) => tookTooLong });

/** What an asker hears whose turn is cut off because the app stops. */
export const stoppingReason = () =>
  new ButlerError('interrupted', 'The app stops.', { say: ({ restarting }) => restarting });
