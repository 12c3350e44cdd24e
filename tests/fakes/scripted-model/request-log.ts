import type { MessagesRequest } from './request-body.ts';
import type { InputUsage } from './prompt-cache.ts';

/** One request that came in, and what became of it. Times are milliseconds since 1970. */
export interface RecordedRequest {
  method: string;
  path: string;
  at: number;
  /** Without the values of `authorization`, `x-api-key` and cookies. */
  headers: Record<string, string>;
  /** As it came in; `null` when it was no JSON. */
  body: MessagesRequest | null;
  /** HTTP status of the answer; `null` while there is none. */
  status: number | null;
  /** Why it was refused (4xx) as the real service would have; `null`: it was not. */
  refused: string | null;
  /** Index of the script's rule that answered; `null`: none. */
  rule: number | null;
  /** Which model call of its turn it was, from 1; `null`: no model call. */
  step: number | null;
  usage: InputUsage | null;
  /** When each event of the stream was handed to the network, and which it was (`text_delta`, …). */
  pieces: { at: number; event: string }[];
  /** The client went away before the end. */
  aborted: boolean;
  finished_at: number | null;
}

const SECRET_HEADERS = new Set(['authorization', 'x-api-key', 'proxy-authorization', 'cookie']);
const MAX_KEPT = 2_000;

export interface RequestLog {
  add: (request: Pick<RecordedRequest, 'method' | 'path' | 'at'>, headers: HeaderValues) => RecordedRequest;
  list: () => RecordedRequest[];
  clear: () => void;
}

type HeaderValues = Record<string, string | string[] | undefined>;

function withoutSecrets(headers: HeaderValues): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => [
    name,
    SECRET_HEADERS.has(name) ? '(not shown)' : String(value),
  ]);
  return Object.fromEntries(shown) as Record<string, string>;
}

export function createRequestLog(): RequestLog {
  const entries: RecordedRequest[] = [];
  return {
    add(request, headers) {
      const entry: RecordedRequest = {
        ...request,
        headers: withoutSecrets(headers),
        body: null,
        status: null,
        refused: null,
        rule: null,
        step: null,
        usage: null,
        pieces: [],
        aborted: false,
        finished_at: null,
      };
      entries.push(entry);
      if (entries.length > MAX_KEPT) entries.shift();
      return entry;
    },
    list: () => structuredClone(entries),
    clear: () => {
      entries.length = 0;
    },
  };
}
