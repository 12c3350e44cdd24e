import type { TurnRequest } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import type { Asker } from '../people/asker.ts';
import type { Place, Taint, TurnContext } from './turn-context.ts';

export interface TurnCircumstances {
  readonly house: House;
  readonly asker: Asker;
  readonly signal: AbortSignal;
  readonly now: Date;
  /** It grows with the turn. */
  readonly taint?: readonly Taint[];
}

export function createTurnContext(request: TurnRequest, circumstances: TurnCircumstances): TurnContext {
  return {
    turnId: request.turn_id,
    conversationId: request.conversation_id,
    text: request.text,
    language: request.language,
    spoken: request.spoken,
    areaId: request.area_id,
    satelliteId: request.satellite_id,
    contextId: request.context_id,
    traces: request,
    isUnkept: request.is_unkept ?? false,
    place: whereabouts(request.satellite_id, circumstances),
    ...circumstances,
  };
}

export function whereabouts(
  satelliteId: string | null,
  { asker, house }: Pick<TurnCircumstances, 'asker' | 'house'>,
): Place {
  if (satelliteId !== null) return 'in_room';
  const state = asker.personEntityId === null ? undefined : house.state(asker.personEntityId)?.state;
  if (state === undefined || state === 'unknown' || state === 'unavailable') return 'unknown';
  return state === 'home' ? 'home' : 'away';
}

/** e.g. `Kitchen (Ground floor)`; null when nobody knows. */
export function placeOf({ areaId, house }: Pick<TurnContext, 'areaId' | 'house'>): string | null {
  const area = areaId === null ? undefined : house.areas.get(areaId);
  if (area === undefined) return null;
  const floor = area.floor_id === null ? undefined : house.floors.get(area.floor_id);
  return floor === undefined ? area.name : `${area.name} (${floor.name})`;
}
