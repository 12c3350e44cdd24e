/** Letting go of one fact, by forgetting or by taking back: found the same way, told the same way. */
import type { TurnContext } from '../../agent/turn-context.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { Outcome } from '../tool.ts';
import type { MemoryDeps } from './deps.ts';
import { oneFact, type Which } from './one-fact.ts';

/** Throws ButlerError `denied` when it is somebody else's. */
export async function letGo(
  deps: MemoryDeps,
  how: 'forget' | 'takeBack',
  which: Which,
  turn: TurnContext,
): Promise<Outcome> {
  const phrases = phrasesFor(turn.language).memory;
  const one = await oneFact(deps, which, turn);
  if ('instead' in one) return one.instead;
  const { fact } = one;
  const gone = await deps.memory[how](turn.asker, fact.id);
  const sayGone = fact.isSecret ? phrases.secretForgotten : phrases.forgotten(fact.fact);
  const spoken = gone === undefined ? phrases.nothing : sayGone;
  return {
    data: { said: spoken },
    spoken,
    effects: [],
    ...(gone !== undefined && { changes: [{ kind: 'final', what: 'forgotten' }] }),
    isError: gone === undefined,
    origin: 'person',
    taint: fact.taint,
    // The words may say it, and the answer does.
    isSecret: true,
  };
}
