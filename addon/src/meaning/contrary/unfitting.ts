/** What is done is not the kind of thing that was said: off for "30 percent", louder for "next song", a list's other item. */
import { isOnlyKindOf } from './unfitting-words.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import { foldWords, type FoldedWord } from '../fold-words.ts';
import type { Sentence } from '../sentence.ts';
import type { DoneWay } from './done-way.ts';
import { amountsIn } from './said-amounts.ts';

type Input = Readonly<Record<string, unknown>>;

export function isUnfitting(
  call: PreparedCall,
  given: Input,
  done: DoneWay | undefined,
  { words, parts }: Sentence,
): boolean {
  const said = ` ${words.flatMap(({ text, isMark }) => (isMark ? [] : [text])).join(' ')} `;
  if (call.tool === 'change_list') return isOtherItem(call, given, words, said);
  const { temperature } = given;
  if (typeof temperature === 'number' && temperature <= COLDEST)
    return !said.includes(` ${String(temperature)} `) || /(?: down| runter| herunter| um| by) /u.test(said);
  const isVolume = typeof given['volume'] === 'number' || typeof given['volume_step'] === 'number';
  if (isVolume && call.tool === 'control_media_player' && !VOLUME.test(said)) return ELSE.test(said);
  if (isOnlyKindOf(call, said)) return true;
  return isWholeForPart(done, words, parts, said);
}

const COLDEST = 4;
const VOLUME =
  / (?:laut\w*|leis\w*|volume|loud\w*|quiet\w*|soft\w*|up|down|hoch|rauf|runter|auf|percent|prozent|%|\d\S*|bit|bisschen|more|less|mehr|weniger|higher|lower|dreh\w*|turn|crank|hear|hor\w*|verstehe?n?|blast|pump|ton|sound)(?= )/u;
/** Something else is said to be done with the music. */
const ELSE =
  / (?:off|aus|ab|next|skip|nachste\w*|previous|vorherige\w*|pause|stop|stopp|play|spiel\w*|weiter|lied|song|track)(?= )/u;

const HALF =
  / (?:half|halb|halbe?[nrs]?|halfway|part way|partway|ein stuck|a crack|ein spalt|einen spalt)(?= )/u;

/** "30 percent", "half close", and it is done in full. */
function isWholeForPart(
  done: DoneWay | undefined,
  words: readonly FoldedWord[],
  parts: Sentence['parts'],
  said: string,
): boolean {
  if (done === undefined || !/^(?:off|open|close)$/u.test(done.name) || parts.length > 1) return false;
  if (done.name !== 'off' && HALF.test(said)) return true;
  const way = done.family.find(({ name }) => name === done.name);
  const isPart = amountsIn(words).some(({ unit, value }) => unit === 'percent' && value > 0 && value < 100);
  const rest = said.replace(/ (?:to|auf|at) (?=\d)/gu, ' ');
  return isPart && way?.firm.test(rest) !== true;
}

const TAKEN =
  / (?:remove|delete|take|strike|cross|tick|check|clear|scratch|off|done|complete\w*|finish\w*|bought|got|have|streich\w*|entfern\w*|losch\w*|nimm|runter|von|weg|erledigt|hak\w*|abhak\w*|gekauft|gemacht|fertig|no|not|nicht|kein\w*|forget|vergiss)(?= )/u;

/** The item was not said, or it was said to come onto the list and is taken off. */
function isOtherItem(
  { args }: PreparedCall,
  given: Input,
  words: readonly FoldedWord[],
  said: string,
): boolean {
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
