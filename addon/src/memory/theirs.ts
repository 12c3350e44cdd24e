/** Who may change what everybody hears. */
import { ButlerError } from '../errors.ts';
import type { Asker } from '../people/asker.ts';
import { isAtLeast } from '../people/rights.ts';
import type { Fact } from './fact.ts';

/**
 * The fact, if the asker may correct it and have it forgotten: what was told to everybody takes the right to change
 * it, and what somebody else has told every right in the household. Throws ButlerError `denied`.
 */
export function theirs<Told extends Pick<Fact, 'scope' | 'saidBy'>>(fact: Told, asker: Asker): Told {
  const { household } = asker.areas;
  if (fact.scope === 'private' || household === 'all') return fact;
  if (!isAtLeast(household, 'own')) {
    throw new ButlerError('denied', 'They may not change what was told to the household.', {
      say: ({ gate }) => gate.refused[asker.kind]('household'),
    });
  }
  if (fact.saidBy === asker.key) return fact;
  throw new ButlerError('denied', 'Somebody else told this to the household.', {
    say: ({ memory }) => memory.notYours,
  });
}

export function isTheirs(fact: Pick<Fact, 'scope' | 'saidBy'>, asker: Asker): boolean {
  const { household } = asker.areas;
  const isOwn = fact.saidBy === asker.key && isAtLeast(household, 'own');
  return fact.scope === 'private' || household === 'all' || isOwn;
}
