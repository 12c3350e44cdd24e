/** Whether the words plainly say the contrary of what a call does. */
import type { Known, NameIndex } from '../name-index.ts';
import { type Part, type Sentence } from '../sentence.ts';
import type { Where } from '../support.ts';
import { partsAbout } from './parts-about.ts';
import type { DoneWay } from './done-way.ts';
import type { Way } from './way.ts';

/** Anything of this, and the words may mean something else than they say. */
const DOUBTFUL =
  / (?:not|dont|wont|cant|cannot|never|without|nor|unless|if|when|whenever|once|after|before|until|while|instead|rather|opposite|reverse|other way|undo|revert|mistake|wrong|only|just the|rest|others|everything else|except|toggle|nicht|nie|niemals|kein|keine|keinen|ohne|wenn|falls|sobald|nachdem|bevor|bis|statt|stattdessen|anstatt|lieber|andersrum|andersherum|umgekehrt|gegenteil|falsch|nur|rest|ausser|ansonsten|sonst|ruckgangig) /u;
/** Said of how it is, or asked. */
const TELLING =
  / (?:is|are|was|were|isnt|arent|has|have been|still|left|forgot|forgotten|vergessen|gelassen|ist|sind|war|waren|wurde|steht|stehen|hat|immer noch) |^ (?:why|what|who|which|how|did|do|does|warum|wieso|was|wer|welche|wie|ob) /u;
/** "If you could turn it on", "wenn du es anmachen könntest": a manner of asking. */
const ASKING =
  / (?:if|wenn|falls) (?:you (?:could|can|would|dont mind)|its possible|possible|moglich|(?:du|ihr|sie|es)(?= )(?: .*)? (?:konntest|kannst|konntet|konnten|magst|wurdest|geht|moglich)) /u;
const WISHED =
  / (?:wenn|falls|if)(?= )| (?:(?:das|es) )?war(?: (?:\p{L}+))? (?:super|gut|nett|toll|schon|prima|lieb|klasse)(?= )/gu;
/** What a wish begins with. */
const WISHING = / (?:sure|dass|want|like|need|mochte|will) /u;

/** The ways that were said instead; none when what was done may have been said as well. */
export function contrarySaid(
  { family, name }: DoneWay,
  chosen: readonly Known[],
  sentence: Sentence,
  where: Where,
  index: NameIndex,
): readonly Way[] {
  const done = family.find((way) => way.name === name);
  const all = sentence.parts.map((part) => {
    const text = textOf(part, chosen, index);
    return { part, text: ASKING.test(text) ? text.replace(WISHED, ' ') : text };
  });
  if (done === undefined || all.some(({ text }) => DOUBTFUL.test(text))) return [];
  const own = partsAbout(chosen, sentence.parts, where);
  const about = all.filter(({ part }) => own.has(part));
  if (about.length === 0 && sentence.parts.some(({ content }) => content.length > 0)) return [];
  // "Lock the door and open the blinds": each has its own verb.
  const hasOwn = about.some(({ text }) => family.some(({ firm }) => firm.test(text)));
  const texts = all
    .filter(({ part }) => !hasOwn || part.content.length === 0 || own.has(part))
    .map(({ text }) => text);
  if (texts.some((text) => done.hint.test(text))) return [];
  const orders = texts.filter((text) => !TELLING.test(text) || WISHING.test(text));
  return family.filter(
    (way) => done.contraries.includes(way.name) && orders.some((order) => way.firm.test(order)),
  );
}

/** What is called by a verb does not say it: "the front door lock", the script "Lights off". */
const IN_NAMES = 'open close lock unlock on off an aus auf zu start stop play up down arm home base'.split(
  ' ',
);

function textOf({ verbatim }: Part, chosen: readonly Known[], { byStem }: NameIndex): string {
  const named = IN_NAMES.flatMap((word) => (verbatim.includes(` ${word} `) ? (byStem.get(word) ?? []) : []));
  // "Halt die Musik an" turns nothing on.
  let rest = verbatim
    .replace(/ halte?n?(?= )(.*) an(?= )/u, '$1 anhalten')
    .replace(/ on pause(?= )/u, ' pause');
  for (const { labels } of [...chosen, ...named]) {
    for (const { verbatim: name } of labels) {
      if (name.trim().includes(' ')) rest = rest.replace(name, ' * ');
    }
  }
  return rest;
}
