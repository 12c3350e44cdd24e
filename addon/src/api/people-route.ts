/** `/v1/people`, `/v1/me`, `/v1/rooms` and `/v1/household`, for the integration's options, actions and cards. */
import type { RequestHandler } from 'express';
import type { PeopleRequests } from '../people/manage.ts';
import { jsonBody, parseBody } from './body.ts';
import { householdChange, meRequest, personChange, roomChange, soulUndoRequest } from './contract-people.ts';

type Path =
  | '/v1/people'
  | '/v1/people/:id'
  | '/v1/rooms/:id'
  | '/v1/household'
  | '/v1/me'
  | '/v1/me/soul/undo';
type Handlers = Partial<Record<'get' | 'patch' | 'post', readonly RequestHandler[]>>;

export function peopleRoutes(people: PeopleRequests): Readonly<Record<Path, Handlers>> {
  const body = jsonBody();
  const idOf = (given: string | string[] | undefined) => (typeof given === 'string' ? given : '');
  return {
    '/v1/people': { get: [async (_request, response) => void response.json(await people.list())] },
    '/v1/people/:id': {
      patch: [
        ...body,
        async (request, response) => {
          const change = parseBody(personChange, request);
          response.json(await people.changePerson(idOf(request.params['id']), change));
        },
      ],
    },
    '/v1/me': {
      post: [
        ...body,
        async (request, response) => {
          response.json(await people.me(parseBody(meRequest, request).by));
        },
      ],
    },
    '/v1/me/soul/undo': {
      post: [
        ...body,
        async (request, response) => {
          const { by, soul } = parseBody(soulUndoRequest, request);
          response.json(await people.undoSoul(by, soul));
        },
      ],
    },
    '/v1/rooms/:id': {
      patch: [
        ...body,
        async (request, response) => {
          const change = parseBody(roomChange, request);
          response.json(await people.changeRoom(idOf(request.params['id']), change));
        },
      ],
    },
    '/v1/household': {
      patch: [
        ...body,
        async (request, response) => {
          response.json(await people.changeHousehold(parseBody(householdChange, request)));
        },
      ],
    },
  };
}
