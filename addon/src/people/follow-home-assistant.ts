/** Keeps the rows in step with Home Assistant's people. */
import type { Person } from '../api/contract.ts';
import { newPerson, type PersonRecord } from './person.ts';

/**
 * The rows that have to change, as they then are; new ones for new people. Nothing is ever deleted, and a user
 * is never two people's.
 */
export function followHomeAssistant(
  records: readonly PersonRecord[],
  people: readonly Person[],
  newId: () => string,
): readonly PersonRecord[] {
  const known = new Map(records.map((record) => [record.id, record]));
  const after = new Map(known);
  for (const person of people) {
    const record = rowOf(person, [...after.values()], people);
    if (record === undefined) {
      const made = newPerson(newId(), person);
      after.set(made.id, made);
    } else after.set(record.id, inStep(record, person));
  }
  const entityIds = new Set(people.map(({ entity_id }) => entity_id));
  const userIds = new Set(people.map(({ user_id }) => user_id));
  for (const record of after.values()) {
    if (record.personEntityId !== null && entityIds.has(record.personEntityId)) continue;
    const isTaken = record.userId !== null && userIds.has(record.userId);
    after.set(record.id, { ...record, isActive: false, userId: isTaken ? null : record.userId });
  }
  return [...after.values()].filter((record) => !isSame(record, known.get(record.id)));
}

/** By its entity; else, where that entity is gone, by its user: somebody has renamed the entity. */
function rowOf(person: Person, records: readonly PersonRecord[], people: readonly Person[]) {
  const own = records.find(({ personEntityId }) => personEntityId === person.entity_id);
  if (own !== undefined || person.user_id === null) return own;
  const isGone = ({ personEntityId }: PersonRecord) =>
    !people.some(({ entity_id }) => entity_id === personEntityId);
  return records.find((record) => record.userId === person.user_id && isGone(record));
}

function inStep(record: PersonRecord, { entity_id, name, user_id, is_active }: Person): PersonRecord {
  return {
    ...record,
    name,
    userId: user_id,
    personEntityId: entity_id,
    isActive: is_active !== false,
  };
}

function isSame(record: PersonRecord, before: PersonRecord | undefined): boolean {
  return (
    before !== undefined &&
    record.name === before.name &&
    record.userId === before.userId &&
    record.personEntityId === before.personEntityId &&
    record.isActive === before.isActive
  );
}
