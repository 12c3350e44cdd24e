/** Keeping what somebody says, for `remember_fact` and `correct_fact`. */
import { randomBytes } from 'node:crypto';
import { placeOf } from '../../agent/create-turn-context.ts';
import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { NewFact } from '../../memory/fact.ts';
import type { Kept } from '../../memory/fact-rows.ts';
import { holdsSecret, wantsSecretKept } from '../../memory/secrets.ts';
import { ulid } from '../../people/ulid.ts';
import type { Change } from '../../undo/change.ts';
import type { MemoryDeps } from './deps.ts';

export type GivenFact = Pick<
  NewFact,
  'fact' | 'scope' | 'source' | 'category' | 'expiresAt' | 'replaces' | 'taint'
>;

export interface KeptFact extends Kept {
  readonly id: string;
  readonly isSecret: boolean;
}

/** Undefined: it holds a code or a password, and nobody asked for that to be kept. Durable when it resolves. */
export async function keepFact(
  { memory }: MemoryDeps,
  given: GivenFact,
  turn: TurnContext,
): Promise<KeptFact | undefined> {
  const isSecret = holdsSecret(given.fact);
  if (isSecret && (turn.asker.kind !== 'person' || !wantsSecretKept(turn.text, given.fact))) return undefined;
  const id = ulid(turn.now.getTime(), randomBytes);
  const kept = await memory.keep(turn.asker, {
    ...given,
    id,
    confidence: 1,
    saidAt: turn.now,
    place: placeOf(turn),
    exchangeId: turn.turnId,
    isSecret,
    language: turn.language,
  });
  if (kept !== undefined) return { ...kept, id, isSecret };
  throw new ButlerError('denied', 'There is nowhere to keep this for who asks.', {
    say: (phrases) => phrases.memory.nowhereToKeep,
  });
}

/** What was there already is not taken back. */
export function keptChange(kept: KeptFact | undefined): readonly Change[] {
  return kept?.outcome === 'new' ? [{ kind: 'fact', factId: kept.id }] : [];
}

/** What is said of it. */
export function sayKept({ fact, scope }: GivenFact, kept: KeptFact, { language }: TurnContext): string {
  const phrases = phrasesFor(language).memory;
  if (kept.isSecret) return phrases.secretKept;
  if (kept.outcome === 'known') return phrases.known(fact);
  const [before] = kept.replaced;
  return before === undefined ? phrases.kept(fact, scope) : phrases.replaced(fact, before);
}
