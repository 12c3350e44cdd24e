import type { IncomingMessage } from 'node:http';

/** A key in either style; which one does not matter. */
export function hasCredentials(request: IncomingMessage): boolean {
  const { authorization } = request.headers;
  const key = request.headers['x-api-key'];
  return (typeof key === 'string' && key !== '') || /^Bearer \S+$/.test(authorization ?? '');
}

/** `undefined`: that is no JSON. */
export function parseBody(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

export function lifecyclesOf(url: URL): string[] {
  return [...url.searchParams].filter(([key]) => key.startsWith('lifecycle')).map(([, value]) => value);
}
