import type { ReportResponse } from '../api/contract-report.ts';
import type { House } from '../house/house.ts';
import type { Household } from '../people/person.ts';

type Named = Pick<ReportResponse['askers'][number], 'kind' | 'name'>;

/** Whose a key is: `person:<id>`, `room:<satellite, user or area>`, `house`; null where nobody knows any more. */
export function nameOfAsker(
  key: string | null,
  { people }: Pick<Household, 'people'>,
  house: Pick<House, 'satellites' | 'areas'> | undefined,
): Named {
  if (key === 'house') return { kind: 'house', name: null };
  const [, kind, id = ''] = /^(person|room):(.*?)(?::user:.*)?$/.exec(key ?? '') ?? [];
  if (kind === 'person') {
    // Who had no row yet was known by their entity.
    const found = people.find((person) => person.id === id || person.personEntityId === id);
    return { kind: 'person', name: found?.name ?? null };
  }
  if (kind === undefined) return { kind: 'unknown', name: null };
  const satellite = house?.satellites.find(({ entity_id: entityId }) => entityId === id);
  const area = house?.areas.get(satellite?.area_id ?? id);
  return { kind: 'room', name: area?.name ?? satellite?.name ?? null };
}
