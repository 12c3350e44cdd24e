import { createConnection, createLongLivedTokenAuth } from 'home-assistant-js-websocket';
import type * as z from 'zod';

const REQUEST_MS = 30_000;

/** Home Assistant's websocket and REST API as one of its users. */
export type HomeAssistantConnection = {
  /** Throws an Error with Home Assistant's own words when the command is refused. */
  readonly command: <T>(
    message: { type: string } & Record<string, unknown>,
    shape: z.ZodType<T>,
  ) => Promise<T>;
  readonly rest: <T>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body: unknown,
    shape: z.ZodType<T>,
  ) => Promise<T>;
  readonly close: () => void;
};

/** A request to Home Assistant without its websocket. Throws an Error with its answer's text unless it is 2xx. */
export async function request<T>(
  url: string,
  path: string,
  options: { method?: string; token?: string; json?: unknown; form?: Record<string, string> },
  shape: z.ZodType<T>,
): Promise<T> {
  const body =
    options.form === undefined
      ? options.json === undefined
        ? undefined
        : JSON.stringify(options.json)
      : new URLSearchParams(options.form);
  const response = await fetch(`${url}${path}`, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    signal: AbortSignal.timeout(REQUEST_MS),
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`Home Assistant answers ${path} with ${response.status}: ${text.slice(0, 500)}`);
  return shape.parse(text === '' ? null : JSON.parse(text));
}

/** Connects as the owner of the token; it reconnects by itself. */
export async function connectHomeAssistant(url: string, token: string): Promise<HomeAssistantConnection> {
  const connection = await createConnection({ auth: createLongLivedTokenAuth(url, token), setupRetry: 10 });
  return {
    command: async (message, shape) => {
      const result: unknown = await connection.sendMessagePromise(message).catch((error: unknown) => {
        throw new Error(`Home Assistant refuses ${message.type}: ${JSON.stringify(error)}`);
      });
      return shape.parse(result);
    },
    rest: (method, path, body, shape) =>
      request(url, path, { method, token, ...(body === undefined ? {} : { json: body }) }, shape),
    close: () => connection.close(),
  };
}
