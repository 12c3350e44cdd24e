/** What is told, wished for later or kept away: "I turned it off myself", "remind me to", "leave the lamp alone". */
import type { Effect } from '../account/effects.ts';
import { WINDING_DOWN } from '../account/hints.ts';
import { signalsIn } from '../account/signals.ts';
import { isFeeling, speaksFor } from '../account/speaking.ts';
import { saidIn } from '../fold-words.ts';
import type { Part, Sentence } from '../sentence.ts';

const REMIND =
  / (?:remind (?:me|us|him|her)|erinner\w* (?:mich|uns|ihn)|(?:tell|notify|warn|ping|inform|alert) (?:me|us) (?:when|once|if|as soon)|let (?:me|us) know (?:when|once|if|as soon)|(?:sag|sage|gib|gebe)(?: (?:mir|uns|mal|bitte))* bescheid (?:wenn|sobald|ob|falls)|(?:sag|sage)(?: (?:mir|uns|mal|bitte))* (?:wenn|sobald|falls)) /u;
const LEFT_ALONE =
  / (?:leave (?:it|them|that)(?= $)|lass (?:sie|ihn|es|das)(?= $)|leave (?:.* )?(?:alone|as (?:it|they) (?:is|are)|as is|be)|(?:your )?(?:hands|fingers) off|nicht (?:mehr |wieder )?(?:anruhren|anfassen|beruhren|verstellen|anzuruhren|anzufassen)|(?:not|never) (?:ever )?(?:touch|mess with|fiddle with)|finger (?:weg|von)|lass\w* (?:.* )?(?:in ruhe|so wie|so|wie (?:es|er|sie) (?:ist|sind)))(?= )/u;

const OPENING =
  '(?:(?:yesterday|earlier|today|yes|no|oh|ok|but|well|actually|last night|this morning|gestern|vorhin|heute|eben|gerade|ja|nein|ach|also|aber|nur|so|and|und|hey|butler) )*';
/** A verb in a form that tells: nobody is told to do something with it. */
const FINITE =
  'has|have|had|was|were|is|are|went|goes|keeps?|kept|said|says|told|wanted|used to|always|never|hab|habe|haben|hast|hat|hatten?|ist|sind|war|waren|wollten?|wird|geht|ging|gingen|lasst|lassen|liess|mag|liebe|finde|glaube|denke|wurde';
/** The same of somebody; after a thing it says how that is to be: "the shutters closed". */
const DID = 'left|leaves|put|turned|switched|opened|closed|locked|unlocked|shut|dimmed|started|stopped';
/** "I will turn it off myself", not "I can't do it myself". */
const BY_MYSELF =
  /^ (?:(?:ok|okay|no|yes|well|nein|ja|danke|thanks) )*(?:i|ill|we|ich|wir) (?:(?!not |never |nicht |cant |cannot |kaum )\S+ )*?(?:myself|ourselves|selbst|selber)(?: \p{L}+)? $/u;
/** An order, a wish or a question begins with these, or a condition. */
const NO_TELLING =
  '(?:turn|switch|put|set|make|open|close|shut|lock|unlock|dim|start|stop|keep|leave|bring|play|pause|run|get|have|let|kill|pop|please|bitte|can|could|would|will|should|is|are|was|were|did|do|does|has|had|what|whats|which|who|where|when|how|why|if|unless|whenever|while|because|since|once|after|before|as|until|make|double|check|mach\\w*|schalt\\w*|stell\\w*|dreh\\w*|fahr\\w*|lass|schliess\\w*|sperr\\w*|offne\\w*|zieh\\w*|knips\\w*|kannst|konntest|kann|konnen|ist|sind|war|waren|hat|hast|haben|hab|spiel\\w*|was|wie|wer|wo|wann|warum|wieso|weshalb|wieviel|welche\\w*|wenn|falls|sobald|nachdem|bevor|bis|ob|achte|sorg\\w*|soll|muss|sollte)';
const telling = (verbs: string) =>
  new RegExp(
    `^ ${OPENING}((?!${NO_TELLING} )\\p{L}+ (?:\\S+ ){0,4}?)(?:${verbs}) (?!(?:too|so|to|zu) )`,
    'u',
  );
const TELLING = telling(FINITE);
const REPORTING = telling(DID);
/** "Thanks for turning it off", "gut dass es zu ist". */
const GLAD =
  /^ (?:(?:thanks|thank you|cheers) for \p{L}+ing|(?:im |i am |ich bin )?(?:good|great|nice|glad|happy|lovely|pity|shame|danke|gut|schon|toll|schade|super|froh) (?:that|dass|to see|to know)|(?:i|we) (?:really )?(?:love|like) (?:it when|how)|(?:ich|wir) (?:liebe\w*|mag|mogen) (?:es|das) wenn)(?= )/u;
/** Somebody wants something after all. */
const WISH =
  / (?:should|soll\w*|must|muss|mussen|darf|durfen|kann|konnen|can|could|needs?|want|like|mochte|will|brauche?|brauchen|gerne?|rather(?! than)|prefer|lieber|dass du|bitte|please|would you|can you|(?:would|itd|id) (?:really )?(?:be (?:so )?(?:nice|great|lovely|good|cool|perfect|wonderful|handy|helpful)|love|appreciate)|mach du|do it|undo|how about|wie ware) /u;
