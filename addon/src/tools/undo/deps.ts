import type { Deeds } from '../../undo/deeds.ts';

/** What the tools about what was done need of the rest of the app. */
export interface UndoDeps {
  readonly deeds: Deeds;
}
