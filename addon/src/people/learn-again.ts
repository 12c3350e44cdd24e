/** Ends pauses of learning whose time has come. */
import type { Chore } from '../upkeep/upkeep.ts';
import type { People } from './people.ts';

/** What was said before that is never learned. */
export function learnAgain(people: Pick<People, 'household' | 'change'>, now: () => Date): Chore {
  return {
    name: 'learning again after a pause',
    async run(signal) {
      for (const { id, learnsAgainAt } of people.household.people) {
        if (signal.aborted) return;
        if (learnsAgainAt === null || learnsAgainAt > now()) continue;
        const choice = { isLearning: true, learnsAgainAt: null };
        await people.change(id, choice, { by: `person:${id}`, reason: 'the pause is over' });
      }
    },
  };
}
