/** Finding the one fact that somebody wants forgotten or corrected. */
import type { TurnContext } from '../../agent/turn-context.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { Fact } from '../../memory/fact.ts';
import { asksForSecret, mayHearSecrets } from '../../memory/secrets.ts';
import { theirs } from '../../memory/theirs.ts';
import type { MemoryDeps } from './deps.ts';
import { tellFact } from './tell-fact.ts';
import type { Outcome } from '../tool.ts';

const MOST = 4;

export interface Which {
  readonly id?: string | undefined;
  readonly about?: string | undefined;
}

/** The fact, or what is to be said instead. Throws ButlerError `denied` when it is somebody else's. */
export async function oneFact(
  { memory }: MemoryDeps,
  { id, about = '' }: Which,
  turn: TurnContext,
): Promise<{ readonly fact: Fact } | { readonly instead: Outcome }> {
  const phrases = phrasesFor(turn.language).memory;
  if (id !== undefined) {
    const fact = await memory.byId(turn.asker, id);
    return fact === undefined ? { instead: said(phrases.nothing) } : { fact: theirs(fact, turn.asker) };
  }
  const withSecrets = mayHearSecrets(turn.asker) && asksForSecret(turn.text);
  const found = await memory.find(turn.asker, {
    text: about,
    language: turn.language,
    withSecrets,
    limit: MOST,
  });
  const [first, ...others] = found.filter(({ isClear }) => isClear);
  if (first === undefined) return { instead: said(phrases.nothing) };
  if (others.length === 0) return { fact: theirs(first, turn.asker) };
  const all = [first, ...others];
  const instead = said(phrases.which(all.map(({ fact }) => fact)), {
    facts: all.map((fact) => tellFact(fact, turn)),
  });
  const isSecret = all.some((fact) => fact.isSecret);
  return { instead: { ...instead, isSecret, taint: all.flatMap(({ taint }) => taint) } };
}

function said(spoken: string, data: Readonly<Record<string, unknown>> = {}): Outcome {
  return { data: { said: spoken, ...data }, spoken, effects: [], isError: true, origin: 'person' };
}
