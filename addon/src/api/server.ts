/** The routes. Everything but health and pairing needs the token, and needs it before a body is read. */
import { createServer as createHttpServer, type Server } from 'node:http';
import express, { type Express, type RequestHandler, type Response } from 'express';
import { ButlerError } from '../errors.ts';
import type { Identity } from '../pairing/identity.ts';
import type { PairingRequests } from '../pairing/pairing.ts';
import type { MemoryRequests } from '../memory/manage-memory.ts';
import type { PeopleRequests } from '../people/manage.ts';
import type { DeleteChat } from '../memory/delete-chat.ts';
import type { ReadChat } from '../memory/read-chat.ts';
import type { ReadDetails } from '../memory/read-details.ts';
import type { ReportRequest } from '../report/report.ts';
import type { Settings } from '../settings/settings.ts';
import { requireToken } from './auth.ts';
import { chatDeleteRoute, chatDetailsRoute, chatHistoryRoute } from './chat-route.ts';
import { jsonBody, parseBody } from './body.ts';
import {
  homeAssistantRequest,
  identityRequest,
  pairingExchangeRequest,
  pairingProveRequest,
  pairingStartRequest,
  renewRequest,
} from './contract-pairing.ts';
import { API_VERSION, exchangesRequest, settingsRequest, type StatusResponse } from './contract.ts';
import { errorHandler, sendError } from './error-response.ts';
import { ingress } from './ingress.ts';
import { memoryRoutes } from './memory-route.ts';
import { reportRoute } from './report-route.ts';
import { peopleRoutes } from './people-route.ts';
import type { TurnQueue } from './turn-queue.ts';
import type { UsageResponse } from './contract-usage.ts';
import { questionAnswerRoute, type QuestionsRouteDependencies } from './questions-route.ts';
import { type TurnDependencies, turnRoute } from './turn-route.ts';

export interface ServerDependencies extends TurnDependencies, QuestionsRouteDependencies {
  readonly version: string;
  readonly pairing: PairingRequests;
  readonly identity: Pick<Identity, 'show'>;
  readonly settings: Pick<Settings, 'shown' | 'change'>;
  readonly people: PeopleRequests;
  /** Of now: the settings may have changed. */
  readonly memory: () => MemoryRequests;
  /** The bearer token of now; undefined while not paired. */
  readonly token: () => string | undefined;
  readonly status: () => StatusResponse;
  readonly usage: () => UsageResponse;
  readonly readChat: ReadChat;
  readonly deleteChat: DeleteChat;
  readonly readDetails: ReadDetails;
  readonly report: ReportRequest;
  readonly turns: TurnQueue;
  /** From the first connection on: before, nobody can tell who said what. */
  readonly knowsHome: () => boolean;
  /** From where Home Assistant shows our page; undefined: from nowhere. */
  readonly ingressAddress?: string | undefined;
}

/** An HTTP server that does not listen yet. */
export function createServer(deps: ServerDependencies): Server {
  const server = createHttpServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, createApp(deps));
  // A reader that keeps connections for later finds them open a little longer than its own limit (aiohttp: 15 s).
  server.keepAliveTimeout = 30_000;
  return server;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof methods)[number];

