import { createConnection, createLongLivedTokenAuth, getUser } from 'home-assistant-js-websocket';
import { ButlerError } from '../errors.ts';
import type { Access } from '../supervisor/core-proxy.ts';

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
 * The first origin that answers a websocket login with that token as that user; last, where the Supervisor has
 * one, its proxy. Throws ButlerError `unavailable` that names what was tried.
 */
export async function findHomeAssistant(
  check: HomeAssistantCheck,
  signal: AbortSignal,
  proxy?: Access,
): Promise<string> {
  const { token, userId } = check;
  const direct = candidateUrls(check.urls, check.peerAddress).map((url) => ({ url, token, userId }));
  // Behind the proxy everybody is the Supervisor's user; `butler/login` tells us apart later.
  const candidates: readonly Candidate[] = proxy === undefined ? direct : [...direct, proxy];
  const failures: string[] = [];
  for (const candidate of candidates) {
    signal.throwIfAborted();
    const failure = await tryCandidate(candidate, signal);
    if (failure === undefined) return candidate.url;
    failures.push(`${candidate.url} (${failure})`);
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

interface Candidate {
  readonly url: string;
  readonly token: string;
  /** Whom the token must belong to; undefined: anybody. */
  readonly userId?: string;
}

async function tryCandidate(candidate: Candidate, signal: AbortSignal): Promise<string | undefined> {
  const attempt = login(candidate);
  const gaveUp = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  const late = new Promise<string>((resolve) => {
    gaveUp.addEventListener('abort', () => resolve('no answer'), { once: true });
  });
  return await Promise.race([attempt, late]);
}

async function login({ url, token, userId }: Candidate): Promise<string | undefined> {
  try {
    const auth = createLongLivedTokenAuth(url, token);
    const connection = await createConnection({ auth, setupRetry: 0, connectTimeout: DEADLINE_MS });
    try {
      const user = await getUser(connection);
      return userId === undefined || user.id === userId ? undefined : 'it knows the token as somebody else';
    } finally {
      connection.close();
    }
  } catch (error) {
    // The library throws bare numbers: 2 is ERR_INVALID_AUTH.
    return error === 2 ? 'it refused the token' : 'no answer';
  }
}
