/** "Do not turn off the desk lamp", "mach das Licht nicht aus": what was forbidden. */
import type { Known } from '../name-index.ts';
import { type Part, type Sentence, tells } from '../sentence.ts';
import { SAME, supportOf, type Where } from '../support.ts';
import type { Effect } from '../account/effects.ts';
import { signalsIn } from '../account/signals.ts';
import { speaksFor } from '../account/speaking.ts';
import { partsAbout } from './parts-about.ts';

const ENGLISH =
  / (?:do not|dont|never|must not|mustnt|should not|shouldnt|ought not to|shall not|may not|did not|didnt|please not|not to|no need to|need not|rather not|would not|wouldnt|avoid|refrain from|hold off on|let us not|let not|stop(?= \p{L}+ing )|(?:nobody|no one|noone))(?= )(.*)$/u;
/** "Can you not see that it is dark", "don't forget to lock", "if it is not on". */
const NOT_DENIED =
  /^ (?:(?:ever|please|just|you|dare|even) )*(?:forget|hesitate|worry|mind|know|care|think|like|see|wait|only)(?= )|(?: (?:ca|wo|can|could|will|would|do) not (?:you|we)| tell you to| ask you to)(?= )| (?:if|unless|when|whether|wenn|falls|sobald|ob|warum|wieso|why)(?= )/u;
const GERMAN =
  / (?:nicht(?! (?:mehr|so|zu|ganz|nur|genug|vergessen))|nie|niemals|kein|keine|keinen|keiner|niemand|keinesfalls)(?= )/u;
const NO_GERMAN =
  / (?:vergiss|vergesst|vergessen|ist|sind|war|hat|kannst|konntest|wurdest|willst|magst|geht|funktioniert|wenn|falls|ob|warum|wieso|weiss|sehe|brauche?n?|gefallt|mag)(?= )/u;
/** "I don't want": what follows in the next part is what is not wanted. */
const UNWANTED =
  / (?:(?:do not|dont|never) (?:want|need)|(?:will|mochte|wunsche)(?: \p{L}+)* nicht|nicht wollen)(?= )/u;

/** "No, not on: turn it off." */
const TAKEN_BACK =
  / (?:nicht|not) (?:an|aus|auf|zu|on|off|up|down|open|closed) (?=(?:sondern |but )?(?:mach|schalt|turn|switch|close|open|fahr|schliess|offne|dreh|put|make))/u;

/** These words forbid what is done. */
function denies(whole: string, { name }: Effect): boolean {
  const text = whole.replace(TAKEN_BACK, ' ');
  if (NOT_DENIED.test(text)) return false;
  const [, rest] = ENGLISH.exec(text) ?? [];
  if (rest !== undefined) return !NOT_DENIED.test(rest) && speaksFor(name, signalsIn(withoutNot(text)));
  if (!GERMAN.test(text) || NO_GERMAN.test(text)) return false;
  return speaksFor(name, signalsIn(withoutNot(text)));
}

/** Whatever it is that was not to be done to these, nothing else was said to be done. */
export function isForbidden(
  chosen: readonly Known[],
  { parts }: Sentence,
  where: Where,
  done: Effect | undefined,
): boolean {
  const about = partsAbout(chosen, parts, where);
  // "No, not the desk lamp."
  if (about.size > 0 && [...about].every(({ isExcepted }) => isExcepted) && !parts.some(tellsOf(about)))
    return true;
  // "Keep the desk lamp and turn off the floor lamp."
  if (about.size > 0 && [...about].every(isKept) && parts.some(tellsOf(about))) return true;
  const orders = parts.filter((part) => about.has(part) || part.content.length === 0);
  const forbidding = orders.filter(
    (part) =>
      (forbids(part.verbatim) && !(part.isAside && tells(part) && !UNWANTED.test(part.verbatim))) ||
      (NOT_THAT.test(part.verbatim) && part.content.length > 0 && !tells(part)),
  );
  // "Don't turn it off": it may have to be on.
  const opposite = OPPOSITES.get(done?.name ?? '');
  const isOpposite =
    opposite !== undefined &&
    forbidding.some(({ verbatim }) => speaksFor(opposite, signalsIn(withoutNot(verbatim))));
  if (isOpposite) return false;
  return (
    forbidding.some((part) => about.has(part)) &&
    orders.every((part) => forbidding.includes(part) || !tells(part))
  );
}

const KEPT = /^ (?:(?:please|bitte|just|but|and|und|aber|nur) )*(?:keep|leave|spare|lass|lasst) /u;

/** Not "keep the bedroom at nineteen". */
function isKept({ whole, said }: Part): boolean {
  return KEPT.test(whole) && signalsIn(whole).size === 0 && !said.some(({ text }) => /\d/u.test(text));
}

const tellsOf = (about: ReadonlySet<Part>) => (part: Part) =>
  !about.has(part) && (part.content.length > 0 || tells(part));
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['on', 'off'],
  ['off', 'on'],
]);

function withoutNot(text: string): string {
  const [, rest] = ENGLISH.exec(text) ?? [];
  return rest === undefined ? text.replace(GERMAN, '') : `${withoutIng(rest)} `.replace(/ {2,}/gu, ' ');
}

