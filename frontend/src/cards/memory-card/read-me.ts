import { readList, readOneOf, readRecord, readText } from '../../client/read.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** How the butler is with whoever is logged in. */
export interface Me {
  /** False: a wall tablet. */
  readonly isSomebody: boolean;
  readonly soul: string | null;
  /** Null: nothing to undo. */
  readonly lastManner: { readonly at: string; readonly isOwn: boolean } | null;
  readonly isLearning: boolean;
  /** When a pause of that ends by itself; null: there is none, or they end it. */
  readonly learnsAgainAt: string | null;
  readonly startMode: 'tap' | 'listen';
  readonly voice: string | null;
  readonly voices: readonly Choice[];
  /** Null: all of them. */
  readonly notify: readonly string[] | null;
  readonly phones: readonly Choice[];
}

function readChoice(value: unknown): Choice | null {
  const [id, name] = [readText(readRecord(value)?.['id']), readText(readRecord(value)?.['name'])];
  return id === null ? null : { id, name: name ?? id };
}

export function readMe(value: unknown): Me | null {
  const me = readRecord(value);
  if (me === null) return null;
  const last = readRecord(me['last_manner']);
  const at = readText(last?.['at']);
  const notify = me['notify'];
  return {
    isSomebody: me['is_somebody'] === true,
    soul: readText(me['soul']),
    lastManner: at === null ? null : { at, isOwn: last?.['is_own'] === true },
    isLearning: me['is_learning'] !== false,
    learnsAgainAt: me['is_learning'] === false ? readText(me['learns_again_at']) : null,
    startMode: readOneOf(me['start_mode'], ['tap', 'listen']) ?? 'tap',
    voice: readText(me['voice']),
    voices: readList(me['voices'], readChoice),
    notify: Array.isArray(notify) ? readList(notify, readText) : null,
    phones: readList(me['phones'], readChoice),
  };
}
