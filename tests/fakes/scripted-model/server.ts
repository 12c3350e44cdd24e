/**
 * A model that says what its script says: a real HTTP server that speaks Anthropic's Messages API, for
 * the real SDKs. `/_control/…` (script, requests) steers it from another process.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { buildAnswer } from './build-events.ts';
import { chooseReply } from './choose-reply.ts';
import { ScriptError } from './fill-template.ts';
import { findModel, listModels } from './list-models.ts';
import { createPromptCache } from './prompt-cache.ts';
import { refuseRequest } from './refuse-request.ts';
import { hasCredentials, lifecyclesOf, parseBody } from './read-request.ts';
import type { MessagesRequest } from './request-body.ts';
import { createRequestLog, type RecordedRequest } from './request-log.ts';
import { parseScript, type ParsedScript, type Script } from './script.ts';
import { writeAnswer, writeError, writeJson } from './write-answer.ts';

export interface ScriptedModel {
  /** Base URL for an SDK, e.g. `http://127.0.0.1:41234`. */
  url: string;
  /** Replaces the script and forgets how often its rules were used. */
  setScript: (script: Script) => void;
  /** Everything that came in so far, oldest first (a copy). */
  requests: () => RecordedRequest[];
  clearRequests: () => void;
  /** Ends open connections too; from then on connections are refused. */
  close: () => Promise<void>;
}

export interface ScriptedModelOptions {
  /** Default: any free one. */
  port?: number;
  script?: Script;
  /** Milliseconds since 1970; for the lifetime of the prompt cache and for the log. */
  now?: () => number;
}

function refuse(response: ServerResponse, entry: RecordedRequest, status: number, message: string): void {
  entry.status = status;
  entry.refused = message;
  writeError(response, { status, message });
}

/** Listens on loopback only. Throws when the port is taken or the script is none. */
export async function startScriptedModel(options: ScriptedModelOptions = {}): Promise<ScriptedModel> {
  const now = options.now ?? Date.now;
  const log = createRequestLog();
  const cache = createPromptCache(now);
  let script: ParsedScript = parseScript(options.script ?? []);
  let used = new Map<number, number>();
  const setScript = (given: unknown): void => {
    script = parseScript(given);
    used = new Map();
  };

  async function answerMessages(
    response: ServerResponse,
    entry: RecordedRequest,
    body: unknown,
  ): Promise<void> {
    const wrong = refuseRequest(body);
    if (wrong !== null) return refuse(response, entry, 400, wrong);
    const request = body as MessagesRequest;
    if (!request.model.startsWith('claude-')) return refuse(response, entry, 404, `model: ${request.model}`);
    const { reply, pieces, rule, step } = chooseReply(script, used, request);
    entry.rule = rule;
    entry.step = step;
    if (reply.error === undefined) entry.usage = cache.use(request);
    const nothing = { input_tokens: 0, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };
    const answer = buildAnswer(request, reply, pieces, entry.usage ?? nothing);
    const leaving = new AbortController();
    response.on('close', () => leaving.abort());
    const isStream = request.stream === true;
    await writeAnswer({ response, reply, answer, isStream, entry, signal: leaving.signal, now });
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const entry = log.add({ method: request.method ?? '', path: url.pathname, at: now() }, request.headers);
    response.on('close', () => {
      entry.aborted = !response.writableFinished && entry.pieces.at(-1)?.event !== 'cut';
      entry.status ??= response.headersSent ? response.statusCode : null;
      entry.finished_at = now();
    });
    response.setHeader('request-id', `req_${randomUUID().replaceAll('-', '')}`);
    const body = parseBody(await text(request));
    entry.body = (body ?? null) as MessagesRequest | null;
    if (!hasCredentials(request)) return refuse(response, entry, 401, 'x-api-key header is required');
    if (request.headers['anthropic-version'] === undefined) {
      return refuse(response, entry, 400, 'anthropic-version: header is required');
    }
    const route = `${request.method ?? ''} ${url.pathname}`;
    if (route === 'POST /v1/messages') return answerMessages(response, entry, body);
    const model = /^GET \/v1\/models\/(.+)$/.exec(route)?.[1];
    const found = model === undefined ? null : findModel(model);
    if (route === 'GET /v1/models') writeJson(response, 200, listModels(lifecyclesOf(url)));
    else if (found !== null) writeJson(response, 200, found);
    else refuse(response, entry, 404, `Not found: ${route}`);
  }

  async function answerControl(
    request: IncomingMessage,
    response: ServerResponse,
    route: string,
  ): Promise<void> {
    if (route === 'GET /_control/requests') return writeJson(response, 200, log.list());
    if (route === 'DELETE /_control/requests') log.clear();
    else if (route === 'PUT /_control/script') setScript(parseBody(await text(request)));
    else return writeError(response, { status: 404, message: `Not found: ${route}` });
    writeJson(response, 200, {});
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith('/_control/')) return answerApi(request, response, url);
    return answerControl(request, response, `${request.method ?? ''} ${url.pathname}`);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return;
      const why = error instanceof ScriptError ? `script: ${error.message}` : String(error);
      writeError(response, { status: 400, message: why });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    setScript,
    requests: log.list,
    clearRequests: log.clear,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
