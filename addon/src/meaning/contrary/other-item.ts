/** A list's other item than the one that was said. */
import { isFunctionWord } from '../function-words.ts';
import type { Known, NameIndex } from '../name-index.ts';
import type { Part, Sentence } from '../sentence.ts';
import type { Where } from '../support.ts';
import { partsAbout } from './parts-about.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import { foldWords, type FoldedWord, saidIn } from '../fold-words.ts';

const TAKEN =
  / (?:remove|delete|take|strike|cross|tick|check|clear|scratch|off|done|complete\w*|finish\w*|bought|got|have|streich\w*|entfern\w*|losch\w*|nimm(?! (?:.* )?(?:auf|dazu|mit) )|runter|von|weg|erledigt|hak\w*|abhak\w*|gekauft|gemacht|fertig|no|not|nicht|kein\w*|forget|vergiss)(?= )/u;

const ITS =
  / (?:it|that|them|this|these|those|das|es|sie|die|alles|everything|same|all)(?= (?:on|to|off|from|auf|von|too|auch)| $)/u;

/** The item was not said, or it was said to come onto the list and is taken off. */
export function isOtherItem(
  { args }: PreparedCall,
  given: Readonly<Record<string, unknown>>,
  words: readonly FoldedWord[],
): boolean {
  const said = saidIn(words);
  const items = Array.isArray(args['items']) ? args['items'].map(String) : [];
  const stems = new Set(words.map(({ stem }) => stem));
  const isSaid = (item: string) =>
    foldWords(item).every(
      ({ stem, text }) =>
        isFunctionWord(text) || /^\P{L}/u.test(text) || stems.has(stem) || said.includes(text),
    );
  // "Put them on the list": what was said before.
  if (items.length === 0 || (ITS.test(said) && !items.some(isSaid))) return false;
  if (!items.every(isSaid)) return true;
  return given['action'] !== undefined && given['action'] !== 'add' && !TAKEN.test(said);
}

/** "Screws to one list and bread to the other": the item was said with another list. */
export function isOfOtherList(
  { args }: PreparedCall,
  chosen: readonly Known[],
  { parts }: Sentence,
  where: Where,
  { byDomain }: NameIndex,
): boolean {
  const others = (byDomain.get('todo') ?? []).filter((one) => !chosen.includes(one));
  const mine = partsAbout(chosen, parts, where);
  const theirs = [...partsAbout(others, parts, where)].filter((part) => !mine.has(part));
  const items = Array.isArray(args['items']) ? args['items'].map(String) : [];
  const isIn = (item: string, part: Part) => {
    const stems = new Set(part.said.map(({ stem }) => stem));
    const own = foldWords(item).filter(({ text }) => !isFunctionWord(text));
    return own.length > 0 && own.every(({ stem }) => stems.has(stem));
  };
  return (
    mine.size > 0 &&
    items.some(
      (item) => theirs.some((part) => isIn(item, part)) && ![...mine].some((part) => isIn(item, part)),
    )
  );
}
