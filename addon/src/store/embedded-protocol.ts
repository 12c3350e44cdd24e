/** What the app and the thread of the embedded database say to each other. */
import type { Plan, Row } from './store.ts';

export interface EmbeddedSettings {
  /** Folder of the database; made when it is not there. */
  readonly folder: string;
}

export type EmbeddedWork =
  | { readonly sql: string; readonly parameters: readonly unknown[]; readonly plan: Plan | undefined }
  | { readonly close: true };
export type EmbeddedRequest = EmbeddedWork & { readonly id: number };

/** What a trigger sends with `pg_notify` on this channel. */
export const CHANGED = 'butler_changed';

export type EmbeddedMessage = EmbeddedAnswer | { readonly changed: string };
export type EmbeddedAnswer =
  | { readonly id: number; readonly rows: readonly Row[] }
  | { readonly id: number; readonly message: string; readonly code: string | undefined };