/** An order that nothing divides from what is told. */
const ORDER =
  /(?<! (?:i|we|you|they|he|she|to|not|never|always|would|could|should|will|ill|id|ich|wir|zu|er|sie|man|already|just)) (?:turn|switch|close|open|shut|lock|unlock|dim|make|kill|mach|schalt|schalte|offne|schliess|dreh|stell|fahr|sperr|zieh) (?:it|them|that|the|my|our|on|off|up|down|es|sie|ihn|das|die|den|der|bitte|mal|ab|aus|an|zu|auf)(?= )|(?<! (?:i|we|you|they|he|she|to|not|never|already|just|ill|id|will|would)) (?:turn|switch) (?:\S+ ){1,5}?(?:on|off|up|down)(?= )|(?<! (?:already|just|has|have|had)) put (?:on|off|out) (?:the|my|our) /u;
/** How it is now is why something is to be done. */
const COMPLAINT =
  / (?:still|again|left|noch|immer noch|wieder|angelassen|aufgelassen|offengelassen|brennt)(?= )/u;
const FORGOTTEN = / (?:forgot|forgotten|vergessen)(?= )/u;
const PAST = / (?:yesterday|last (?:night|week)|gestern|letzte (?:nacht|woche)|neulich)(?= )/u;
const OPPOSITES: Readonly<Record<string, string>> = {
  on: 'off',
  off: 'on',
  open: 'close',
  close: 'open',
  lock: 'unlock',
  unlock: 'lock',
};

/** No order for now is in it. `done`: what the call would do; undefined: nothing that has words. */
export function isToldOnly({ words, parts }: Sentence, done: Effect | undefined): boolean {
  const said = saidIn(words);
  if (REMIND.test(said)) return true;
  if (BY_MYSELF.test(said)) return true;
  if (LEFT_ALONE.test(said)) return !ORDERING.test(said);
  const all = parts.filter(({ said: own }) => own.length > 0);
  const [first, ...rest] = all;
  const isReported =
    first !== undefined &&
    reports(first.whole, first) &&
    rest.every(({ whole }) => signalsIn(whole).size === 0);
  if (done === undefined || ORDER.test(said) || !(isReported || isAllTold(all))) return false;
  const signals = signalsIn(said);
  if ([...signals].some(isFeeling)) return false;
  const isSo = speaksFor(done.name, signals);
  if (FORGOTTEN.test(said) && isSo) return PAST.test(said);
  const opposite = OPPOSITES[done.name];
  const isAgainst = opposite !== undefined && speaksFor(opposite, signals);
  if (COMPLAINT.test(said) && isAgainst) return false;
  const named = new Set(
    parts.flatMap(({ content }) => content.flatMap(({ text, likeness }) => (likeness === 1 ? [text] : []))),
  );
  const plain = saidIn(words.filter(({ text }) => !named.has(text)));
  return WINDING_DOWN.test(plain) ? isSo : signals.size > 0 || done.way === null;
}

/** An order of its own, beside what is to be left alone. */
const ORDERING =
  / (?:turn|switch|put|close|open|lock|unlock|dim|set|make|kill|start|stop|mach|mache|schalt|schalte|offne|schliess|schliesse|dreh|drehe|stell|stelle|fahr|fahre|sperr|zieh|undo|again|wieder|zuruck)(?= )/u;

function isAllTold(parts: readonly Part[]): boolean {
  return (
    parts.some(isTold) &&
    parts.every((part, at) => {
      const isAfter = at > 0 || PRAISE.test(part.whole);
      return isTold(part) || (isAfter && isIdle(part)) || isTopic(part, parts[at + 1]);
    })
  );
}

const PRAISE =
  /^ (?:nice|good|great|lovely|schon|gut|super|toll|yesterday|earlier|this morning|last night|gestern|vorhin|heute|eben) $/u;

/** "Nice", "fell asleep". */
function isIdle({ content, whole }: Part): boolean {
  return content.length === 0 && !WISH.test(whole) && signalsIn(whole).size === 0;
}

/** "Die Lampe hab ich ausgemacht." */
function isTopic({ whole }: Part, next: Part | undefined): boolean {
  return signalsIn(whole).size === 0 && /^ (?:hab|habe|haben|hat) /u.test(next?.whole ?? '');
}

/** It tells how something is, be it a thing without an article: "printer is still on". */
export function tellsHow({ whole }: Part): boolean {
  return STATE.test(whole) && !WISH.test(whole);
}

const STATE =
  /^ (?:\S+ ){1,5}(?:is|are|ist|sind) (?:\S+ ){0,2}(?:on|off|open|closed|locked|unlocked|an|aus|auf|zu|offen) $/u;

function isTold(part: Part): boolean {
  const { isAside, whole } = part;
  if (isAside) return !WISH.test(whole) || / (?:i|ich) will /u.test(whole);
  return GLAD.test(whole) || reports(whole, part) || (TELLING.test(whole) && !WISH.test(whole));
}

/** Somebody has done something, and nothing is wished for. */
function reports(text: string, { content }: Part): boolean {
  const [, subject] = REPORTING.exec(text) ?? [];
  return (
    subject !== undefined &&
    !WISH.test(text) &&
    !/(?:^| )(?:the|my|our|die|das|den) $/u.test(subject) &&
    !content.some(({ text: one }) => ` ${subject}`.includes(` ${one} `))
  );
}
