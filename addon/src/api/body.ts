import express, { type Request, type RequestHandler } from 'express';
import * as z from 'zod';
import { ButlerError } from '../errors.ts';

const MAX_BODY = '256kb';

/** Reads a JSON body; anything else ends in an error of express's own that carries a 4xx status. */
export function jsonBody(): readonly RequestHandler[] {
  return [requireJson, express.json({ limit: MAX_BODY, inflate: false, type: () => true })];
}

const requireJson: RequestHandler = (request, _response, next) => {
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  next(isJson ? undefined : Object.assign(new Error('not JSON'), { status: 415 }));
};

/** Throws ButlerError `invalid` that names every wrong field. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const body: unknown = request.body;
  const result = schema.safeParse(body);
  if (!result.success) throw new ButlerError('invalid', describe(result.error));
  return result.data;
}

const SHOWN_ISSUES = 5;

function describe(error: z.ZodError): string {
  const issues = error.issues.slice(0, SHOWN_ISSUES).map(({ path, message }) => {
    const where = path.map(String).join('.').slice(0, 100);
    return where === '' ? message : `${where}: ${message}`;
  });
  return `This request is wrong: ${issues.join('; ').slice(0, 500)}.`;
}
