/** `/v1/chat/…`, for the integration's chat card. */
import type { RequestHandler } from 'express';
import type { ReadDetails } from '../memory/read-details.ts';
import type { DeleteChat } from '../memory/delete-chat.ts';
import type { ReadChat } from '../memory/read-chat.ts';
import { jsonBody, parseBody } from './body.ts';
import { chatDeleteRequest, chatDetailsRequest, chatHistoryRequest } from './contract-chat.ts';

/** It says on whose behalf in its body, and so is no GET. */
export function chatHistoryRoute(read: ReadChat): readonly RequestHandler[] {
  return [
    ...jsonBody(),
    async (request, response) => {
      response.json(await read(parseBody(chatHistoryRequest, request)));
    },
  ];
}

export function chatDeleteRoute(remove: DeleteChat): readonly RequestHandler[] {
  return [
    ...jsonBody(),
    async (request, response) => {
      response.json(await remove(parseBody(chatDeleteRequest, request)));
    },
  ];
}

export function chatDetailsRoute(read: ReadDetails): readonly RequestHandler[] {
  return [
    ...jsonBody(),
    async (request, response) => {
      response.json(await read(parseBody(chatDetailsRequest, request)));
    },
  ];
}
