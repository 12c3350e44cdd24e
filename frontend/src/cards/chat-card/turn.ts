import type { ChatTurn } from '../../../../addon/src/api/contract-chat.ts';

/** Something that the butler looked up or did on the way to an answer. */
export type Step = Pick<ChatTurn['steps'][number], 'id' | 'name' | 'state'> & {
  readonly found: number | null;
  readonly target: string | null;
};

/** What was said in a thread, and what has come of it; one of long ago has no steps. */
export type Turn = Omit<ChatTurn, 'door' | 'steps'> & { readonly steps: readonly Step[] };

export const isUnderWay = ({ state }: Pick<Turn, 'state'>): boolean =>
  state === 'queued' || state === 'running';
