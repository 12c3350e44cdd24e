/** What really happened, as the check needs it: the last outcome of every action on every thing. */
import type { Effect } from '../../api/contract.ts';
import type { House } from '../../house/house.ts';
import { termsOf } from '../../house/terms.ts';
import type { PastExchange, StoredCall } from '../../store/store.ts';

/** What a sentence is compared with. */
export interface Facts {
  readonly calls: readonly StoredCall[];
  /** Of these, the ones that did not do what they should. */
  readonly failed: ReadonlySet<StoredCall>;
  /** Earlier exchanges that the butler may speak of. */
  readonly recent: readonly PastExchange[];
  /** The person's own words. */
  readonly text: string;
  readonly areaId: string | null;
  readonly house: House;
}

export interface Done {
  readonly action: string;
  /** Null for what is not in the home. */
  readonly entityId: string | null;
  readonly isReached: boolean;
  /** Words and numbers of the call's arguments. */
  readonly args: string;
}

export function doneIn({ calls, failed }: Pick<Facts, 'calls' | 'failed'>): readonly Done[] {
  const last = new Map<string, Done>();
  for (const call of calls) {
    const args = JSON.stringify(call.args);
    for (const { action, entity_ids, outcome } of effectsOf(call, failed)) {
      for (const entityId of entity_ids.length === 0 ? [null] : entity_ids) {
        last.set(`${action} ${entityId}`, { action, entityId, isReached: outcome === 'reached', args });
      }
    }
  }
  return [...last.values()];
}

/** A tool that acts on nothing in the home did it by itself. */
function effectsOf(call: StoredCall, failed: ReadonlySet<StoredCall>): readonly Effect[] {
  if (call.effects.length > 0 || call.tier === 'read' || call.tier === null) return call.effects;
  const isReached = call.verdict === 'run' && !failed.has(call);
  return [{ action: call.tool, entity_ids: [], outcome: isReached ? 'reached' : 'failed' }];
}

export function wasRead({ calls, failed }: Pick<Facts, 'calls' | 'failed'>): boolean {
  return calls.some((call) => call.tier === 'read' && call.verdict === 'run' && !failed.has(call));
}

export function doneBefore(recent: readonly PastExchange[]): readonly Done[] {
  return recent.flatMap(({ effects }) =>
    effects.flatMap(({ action, entity_ids, outcome }) =>
      entity_ids.map((entityId) => ({ action, entityId, isReached: outcome === 'reached', args: '' })),
    ),
  );
}

export function argumentWords(done: readonly Done[]): readonly string[] {
  return done.flatMap(({ args }) => termsOf(args.replaceAll('_', ' ')));
}
