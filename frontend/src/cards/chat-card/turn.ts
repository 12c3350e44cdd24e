import type { ChatTurn } from '../../../../addon/src/api/contract-chat.ts';

/** Something that the butler looked up or did on the way to an answer. */
export type Step = Pick<ChatTurn['steps'][number], 'id' | 'name' | 'state'> & {
  readonly found: number | null;
  readonly target: string | null;
};

/** What was said in a thread, and what has come of it. */
export type Turn = Omit<ChatTurn, 'door' | 'steps'> & {
  readonly steps: readonly Step[];
  /** Nothing was said: it is a yes that came by a button. */
  readonly is_button: boolean;
};

/** Words that are shown to nobody: of a PIN, and of what was to be kept nowhere. */
export const isHidden = ({ text }: Pick<Turn, 'text'>): boolean => /^•+$/u.test(text);

export const isUnderWay = ({ state }: Pick<Turn, 'state'>): boolean =>
  state === 'queued' || state === 'running';
