/** Draws what is worth keeping from conversations that have ended. Never in a turn. */
import type { SmallModel } from '../../agent/ask-small.ts';
import type { Database } from '../../store/store.ts';
import type { Chore } from '../../upkeep/upkeep.ts';

export interface LearningDependencies {
  readonly database: Pick<Database, 'query'>;
  readonly small: SmallModel;
  readonly now: () => Date;
}

export function createLearning(_deps: LearningDependencies): Chore {
  return { name: 'learning', run: async () => undefined };
}
