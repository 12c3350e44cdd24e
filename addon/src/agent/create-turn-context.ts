import type { TurnRequest } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import type { Asker, TurnContext } from './turn-context.ts';

export interface TurnCircumstances {
  readonly house: House;
  readonly signal: AbortSignal;
  readonly now: Date;
}

/** Who asks, and from where, as far as the request and the house can tell. */
export function createTurnContext(request: TurnRequest, circumstances: TurnCircumstances): TurnContext {
  return {
    turnId: request.turn_id,
    conversationId: request.conversation_id,
    text: request.text,
    language: request.language,
    spoken: request.spoken,
    asker: askerOf(request, circumstances.house),
    areaId: request.area_id,
    satelliteId: request.satellite_id,
    contextId: request.context_id,
    ...circumstances,
  };
}

function askerOf(request: TurnRequest, house: House): Asker {
  if (request.user_id !== null) {
    const person = house.people.find(({ user_id }) => user_id === request.user_id);
    return { userId: request.user_id, name: person?.name ?? null };
  }
  const room = request.area_id === null ? undefined : house.areas.get(request.area_id);
  return { userId: null, name: room?.name ?? null };
}

/** e.g. `Kitchen (Ground floor)`; null when nobody knows. */
export function placeOf({ areaId, house }: Pick<TurnContext, 'areaId' | 'house'>): string | null {
  const area = areaId === null ? undefined : house.areas.get(areaId);
  if (area === undefined) return null;
  const floor = area.floor_id === null ? undefined : house.floors.get(area.floor_id);
  return floor === undefined ? area.name : `${area.name} (${floor.name})`;
}
