/** Home Assistant's websocket without a client that knows what may be sent. */
import { withDeadline } from './connect.ts';

const DEADLINE_MS = 20_000;

export interface RawAnswer {
  readonly id?: number;
  readonly type: string;
  readonly success?: boolean;
  readonly result?: Record<string, unknown> | null;
  readonly error?: { readonly code: string; readonly message: string };
}

export interface RawConnection {
  /** Resolves with the result, error or pong of this message, under an id of its own. */
  readonly send: (message: object) => Promise<RawAnswer>;
  /** Resolves with what comes next. */
  readonly sendBeforeLogin: (message: object) => Promise<RawAnswer>;
  readonly closed: Promise<void>;
  readonly close: () => void;
}

/** Logged in with the token; null: not at all. */
export async function connectRaw(homeAssistantUrl: string, token: string | null): Promise<RawConnection> {
  const socket = new WebSocket(`${homeAssistantUrl.replace('http', 'ws')}/api/websocket`);
  const waiting = new Set<(answer: RawAnswer) => void>();
  let last = 0;
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as RawAnswer;
    for (const take of waiting) take(answer);
  });
  async function next(fits: (answer: RawAnswer) => boolean, what: string): Promise<RawAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
    const take = (answer: RawAnswer) => fits(answer) && resolve(answer);
    waiting.add(take);
    void closed.then(() => reject(new Error(`The connection ended at ${what.slice(0, 500)}`)));
    try {
      return await withDeadline(promise, `answer to ${what.slice(0, 500)}`, DEADLINE_MS);
    } finally {
      waiting.delete(take);
    }
  }
  async function ask(message: object, fits: (answer: RawAnswer) => boolean): Promise<RawAnswer> {
    const text = JSON.stringify(message);
    const answer = next(fits, text);
    socket.send(text);
    return await answer;
  }
  await next(({ type }) => type === 'auth_required', 'connecting');
  const sendBeforeLogin = async (message: object) => await ask(message, () => true);
  if (token !== null) {
    const { type } = await sendBeforeLogin({ type: 'auth', access_token: token });
    if (type !== 'auth_ok') throw new Error(`Home Assistant says ${type}.`);
  }
  return {
    sendBeforeLogin,
    closed,
    close: () => socket.close(),
    send: async (message) => {
      last += 1;
      const id = last;
      const isAnswer = (answer: RawAnswer) => answer.id === id && answer.type !== 'event';
      return await ask({ ...message, id }, isAnswer);
    },
  };
}
