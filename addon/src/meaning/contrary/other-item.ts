/** A list's other item than the one that was said. */
import type { PreparedCall } from '../../tools/tool.ts';
import { foldWords, type FoldedWord } from '../fold-words.ts';

const TAKEN =
  / (?:remove|delete|take|strike|cross|tick|check|clear|scratch|off|done|complete\w*|finish\w*|bought|got|have|streich\w*|entfern\w*|losch\w*|nimm|runter|von|weg|erledigt|hak\w*|abhak\w*|gekauft|gemacht|fertig|no|not|nicht|kein\w*|forget|vergiss)(?= )/u;

/** The item was not said, or it was said to come onto the list and is taken off. */
export function isOtherItem(
  { args }: PreparedCall,
  given: Readonly<Record<string, unknown>>,
  words: readonly FoldedWord[],
): boolean {
  const said = ` ${words.flatMap(({ text, isMark }) => (isMark ? [] : [text])).join(' ')} `;
  const items = Array.isArray(args['items']) ? args['items'].map(String) : [];
  if (
    items.length === 0 ||
    / (?:it|that|them|this|these|those|das|es|sie|die|alles|everything|same|all)(?= (?:on|to|off|from|auf|von|too|auch)| $)/u.test(
      said,
    )
  )
    return false;
  const stems = new Set(words.map(({ stem }) => stem));
  const isSaid = (item: string) =>
    foldWords(item).some(({ stem, text }) => stems.has(stem) || said.includes(text));
  if (!items.every(isSaid)) return true;
  return given['action'] !== undefined && given['action'] !== 'add' && !TAKEN.test(said);
}
