/** What a turn may not do that is to be kept nowhere: what it would do is keep something. */
import { phrasesFor } from '../language/phrases-for.ts';
import type { PreparedCall } from '../tools/tool.ts';
import type { TurnContext } from './turn-context.ts';

const KEEPING = new Set(['remember_fact', 'correct_fact', 'update_soul', 'update_profile']);

/** Why the call does not run; undefined: it may. `isAsked`: it takes somebody's yes. */
export function reasonNotToKeep(
  { tool }: Pick<PreparedCall, 'tool'>,
  { isUnkept = false, language }: Pick<TurnContext, 'isUnkept' | 'language'>,
  isAsked: boolean,
): string | undefined {
  const { unkept } = phrasesFor(language).people;
  if (!isUnkept) return undefined;
  if (KEEPING.has(tool)) return unkept.cannotKeep;
  return isAsked ? unkept.cannotAsk : undefined;
}
