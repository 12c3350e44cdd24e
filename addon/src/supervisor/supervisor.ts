/** What the app asks of Home Assistant's Supervisor (developers.home-assistant.io, "Supervisor API"). */
import * as z from 'zod';
import type { SupervisorSettings } from '../config.ts';
import { ButlerError } from '../errors.ts';

/** What Home Assistant is told: where the app listens, and the token that it takes. */
export interface Announcement {
  readonly host: string;
  readonly port: number;
  readonly token: string;
}

export interface Supervisor {
  /** Ours on the network that Home Assistant shares with its apps. */
  hostname(signal: AbortSignal): Promise<string>;
  /** Repeating the same changes nothing; something else replaces what was announced before. */
  announce(announcement: Announcement, signal: AbortSignal): Promise<void>;
}

const DEADLINE_MS = 10_000;

const answer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('ok'), data: z.unknown() }),
  z.object({ result: z.literal('error'), message: z.string().optional() }),
]);
const selfInfo = z.object({ hostname: z.string().regex(/^[\w.:-]{1,255}$/) });
const announced = z.object({ uuid: z.string() });

/** Every call throws ButlerError: `unavailable` (nobody answers), `upstream` (it refuses, or says something else). */
export function createSupervisor({ url, token }: Pick<SupervisorSettings, 'url' | 'token'>): Supervisor {
  async function call<Schema extends z.ZodType>(
    method: 'GET' | 'POST',
    path: string,
    schema: Schema,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<z.output<Schema>> {
    const text = await fetchText(
      `${url}${path}`,
      {
        method,
        headers: { authorization: `Bearer ${token.reveal()}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
      },
      signal,
    );
    const read = answer.safeParse(jsonOf(text));
    if (!read.success) throw new ButlerError('upstream', `The Supervisor can't be understood at ${path}.`);
    if (read.data.result === 'error') {
      const reason = read.data.message ?? 'no reason given';
      throw new ButlerError('upstream', `The Supervisor refused ${path}: ${reason.slice(0, 200)}`);
    }
    const data = schema.safeParse(read.data.data);
    if (!data.success) throw new ButlerError('upstream', `The Supervisor left something out at ${path}.`);
    return data.data;
  }

  return {
    hostname: async (signal) => (await call('GET', '/addons/self/info', selfInfo, signal)).hostname,
    async announce(announcement, signal) {
      await call('POST', '/discovery', announced, signal, { service: 'butler', config: announcement });
    },
  };
}

async function fetchText(url: string, request: RequestInit, signal: AbortSignal): Promise<string> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  try {
    const response = await fetch(url, { ...request, signal: limit });
    return await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    throw new ButlerError('unavailable', 'The Supervisor does not answer.', { cause });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
