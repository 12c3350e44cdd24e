/** "Turn on the porch light." "It already is.": true when it is. */
import type { FindMentions } from './check-state.ts';
import type { StateWord } from './claim.ts';
import { plainOf } from './plain.ts';
import type { Facts } from './record.ts';
import { fitsOf } from './state-fits.ts';

const SO =
  /^(?:(?:actually|but|well|no need|yes|ja|nein|nicht notig) )*(?:(?:it|that|this|that one|they|those) already (?:is|are|was|were)|already (?:is|are|done that way)|(?:it|they) (?:is|are) already|(?:das )?(?:ist|sind) (?:es|sie|er|das|die|der) (?:schon|bereits|doch schon)|(?:das )?(?:ist|sind) (?:schon|bereits) so)$/u;
const WANTED: readonly (readonly [words: RegExp, state: StateWord])[] = [
  [/\b(?:unlock|aufschliess\S*|entriegel\S*|schliess\S* .* auf)\b/u, 'unlocked'],
  [/\b(?:lock|abschliess\S*|verriegel\S*|schliess\S* .* ab)\b/u, 'locked'],
  [/\b(?:open|offne|offnen|auf)\b/u, 'open'],
  [/\b(?:close|shut|schliess\S*|zu)\b/u, 'closed'],
  [/\b(?:on|an|ein|einschalten|anschalten|anmachen)\b/u, 'on'],
  [/\b(?:off|aus|ausschalten|ausmachen)\b/u, 'off'],
];

export function saysItIsSo(words: string, facts: Facts, mentionsIn: FindMentions): boolean {
  if (!SO.test(plainOf(words))) return false;
  const asked = plainOf(facts.text);
  const state = WANTED.find(([wanted]) => wanted.test(asked))?.[1];
  const ids = mentionsIn(asked).flatMap(({ kind, entityIds }) => (kind === 'entity' ? [...entityIds] : []));
  if (state === undefined || ids.length === 0) return false;
  return ids.every(
    (id) =>
      fitsOf({ kind: 'state', state, value: null, clause: '', isNews: false, isBare: false }, id, facts) ===
      true,
  );
}