/** "No, not the night light." */
const NOT_THAT =
  /^ (?:(?:no|nein|nee|stop|halt|please|bitte|aber|bloss) )*(?:not|nicht) (?!(?:too|so|yet|now|only|just|nur|mehr|zu|on|off|an|aus|auf|sure|bad|ganz|genug|enough|gut|schlecht) )/u;
const ACTING =
  /^ (?:(?:ever|please|just|you|dare|even|to) )*(?:turn|switch|open|close|shut|lock|unlock|start|play|run|put|set|make|raise|lower|dim|touch|activate|change|move|adjust|use|trigger)(?:e?s)?(?= )/u;
const GERMAN_ACTING =
  / (?:mach|schalt|offn|schliess|fahr|start|stell|dreh|zieh|sperr|beweg|aktivier|ander|dimm|(?:an|aus|ein|auf|zu|ab|hoch|runter|herunter)(?:mach|schalt|fahr|zieh|dreh|sperr|schliess))(?:e|en|st|t|et|est)?(?= )/u;

/** "I don't want the shades opened yet." */
const UNWANTED_DONE =
  / (?:(?:do not|dont|did not|didnt) want|(?:will|mochte)(?= .* nicht )) (?:.* )?(?:opened|closed|shut|locked|unlocked|moved|touched|turned|switched|changed|on|off|up|down|geoffnet|aufgemacht|zugemacht|ausgemacht|angemacht|bewegt|verandert)(?= )/u;

/** "Never mind the lamp", "vergiss das mit der Lampe", "hör auf, sie anzumachen". */
const CALLED_OFF =
  /^ (?:(?:oh|ok|okay|actually|no|nein|ach|doch|bitte|please|and|und) )*(?:forget(?: about)?(?! to )|never mind(?: about)?|scrap(?: that)?(?: about)?|vergiss(?: das| es)? mit|lass (?:das|es) mit)(?= )| hor\w* (?:.* )?auf (?:.* )?(?:an|aus|ein|auf|zu|ab|hoch|runter)zu\p{L}+ /u;

function forbids(whole: string): boolean {
  const text = whole.replace(TAKEN_BACK, ' ');
  if (CALLED_OFF.test(text)) return true;
  if (UNWANTED_DONE.test(text)) return true;
  if (NOT_DENIED.test(text)) return false;
  const [, rest] = ENGLISH.exec(text) ?? [];
  if (rest !== undefined)
    return !NOT_DENIED.test(rest) && ACTING.test(`${withoutIng(rest)} `.replace(/ {2,}/gu, ' '));
  return GERMAN.test(text) && !NO_GERMAN.test(text) && GERMAN_ACTING.test(text);
}

/** "Avoid turning off" as "turn off". */
function withoutIng(words: string): string {
  return words.replace(
    / (turn|switch|open|lock|unlock|clos|start|play|shutt)ing(?= )/u,
    (_, verb: string) => {
      return ` ${verb === 'clos' ? 'close' : verb === 'shutt' ? 'shut' : verb}`;
    },
  );
}

/** The parts of a sentence in which what is done is forbidden. */
function deniedParts({ parts }: Sentence, done: Effect): ReadonlySet<Part> {
  return new Set(
    parts.filter(({ verbatim }, at) => {
      const before = parts[at - 1];
      const isGoingOn = / (?:dass|that|to|du|you) /u.test(verbatim) && before !== undefined;
      const isUnwanted = isGoingOn && before.content.length === 0 && UNWANTED.test(before.verbatim);
      return denies(isUnwanted ? ` do not${verbatim}` : verbatim, done) || isUnwantedSo(verbatim, done);
    }),
  );
}

/** "The fan I do not need any more", and it is turned on. */
function isUnwantedSo(verbatim: string, { name }: Effect): boolean {
  return STARTING.has(name) && UNNEEDED.test(verbatim);
}

const STARTING = new Set(['on', 'start', 'play']);
const UNNEEDED =
  / (?:(?:do not|dont) (?:need|want)|no longer (?:need|want)|need no|no need (?:for|of)|(?:can|could) (?:do|go|live) without|had enough of|rid of|lose (?:the|that)|brauch\w*(?: \p{L}+)* (?:nicht|keine?n?)|kann weg)(?= )/u;

/** Of some of these things it was said not to do what is done, and nowhere to do it. */
export function isDenied(done: Effect, chosen: readonly Known[], sentence: Sentence, where: Where): boolean {
  const denied = deniedParts(sentence, done);
  if (denied.size === 0) return false;
  return chosen.some((known) => {
    const rated = sentence.parts.map((part) => ({ part, score: supportOf(known, part, where).score }));
    const most = Math.max(...rated.map(({ score }) => score));
    const own = rated.filter(({ part, score }) => part.content.length === 0 || score >= most - SAME);
    const isOrdered = own.some(
      ({ part }) => !denied.has(part) && speaksFor(done.name, signalsIn(part.verbatim)),
    );
    const isAboutIt = [...denied].some(
      (part) => part.content.length === 0 || own.some((one) => one.part === part),
    );
    return (
      isAboutIt && !isOrdered && (most > 0 || sentence.parts.every(({ content }) => content.length === 0))
    );
  });
}
