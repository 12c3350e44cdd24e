/** How much of an unfinished sentence can be spoken already: what cannot turn into a claim any more. */
import { isIdleClause } from './clauses.ts';
import { plainOf } from './plain.ts';
import { nounsIn } from './things.ts';
import { verbs } from './verbs.ts';

const BOUNDARY =
  /[,;:()\n–—]\s*|\s(?:and|but|so|und|aber|then|dann|because|weil|sondern)\s|\s(?=(?:I|ich)(?:\s|['’]))/gu;

/** A clause with one of these is held to its end. */
const HOT = new Set([
  ...verbs.flatMap(({ english }) => english.flatMap(({ past, ing }) => [past, ing])),
  ...verbs.flatMap(({ german }) =>
    german.flatMap(({ participle, infinitive, first }) => [participle, infinitive, first]),
  ),
  ...`i i'm i've i'll let ich hab habe wir we wird werden wurde wurden been gets got now jetzt done set sorted handled taken
  list calendar timer reminder degrees percent ° %  knows weiss bescheid liste kalender erinnerung grad prozent
  erledigt gemacht fertig getan geschafft notiert mission success voila consider lit brennt leuchtet armed disarmed`.split(
    /\s+/u,
  ),
]);
const FIRST = new Set(
  `the a all both your our my everything it it's that that's this they they're these those on will right coming straight
  there here as at no you're ok okay sure alright of mission consider
  das die der dein deine alle alles beide beides es sie er ist sind mach mache wie schon bereits so gern gerne licht mein`.split(
    /\s+/u,
  ),
);
const ENGLISH_BE =
  /(?:\b(?:is|are|was|were|has|have|should)|'s|'re|'ve)(?! (?:an?|the|one|about)\b)(?: \S+){0,4}$/u;
const GERMAN_BE = /\b(?:ist|sind|war|waren|steht|stehen|sollte|sollten)(?: \S+){0,5}$/u;

/** Beginnings of what is hot or opens a clause: a word that is still being written may become it. */
const UNFINISHED = new Set(
  [
    ...HOT,
    ...'and but so und aber then dann because weil sondern is are was were has have should ist sind war steht'.split(
      ' ',
    ),
  ].flatMap((word) => Array.from(word, (_, index) => word.slice(0, index + 1))),
);

/** A length of `beginning`; the rest may still claim something. */
export function settledLength(beginning: string): number {
  const open = /\S+$/u.exec(beginning)?.[0] ?? '';
  const isOpen = open !== '' && UNFINISHED.has(plainOf(open));
  const words = isOpen ? beginning.slice(0, -open.length) : beginning;
  const starts = [0, ...Array.from(words.matchAll(BOUNDARY), (found) => found.index + found[0].length)];
  for (const [index, start] of starts.entries()) {
    const clause = plainOf(words.slice(start, starts[index + 1]));
    const isLast = index === starts.length - 1;
    // "Okay," goes with what follows.
    if (isHeld(clause, isLast, start === 0))
      return plainOf(words.slice(0, start)).split(' ').length <= 3 ? 0 : start;
  }
  return words.length;
}

/** After these an English speaker says what they do; with any other verb it is no deed. */
const SPEAKER =
  /^(?:(?:ok|okay|sure|yes|and|so|then|now|well) )*(?:i'll|i will|i shall|i've|i have|i'm|i am|i'd|i|we|we've|we'll|let me|let us)(?: (?:just|now|also|already|quickly|gladly|happily|first|then|successfully|both|all|been|have|to|be|going|gonna|about|go|ahead|gone|went|and))*(?: (?<verb>\S+))?/u;
/** "Ich" with a verb of which nothing follows at the end of the clause. */
const SPRECHER = /^(?:(?:ja|gut|also|und|dann|klar|gern|gerne) )*ich(?: (?<verb>\S+))?/u;
const DEEDS = new Set([
  ...verbs.flatMap(({ english }) => english.flatMap(({ base, past, ing }) => [base, past, ing, `re${past}`])),
  ...verbs.flatMap(({ german }) => german.map(({ first }) => first)),
  ...`do did done take took taken taking make made get got handle handled see saw keep managed was had sort sorted did
  carried fulfilled completed finished dealt followed on able habe hab werde bin lasse kummere kummer erledige sorge
  ubernehme sage sag gebe gib behalte mache mach hatte will`.split(/\s+/u),
]);

/** "I think", "Let me see", "Ich finde": the words that make others wait do not here. */
function withoutIdleSpeaker(clause: string): string {
  for (const speaker of [SPEAKER, SPRECHER]) {
    const found = speaker.exec(clause);
    const verb = found?.groups?.['verb'];
    if (found !== null && verb !== undefined && !DEEDS.has(verb)) return clause.slice(found[0].length);
  }
  return clause;
}

function isHeld(whole: string, isLast: boolean, isFirst: boolean): boolean {
  if (whole === '') return isLast && isFirst;
  if (isIdleClause(whole)) return false;
  const clause = withoutIdleSpeaker(whole);
  const words = clause.split(' ');
  if (words.some((word) => HOT.has(word)) || nounsIn(clause).length > 0) return true;
  if (ENGLISH_BE.test(clause) || GERMAN_BE.test(clause)) return true;
  if (!isLast || clause !== whole) return false;
  const [first = ''] = words;
  return words.length <= (FIRST.has(first) ? 3 : 1);
}
