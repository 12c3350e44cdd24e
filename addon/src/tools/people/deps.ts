import type { People } from '../../people/people.ts';

/** What the tools about people need of the rest of the app. */
export interface PeopleDeps {
  readonly people: Pick<People, 'household' | 'change' | 'undoSoul' | 'forgetManner'>;
}
