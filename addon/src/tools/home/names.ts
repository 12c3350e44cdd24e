/** How things are called in a spoken sentence. */
import type { House } from '../../house/house.ts';
import { opensADoor } from '../../house/opens-a-door.ts';
import type { Subject } from '../../language/grammar.ts';
import type { NamePhrases } from '../../language/home-phrases.ts';
import type { Phrases } from '../../language/phrases.ts';

/** More than this many are counted, not named. */
const MOST_NAMED = 3;

/** "the hall light", "the hall light and the desk lamp", "5 lights"; of none, the word for no thing at all. */
export function nameAll(entityIds: readonly string[], house: House, { home }: Phrases): string {
  if (entityIds.length > MOST_NAMED || entityIds.length === 0) {
    return home.names.count(entityIds.length, domainOfAll(entityIds));
  }
  return home.names.list(entityIds.map((entityId) => nameOf(entityId, house, home.names)));
}

/** For a question: what opens a door is named, however many harmless things there are beside it. */
export function nameAllToAsk(entityIds: readonly string[], house: House, phrases: Phrases): string {
  const doors = entityIds.filter((entityId) => isDoor(entityId, house)).slice(0, MOST_NAMED);
  if (doors.length === 0 || entityIds.length <= MOST_NAMED) return nameAll(entityIds, house, phrases);
  const { names } = phrases.home;
  const others = entityIds.filter((entityId) => !doors.includes(entityId));
  const counted = others.length === 0 ? [] : [names.count(others.length, domainOfAll(others))];
  return names.list([...doors.map((entityId) => nameOf(entityId, house, names)), ...counted]);
}

export function isDoor(entityId: string, { entities }: Pick<House, 'entities'>): boolean {
  const entity = entities.get(entityId);
  return entity !== undefined && opensADoor(entity);
}

export function subjectOf(entityIds: readonly string[], house: House, phrases: Phrases): Subject {
  const [only] = entityIds;
  const isOne = entityIds.length === 1 && only !== undefined;
  const { names } = phrases.home;
  return {
    names: nameAll(entityIds, house, phrases),
    isMany: !isOne || names.isMany(nameOf(only, house, names)),
  };
}

export function nameOf(entityId: string, house: House, { thing }: NamePhrases): string {
  const name = house.entities.get(entityId)?.name ?? entityId;
  return thing(name, domainOf(entityId));
}

/** Null for several. */
function domainOfAll(entityIds: readonly string[]): string | null {
  const [domain = null, ...others] = new Set(entityIds.map(domainOf));
  return others.length === 0 ? domain : null;
}

function domainOf(entityId: string): string {
  return entityId.split('.')[0] ?? '';
}
