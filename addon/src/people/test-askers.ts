/** Askers for tests, by template. */
import type { House } from '../house/house.ts';
import type { Asker } from './asker.ts';
import { type Household, newPerson, NOBODY, type PersonRecord } from './person.ts';
import { type TemplateName, templates } from './rights.ts';

/** e.g. `askerWith('child')`: Home Assistant user `u1`, called Ada. A room and the house have no user. */
export function askerWith(template: TemplateName, over: Partial<Asker> = {}): Asker {
  const kind = template === 'room' || template === 'house' ? template : 'person';
  const isPerson = kind === 'person';
  return {
    ...templates[template],
    kind,
    key: isPerson ? 'person:p1' : kind === 'room' ? 'room:assist_satellite.kitchen' : 'house',
    personId: isPerson ? 'p1' : null,
    userId: isPerson ? 'u1' : null,
    personEntityId: isPerson ? 'person.ada' : null,
    name: isPerson ? 'Ada' : kind === 'room' ? 'Kitchen' : null,
    isOwner: template === 'owner',
    isOfHousehold: template !== 'guest' && template !== 'house',
    isCertain: kind !== 'room',
    soul: null,
    ...over,
  };
}

/** A row for tests: an adult with Home Assistant's user `u1`, called Ada. */
export function personRecord(over: Partial<PersonRecord> = {}): PersonRecord {
  const row = newPerson('p1', { entity_id: 'person.ada', name: 'Ada', user_id: 'u1' });
  return { ...row, permissions: { template: 'adult', areas: {}, media: {} }, isDecided: true, ...over };
}

export function householdOf(...people: readonly PersonRecord[]): Household {
  return { ...NOBODY, isLoaded: true, people };
}

/** Everybody in the house is an adult, and so is whoever asks; their id is that of their user. */
export function adultsOf({ people }: Pick<House, 'people'>, userId: string | null = null): Household {
  const adults = people.map(({ entity_id, name, user_id }) =>
    personRecord({ id: user_id ?? entity_id, name, userId: user_id, personEntityId: entity_id }),
  );
  const isMissing = userId !== null && !adults.some((adult) => adult.userId === userId);
  const asker = isMissing ? [personRecord({ id: userId, userId, personEntityId: null })] : [];
  return householdOf(...adults, ...asker);
}
