/** Whether a word that somebody used is the name of a thing or a place: case, accents and articles aside. */
import type { Entity, House } from './house.ts';

interface Place {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** `name` as it is compared. */
export function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:the|im|in der|in dem|der|die|das) /, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** `wanted` is folded already. */
export function isCalled(place: Place, id: string, wanted: string): boolean {
  return [place.name, id, ...place.aliases].some((name) => folded(name) === wanted);
}

/** All entities of these domains that have exactly this name or alias. */
export function entitiesCalled(name: string, house: House, domains: readonly string[]): readonly Entity[] {
  const wanted = folded(name);
  return [...house.entities.values()].filter(
    (entity) =>
      domains.includes(entity.domain) &&
      [entity.name, ...entity.aliases].some((one) => folded(one) === wanted),
  );
}

/** Ids of the areas with this name, alias or id. */
export function areasCalled(name: string, house: House): readonly string[] {
  const wanted = folded(name);
  return [...house.areas.values()]
    .filter((area) => isCalled(area, area.area_id, wanted))
    .map((area) => area.area_id);
}
