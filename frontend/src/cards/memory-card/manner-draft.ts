import type { Connection } from '../../home-assistant/hass.ts';
import type { SoulText } from './soul-text.ts';

/** What was typed into the form of the manner, and neither saved nor discarded. */
export interface MannerDraft {
  /** What was so when it was typed; once something else is, it counts no more. */
  readonly soul: string | null;
  readonly typed: SoulText;
}

declare global {
  /** Of the page and not of the module, which is loaded twice when an update comes with the page open. */
  var butlerMannerDrafts1: WeakMap<Connection, MannerDraft> | undefined;
}

/** Of all forms on this page, also while none is shown; a new login has none. */
export const mannerDrafts = (): WeakMap<Connection, MannerDraft> =>
  (globalThis.butlerMannerDrafts1 ??= new WeakMap());
