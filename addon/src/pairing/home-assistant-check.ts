import { createConnection, createLongLivedTokenAuth, getUser } from 'home-assistant-js-websocket';
import { ButlerError } from '../errors.ts';

export interface HomeAssistantCheck {
  /** Origins as Home Assistant knows itself, best first. */
  readonly urls: readonly string[];
  readonly token: string;
  readonly userId: string;
  /** Where the request came from: a Home Assistant with a wrong idea of its own address is often just there. */
  readonly peerAddress: string | undefined;
}

const DEADLINE_MS = 5_000;

/**
 * The first origin that answers a websocket login with that token as that user.
 * Throws ButlerError `unavailable` that names what was tried.
 */
export async function findHomeAssistant(check: HomeAssistantCheck, signal: AbortSignal): Promise<string> {
  const candidates = candidateUrls(check.urls, check.peerAddress);
  const failures: string[] = [];
  for (const url of candidates) {
    signal.throwIfAborted();
    const failure = await tryUrl(url, check, signal);
    if (failure === undefined) return url;
    failures.push(`${url} (${failure})`);
  }
  const say = `I could not reach Home Assistant: I tried ${failures.join(', ')}. Set its address under Settings, System, Network.`;
  throw new ButlerError('unavailable', say);
}

/** Also each address with the peer's own in place of the host. */
export function candidateUrls(urls: readonly string[], peerAddress: string | undefined): readonly string[] {
  const host = peerAddress?.replace(/^::ffff:/i, '').replace(/%.*$/, '');
  const origins = urls.map((url) => new URL(url).origin);
  if (host === undefined || host === '') return [...new Set(origins)];
  const dialled = origins.map((origin) => {
    const url = new URL(origin);
    url.hostname = host.includes(':') ? `[${host}]` : host;
    return url.origin;
  });
  return [...new Set([...origins, ...dialled])];
}

async function tryUrl(
  url: string,
  check: HomeAssistantCheck,
  signal: AbortSignal,
): Promise<string | undefined> {
  const attempt = login(url, check);
  const gaveUp = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  const late = new Promise<string>((resolve) => {
    gaveUp.addEventListener('abort', () => resolve('no answer'), { once: true });
  });
  return await Promise.race([attempt, late]);
}

async function login(url: string, check: HomeAssistantCheck): Promise<string | undefined> {
  try {
    const auth = createLongLivedTokenAuth(url, check.token);
    const connection = await createConnection({ auth, setupRetry: 0, connectTimeout: DEADLINE_MS });
    try {
      const user = await getUser(connection);
      return user.id === check.userId ? undefined : 'it knows the token as somebody else';
    } finally {
      connection.close();
    }
  } catch (error) {
    // The library throws bare numbers: 2 is ERR_INVALID_AUTH.
    return error === 2 ? 'it refused the token' : 'no answer';
  }
}
