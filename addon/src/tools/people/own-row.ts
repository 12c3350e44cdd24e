import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import type { PersonRecord } from '../../people/person.ts';
import type { PeopleDeps } from './deps.ts';

/** The asker's own row, as it is now. Throws ButlerError `denied` for who is no person, `unavailable` while unread. */
export function ownRow({ people }: PeopleDeps, { asker }: Pick<TurnContext, 'asker'>): PersonRecord {
  if (asker.kind !== 'person') {
    throw new ButlerError('denied', 'Nobody knows who is asking.', { say: ({ gate }) => gate.whoAreYou });
  }
  const row = people.household.people.find(({ id }) => id === asker.personId);
  if (row?.isActive === true) return row;
  throw new ButlerError('unavailable', 'Their row cannot be read now.', {
    say: ({ people: phrases }) => phrases.notSaved,
  });
}
