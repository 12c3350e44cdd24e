/** `/v1/memory/…`, for the integration's cards and actions. */
import type { RequestHandler } from 'express';
import { ButlerError } from '../errors.ts';
import type { MemoryRequests } from '../memory/manage-memory.ts';
import { jsonBody, parseBody } from './body.ts';
import {
  factCorrectRequest,
  factForgetRequest,
  factKeepRequest,
  factsRequest,
  factWhyRequest,
  forgetEverythingRequest,
  memoryExportRequest,
} from './contract-memory.ts';

type Handlers = Readonly<Record<'post', readonly RequestHandler[]>>;

/** Throws ButlerError `not_found` for what is the id of nothing. */
function idOf(given: string | string[] | undefined): string {
  if (typeof given === 'string' && /^[\w-]{1,64}$/.test(given)) return given;
  throw new ButlerError('not_found', 'I know of no such thing.');
}

/** All of them say on whose behalf in their body, and so none is a GET. */
export function memoryRoutes(memory: () => MemoryRequests): Readonly<Record<string, Handlers>> {
  const body = jsonBody();
  const post = (handler: RequestHandler): Handlers => ({ post: [...body, handler] });
  return {
    '/v1/memory/facts': post(async (request, response) => {
      response.json(await memory().list(parseBody(factsRequest, request)));
    }),
    '/v1/memory/facts/:id/why': post(async (request, response) => {
      const { by } = parseBody(factWhyRequest, request);
      response.json(await memory().why(idOf(request.params['id']), by));
    }),
    '/v1/memory/facts/:id/correct': post(async (request, response) => {
      const wanted = parseBody(factCorrectRequest, request);
      response.json(await memory().correct(idOf(request.params['id']), wanted));
    }),
    '/v1/memory/facts/:id/forget': post(async (request, response) => {
      await memory().forget(idOf(request.params['id']), parseBody(factForgetRequest, request));
      response.status(204).end();
    }),
    '/v1/memory/facts/:id/keep': post(async (request, response) => {
      const { by } = parseBody(factKeepRequest, request);
      response.json(await memory().keep(idOf(request.params['id']), by));
    }),
    '/v1/memory/forget-everything': post(async (request, response) => {
      const { by } = parseBody(forgetEverythingRequest, request);
      response.json(await memory().forgetEverything(by));
    }),
    '/v1/memory/export': post(async (request, response) => {
      const { by } = parseBody(memoryExportRequest, request);
      response.json(await memory().export(by));
    }),
  };
}
