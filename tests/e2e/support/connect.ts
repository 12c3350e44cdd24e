import { createConnection, createLongLivedTokenAuth, type Connection } from 'home-assistant-js-websocket';

/** A connection to Home Assistant as the owner of that token. It reconnects by itself. */
export async function connectAs(homeAssistantUrl: string, token: string): Promise<Connection> {
  return createConnection({ auth: createLongLivedTokenAuth(homeAssistantUrl, token), setupRetry: 5 });
}

/** REST with that token; the parsed answer. Throws an Error with the answer's text when it is not 2xx. */
export async function callRest(
  homeAssistantUrl: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${homeAssistantUrl}/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${method} /api/${path}: ${String(response.status)} ${answer}`);
  return answer === '' ? null : (JSON.parse(answer) as unknown);
}

/** Resolves with what the promise gives, or throws after so many milliseconds, saying what was waited for. */
export async function withDeadline<T>(promise: Promise<T>, what: string, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No ${what} within ${String(deadlineMs)} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
