import type { RequestHandler } from 'express';
import type { ReportRequest } from '../report/report.ts';
import { jsonBody, parseBody } from './body.ts';
import { reportRequest } from './contract-report.ts';

/** `POST /v1/report`: on whose behalf stands in the body, and so it is no GET. */
export function reportRoute(report: ReportRequest): readonly RequestHandler[] {
  return [
    ...jsonBody(),
    async (request, response) => {
      response.json(await report(parseBody(reportRequest, request)));
    },
  ];
}
