/** Every route of the app, for tests that send it anything at all; a route that is missing here fails one. */
import type * as z from 'zod';
import {
  homeAssistantRequest,
  identityRequest,
  pairingExchangeRequest,
  pairingProveRequest,
  pairingStartRequest,
  renewRequest,
} from './contract-pairing.ts';
import { exchangesRequest, settingsRequest, turnRequest } from './contract.ts';
import {
  factCorrectRequest,
  factForgetRequest,
  factKeepRequest,
  factsRequest,
  factWhyRequest,
  forgetEverythingRequest,
  memoryExportRequest,
} from './contract-memory.ts';
import { chatDeleteRequest, chatDetailsRequest, chatHistoryRequest } from './contract-chat.ts';
import { householdChange, meRequest, personChange, roomChange, soulUndoRequest } from './contract-people.ts';
import { questionAnswerRequest } from './contract-questions.ts';
import { reportRequest } from './contract-report.ts';

export interface TestRoute {
  /** As registered, e.g. `POST /v1/questions/:id/answer`. */
  readonly name: string;
  readonly body?: z.ZodType;
  /** Why it takes no token. */
  readonly open?: string;
  /** It calls somebody who may not be there: 503 `unavailable` is right. */
  readonly dials?: boolean;
  /** After it the token is void. */
  readonly endsPairing?: boolean;
}

export const routes: readonly TestRoute[] = [
  { name: 'GET /health', open: 'tells only that this is a butler, and its version' },
  { name: 'POST /v1/pairing/start', open: 'there is no token before it', body: pairingStartRequest },
  { name: 'POST /v1/pairing/prove', open: 'there is no token before it', body: pairingProveRequest },
  { name: 'POST /v1/pairing/exchange', open: 'gives the token', body: pairingExchangeRequest, dials: true },
  { name: 'POST /v1/identity', open: 'asked before the token may be sent there', body: identityRequest },
  { name: 'DELETE /v1/pairing', endsPairing: true },
  { name: 'PUT /v1/pairing', body: renewRequest, dials: true },
  { name: 'GET /v1/settings' },
  { name: 'PUT /v1/settings', body: settingsRequest },
  { name: 'GET /v1/people' },
  { name: 'PATCH /v1/people/:id', body: personChange },
  { name: 'POST /v1/me', body: meRequest },
  { name: 'POST /v1/me/soul/undo', body: soulUndoRequest },
  { name: 'PATCH /v1/rooms/:id', body: roomChange },
  { name: 'PATCH /v1/household', body: householdChange },
  { name: 'POST /v1/memory/facts', body: factsRequest },
  { name: 'POST /v1/memory/facts/:id/why', body: factWhyRequest },
  { name: 'POST /v1/memory/facts/:id/correct', body: factCorrectRequest },
  { name: 'POST /v1/memory/facts/:id/forget', body: factForgetRequest },
  { name: 'POST /v1/memory/facts/:id/keep', body: factKeepRequest },
  { name: 'POST /v1/memory/forget-everything', body: forgetEverythingRequest },
  { name: 'POST /v1/memory/export', body: memoryExportRequest },
  { name: 'POST /v1/chat/history', body: chatHistoryRequest },
  { name: 'POST /v1/chat/delete', body: chatDeleteRequest },
  { name: 'POST /v1/chat/details', body: chatDetailsRequest },
  { name: 'PUT /v1/home-assistant', body: homeAssistantRequest, dials: true },
  { name: 'POST /v1/turn', body: turnRequest },
  { name: 'POST /v1/questions/:id/answer', body: questionAnswerRequest },
  { name: 'POST /v1/exchanges', body: exchangesRequest },
  { name: 'GET /v1/status' },
  { name: 'GET /v1/usage' },
  { name: 'POST /v1/report', body: reportRequest },
];

export const methodOf = ({ name }: TestRoute): string => name.slice(0, name.indexOf(' '));
export const pathOf = ({ name }: TestRoute, id: string): string =>
  name.slice(name.indexOf(' ') + 1).replace(':id', id);