function createApp(deps: ServerDependencies): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing').enable('strict routing');
  app.set('query parser', false);

  const routes = (path: string, handlers: Partial<Record<Method, readonly RequestHandler[]>>) => {
    const found = app.route(path);
    for (const method of methods) {
      const own = handlers[method];
      if (own !== undefined) found[method](...own);
    }
    found.all(wrongMethod(methods.filter((method) => handlers[method] !== undefined)));
  };
  const route = (method: Method, path: string, ...handlers: readonly RequestHandler[]) =>
    routes(path, { [method]: handlers });
  const body = jsonBody();
  const { pairing } = deps;

  if (deps.ingressAddress !== undefined) app.use(ingress(deps.ingressAddress, deps.status));
  route('get', '/health', (_request, response) => {
    response.json({ status: 'ok', app: 'butler', version: deps.version, api: API_VERSION });
  });
  route('post', '/v1/pairing/start', ...body, (request, response) => {
    response.json(pairing.start(parseBody(pairingStartRequest, request), request.headers.host));
  });
  route('post', '/v1/pairing/prove', ...body, async (request, response) => {
    response.json(await pairing.prove(parseBody(pairingProveRequest, request)));
  });
  route('post', '/v1/pairing/exchange', ...body, async (request, response) => {
    const signal = AbortSignal.any([goneSignal(response), deps.stopping]);
    const peer = request.socket.remoteAddress;
    response.json(await pairing.exchange(parseBody(pairingExchangeRequest, request), peer, signal));
  });

  route('post', '/v1/identity', ...body, (request, response) => {
    response.json(deps.identity.show(parseBody(identityRequest, request), request.headers.host));
  });

  app.use(requireToken(deps.token));

  routes('/v1/pairing', {
    delete: [
      async (_request, response) => {
        await pairing.forget();
        response.status(204).end();
      },
    ],
    put: [
      ...body,
      async (request, response) => {
        const signal = AbortSignal.any([goneSignal(response), deps.stopping]);
        await pairing.renew(parseBody(renewRequest, request), request.socket.remoteAddress, signal);
        response.status(204).end();
      },
    ],
  });
  routes('/v1/settings', {
    get: [(_request, response) => void response.json(deps.settings.shown())],
    put: [
      ...body,
      async (request, response) => {
        await deps.settings.change(parseBody(settingsRequest, request));
        response.json(deps.settings.shown());
      },
    ],
  });
  for (const [path, handlers] of Object.entries(peopleRoutes(deps.people))) routes(path, handlers);
  for (const [path, handlers] of Object.entries(memoryRoutes(deps.memory))) routes(path, handlers);
  route('put', '/v1/home-assistant', ...body, async (request, response) => {
    const signal = AbortSignal.any([goneSignal(response), deps.stopping]);
    const peer = request.socket.remoteAddress;
    await pairing.takeOver(parseBody(homeAssistantRequest, request), peer, signal);
    response.status(204).end();
  });
  route('post', '/v1/turn', ...body, turnRoute(deps, deps.turns));
  route('post', '/v1/questions/:id/answer', ...body, questionAnswerRoute(deps));
  route('post', '/v1/exchanges', ...body, (request, response) => {
    const { exchanges } = parseBody(exchangesRequest, request);
    // Kept for somebody else they would be lost to whoever said them; the sender keeps them and comes again.
    if (!deps.knowsHome())
      throw new ButlerError('unavailable', 'I do not know the home yet. Try again soon.');
    deps.addExchanges(exchanges);
    response.json({ accepted: exchanges.length });
  });
  route('get', '/v1/status', (_request, response) => {
    response.json(deps.status());
  });
  route('get', '/v1/usage', (_request, response) => {
    response.json(deps.usage());
  });
  route('post', '/v1/chat/history', ...chatHistoryRoute(deps.readChat));
  route('post', '/v1/chat/delete', ...chatDeleteRoute(deps.deleteChat));
  route('post', '/v1/chat/details', ...chatDetailsRoute(deps.readDetails));
  route('post', '/v1/report', ...reportRoute(deps.report));

  app.use((_request, response) => {
    sendError(response, new ButlerError('not_found', 'There is nothing here.'));
  });
  app.use(errorHandler(deps.log));
  return app;
}

/** Aborts when the other side no longer waits for the answer. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort(new ButlerError('interrupted', 'The other side has gone.')));
  return gone.signal;
}

function wrongMethod(allowed: readonly Method[]): RequestHandler {
  const names = allowed.map((method) => method.toUpperCase());
  return (_request, response) => {
    response.setHeader('allow', names.join(', '));
    sendError(response, new ButlerError('invalid', `Use ${names.join(' or ')} here.`), 405);
  };
}
