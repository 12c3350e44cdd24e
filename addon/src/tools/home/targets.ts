/** From what the model names (entities, a room, a floor) to exact entities, or an error that helps it on. */
import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { known } from '../../gate/know.ts';
import { areasCalled, entitiesCalled, folded, isCalled } from '../../house/called.ts';
import { floorNames } from '../../house/floor-names.ts';
import type { Entity } from '../../house/house.ts';
import type { SearchHouse } from '../../house/search.ts';

/** What every tool that acts takes; one of the two has to be there. */
export const targetFields = {
  entity_ids: z.array(z.string()).max(100).optional(),
  area: z.string().optional().describe('room, floor, "here", "everywhere"'),
};

export interface NamedTargets {
  readonly entity_ids?: readonly string[] | undefined;
  readonly area?: string | undefined;
}

export interface WantedTargets {
  /** Domains that the tool can move. */
  readonly domains: readonly string[];
  /** What of a room is meant when only the room is named; everything of `domains` by default. */
  readonly ofArea?: (entity: Entity) => boolean;
}

const MOST_NEAR = 3;

/** Exact ids, each once. Throws `invalid` when nothing is named, `not_found` with up to three near candidates. */
export function resolveTargets(
  named: NamedTargets,
  turn: TurnContext,
  search: SearchHouse,
  wanted: WantedTargets,
): readonly string[] {
  // With both, the entities are meant and the area only says where they are.
  if (named.entity_ids !== undefined && named.entity_ids.length > 0) {
    return [...new Set(named.entity_ids.map((id) => oneEntity(id, turn, search, wanted)))];
  }
  if (named.area === undefined) throw new ButlerError('invalid', 'Name entity_ids or an area.');
  return ofArea(named.area, turn, wanted);
}

function oneEntity(id: string, turn: TurnContext, search: SearchHouse, { domains }: WantedTargets): string {
  const entity = turn.house.entities.get(id) ?? byExactName(id, turn, domains);
  if (entity === undefined) throw notFound(id, turn, search, domains);
  if (!domains.includes(entity.domain)) {
    throw new ButlerError(
      'invalid',
      `This tool does not take ${entity.entityId}: only ${domains.join(', ')}.`,
    );
  }
  return entity.entityId;
}

/** The only one of that name; of several, the only one that the asker may know of. */
function byExactName(
  name: string,
  { house, asker }: TurnContext,
  domains: readonly string[],
): Entity | undefined {
  const matches = entitiesCalled(name, house, domains);
  const theirs = matches.length === 1 ? matches : known(matches, asker, house);
  return theirs.length === 1 ? theirs[0] : undefined;
}

/** An entity that is not exposed looks exactly like one that does not exist. */
function notFound(
  id: string,
  turn: TurnContext,
  search: SearchHouse,
  domains: readonly string[],
): ButlerError {
  const words = id.replace(/[._]/g, ' ');
  const found = search(turn.house, words, { areaId: turn.areaId, domains }).map(({ entity }) => entity);
  const near = known(found, turn.asker, turn.house).slice(0, MOST_NEAR);
  const hint = near.map((entity) => `${entity.entityId} (${entity.name})`).join(', ');
  const message = `There is no ${id}.${hint === '' ? '' : ` Near: ${hint}.`}`;
  return new ButlerError('not_found', message, { say: ({ home }) => home.places.unknownThing });
}

function ofArea(area: string, turn: TurnContext, wanted: WantedTargets): readonly string[] {
  const areaIds = areasNamed(area, turn);
  const entities = [...turn.house.entities.values()].filter(
    (entity) =>
      wanted.domains.includes(entity.domain) &&
      (areaIds === 'everywhere' || (entity.areaId !== null && areaIds.has(entity.areaId))) &&
      (wanted.ofArea?.(entity) ?? true),
  );
  // Of what is the household's business the asker gets their share; all of it forbidden is for the gate to say.
  const theirs = known(entities, turn.asker, turn.house);
  const meant = theirs.length > 0 ? theirs : entities;
  if (meant.length > 0) return meant.map((entity) => entity.entityId);
  throw new ButlerError('not_found', `There is no ${wanted.domains.join(' or ')} in "${area}".`, {
    say: ({ home }) => home.places.nothingThere,
  });
}

/** Models do write the person's own word. */
const EVERYWHERE = new Set(['everywhere', 'uberall']);
const HERE = new Set(['here', 'hier']);

/** Ids of the areas that a name stands for: an area, a floor, the speaker's room, or the whole house. */
export function areasNamed(name: string, { house, areaId }: TurnContext): ReadonlySet<string> | 'everywhere' {
  const wanted = folded(name);
  if (EVERYWHERE.has(wanted)) return 'everywhere';
  if (HERE.has(wanted)) {
    if (areaId !== null) return new Set([areaId]);
    throw new ButlerError('invalid', 'It is not known in which room the person is: name the area.', {
      say: ({ home }) => home.places.whereAreYou,
    });
  }
  const areas = areasCalled(name, house);
  if (areas.length > 0) return new Set(areas);
  const floors = [...house.floors.values()].filter((floor) =>
    isCalled({ name: floor.name, aliases: floorNames(floor) }, floor.floor_id, wanted),
  );
  const floorIds = new Set<string | null>(floors.map((floor) => floor.floor_id));
  if (floors.length > 0) {
    const onFloor = [...house.areas.values()].filter((area) => floorIds.has(area.floor_id));
    return new Set(onFloor.map((area) => area.area_id));
  }
  const known = [...house.areas.values()].map((area) => area.name).slice(0, 20);
  throw new ButlerError('not_found', `There is no area "${name}". Areas: ${known.join(', ')}.`, {
    say: ({ home }) => home.places.unknownRoom,
  });
}
