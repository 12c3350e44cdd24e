/** Which of the things that were done lately is meant by "that". */
import type { TurnContext } from '../agent/turn-context.ts';
import type { PastExchange } from '../store/store.ts';

const MINUTE_MS = 60_000;
/** In the same conversation. */
const HERE_MS = 24 * 60 * MINUTE_MS;

/** How long ago it may be, elsewhere than in this conversation; an automation never means anything else. */
export const reach = {
  undo: { person: 60 * MINUTE_MS, room: 10 * MINUTE_MS, house: 0 },
  tell: { person: 10 * MINUTE_MS, room: 5 * MINUTE_MS, house: 0 },
} as const;

type Deed = Pick<PastExchange, 'conversationId' | 'at'>;

/** Newest of this conversation, else the newest that is recent enough. `deeds`: newest first. */
export function lastDeed<Any extends Deed>(
  deeds: readonly Any[],
  { conversationId, asker, now }: Pick<TurnContext, 'conversationId' | 'asker' | 'now'>,
  purpose: keyof typeof reach,
): Any | undefined {
  const age = ({ at }: Deed) => now.getTime() - at.getTime();
  const here = deeds.find((deed) => deed.conversationId === conversationId && age(deed) <= HERE_MS);
  return here ?? deeds.find((deed) => age(deed) <= reach[purpose][asker.kind]);
}

/**
 * Those that may still be told of and undone: a person's own, whenever that was; of a room and of automations only
 * what `lastDeed` may mean, since nobody can tell who spoke before.
 */
export function inReach<Any extends Deed>(
  deeds: readonly Any[],
  { conversationId, asker, now }: Pick<TurnContext, 'conversationId' | 'asker' | 'now'>,
  purpose: keyof typeof reach,
): readonly Any[] {
  if (asker.kind === 'person') return deeds;
  return deeds.filter((deed) => {
    const age = now.getTime() - deed.at.getTime();
    return age <= (deed.conversationId === conversationId ? HERE_MS : reach[purpose][asker.kind]);
  });
}

/** Something was done, or tried; what was refused did nothing. */
export function isDone({ effects, changes = [] }: Pick<PastExchange, 'effects' | 'changes'>): boolean {
  return changes.length > 0 || effects.some(({ outcome }) => outcome !== 'refused');
}
