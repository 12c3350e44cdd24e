/** Has cards ask again whose memory is no more as it was: those of whoever may know it, and nobody else's. */
import type { MemoryChanged } from '../api/contract-memory.ts';
import type { Household, PersonRecord } from '../people/person.ts';
import type { FactScope } from './fact.ts';
import type { Memory } from './memory.ts';

/** Never throws. The key is of the asker who changed it. */
export type TellMemory = (asker: { readonly key: string }, scope: FactScope) => void;

export interface TellMemoryDependencies {
  readonly household: () => Household;
  readonly isOfHousehold: (person: PersonRecord) => boolean;
  /** Rejects when it did not arrive. */
  readonly send: (message: MemoryChanged) => Promise<void>;
}

export function createTellMemory({ household, isOfHousehold, send }: TellMemoryDependencies): TellMemory {
  const usersOf = (people: readonly PersonRecord[]) => people.flatMap(({ userId }) => userId ?? []);
  return ({ key }, scope) => {
    const { people } = household();
    const own = usersOf(people.filter(({ id }) => `person:${id}` === key));
    const guests = usersOf(people.filter((person) => !isOfHousehold(person)));
    if (scope === 'private' && own.length === 0) return;
    const message =
      scope === 'private' ? { user_ids: own, but_not: [] } : { user_ids: null, but_not: guests };
    // A card that was not told asks again when it is looked at.
    void send(message).catch(() => undefined);
  };
}

/** The memory, which tells of what changes it. */
export function tellingMemory(memory: Memory, tell: TellMemory): Memory {
  return {
    ...memory,
    async keep(asker, fact) {
      const kept = await memory.keep(asker, fact);
      if (kept !== undefined) tell(asker, fact.scope);
      return kept;
    },
    async forget(asker, id) {
      const fact = await memory.forget(asker, id);
      if (fact !== undefined) tell(asker, fact.scope);
      return fact;
    },
    async takeBack(asker, id) {
      const fact = await memory.takeBack(asker, id);
      if (fact !== undefined) tell(asker, fact.scope);
      return fact;
    },
    async forgetAll(asker) {
      const gone = await memory.forgetAll(asker);
      if (gone !== undefined) tell(asker, 'private');
      return gone;
    },
    async unkeep(asker, conversationId) {
      const unkept = await memory.unkeep(asker, conversationId);
      // Nobody says what it had told; what the household no longer knows stays on nobody's screen.
      if (unkept !== undefined) for (const scope of ['private', 'household'] as const) tell(asker, scope);
      return unkept;
    },
  };
}
