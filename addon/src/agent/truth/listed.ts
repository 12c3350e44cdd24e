import type { DeedClaim } from './claim.ts';
import { verbs } from './verbs.ts';

const changes = verbs.find(({ id }) => id === 'list');

/** "Eggs are on your shopping list": true when something was put there or read from there. */
export function listed(clause: string): DeedClaim[] {
  if (changes === undefined) return [];
  const common = {
    kind: 'deed',
    tense: 'past',
    isFirstPerson: false,
    isPassive: true,
    isListed: true,
  } as const;
  return [{ ...common, verb: changes, word: 'list', clause, about: clause }];
}
