/**
 * Whether verb and targets of a call stand in the person's own words. It lets a call run although text of
 * strangers is in the turn, so whatever is in doubt is not found.
 */
import type { TurnContext } from '../agent/turn-context.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { questionOf, rivalsIn } from './ambiguity.ts';
import { type Reading, readingOf, scopeOf } from './choose.ts';
import { contradicts, type Deed, deedsFor, deedsIn } from './deeds.ts';
import { foldWords, type FoldedWord } from './fold-words.ts';
import { isKnownLanguage } from './languages.ts';
import type { NameIndex } from './name-index.ts';
import { hasSaidValues, type Said } from './said-values.ts';
import { type Part, readUndivided, type Sentence } from './sentence.ts';

const LONGEST = 200;
const words = (list: string) => new Set(list.split(/\s+/u));

/** Anything of this, anywhere, and nothing counts: it may be denied, put off, conditional or somebody else's. */
const DOUBTFUL =
  words(`not dont wont cant cannot shouldnt never nobody neither nor without except instead unless until
  if when whenever once after before while whether because since according
  says said saying tells told asks asked asking wants wanted wrote writes written requests requested instructs instructed
  orders ordered demands demanded suggests suggested mentions mentioned quote quoted reply replied
  translate repeat spell announce remind subject title titled called named headline kidding joking joke
  ubersetze ubersetz wiederhole buchstabiere erinnere erinner betreff titel namens namen scherz spass
  nicht nie niemals kein keine keinen keiner ohne ausser statt stattdessen
  wenn falls sobald solange bis nachdem bevor wahrend ob weil laut gemass
  sagt sagte gesagt steht stand schreibt schrieb geschrieben verlangt bittet bat wollte meint meinte fordert
  tomorrow later tonight soon morgen spater nachher gleich heute abend`);

/** Where somebody asks, tells or wonders, nothing is ordered. */
const NO_ORDER =
  words(`is are was were am did does do has had have why what who whom when where how which i he she they we it
  there you ist sind war waren hat hatte habe haben warum wieso weshalb was wer wen wem wo wie welche welcher welches ich er sie
  wir es du ihr man dass id`);
/** Who wants to know something gives no order. */
const ASKING = words('know tell show say see hear wonder about status state sag sagen zeig zeigen wissen ob');

/** What stands before an order, as a wish or for politeness. */
const OPENINGS =
  `please have|(?:would|do) you mind(?= (?:turn|switch|put|set|make|open|close|shut|lock|dim|start|stop|pause) )|please|hey|hi|ok|okay|butler|and|then|now|also|just|so|bitte|dann|jetzt|und|auch|mal|noch|well|thanks|thank you
|um|uh|hmm|ah|oh|ahm|alright|right|actually|quick|quickly|schnell|kurz
|could you|can you|would you|will you|kannst du|konntest du|wurdest du|kannst|konntest|go ahead and
|i would like you to|i would like to have|i would like|i d like you to|i d like|id like|i want you to|i want to have|i want|i need
|it would be (?:nice|great|good|lovely) to have|be so (?:kind|good) (?:and|to|as to)|(?:can|could) (?:i|we) have|can we get
|(?:please )?make sure that|(?:please )?make sure|see to it that
|(?:ich (?:mochte|will|hatte gerne?)|(?:stell|stelle) (?:bitte )?sicher|(?:sorg|sorge) (?:bitte )?dafur|achte(?: bitte)? darauf) dass(?: du| ihr)?
|ich hatte gerne?|ich mochte(?: bitte)?|ich will|ich brauche|sei so (?:gut|nett)(?: und)?`.replaceAll(
    '\n',
    '',
  );
const OPENING = new RegExp(`^ (?:(?:${OPENINGS}) )*`, 'u');
const POLITE = words('butler nice great good lovely kind sure like gut nett');
const CLOSING =
  /(?: (?:please|now|thanks|thank you|cheers|for me|(?:would|could|will|can) you|right now|vielleicht|bitte|mal|jetzt|danke|too|auch|as well|noch|okay|ok|completely|ganz))+ $/u;
const VERB =
  /^(?:turn|switch|put|set|make|open|close|lock|dim|start|stop|run|play|pause|add|mach|mache|schalt|schalte|dreh|drehe|stell|stelle|fahr|fahre|offne|schliess|schliesse|starte|dimme|spiel|spiele) /u;

/** "Play turn on the lamp", "cancel turn on the lamp", "add turn on the lamp to the list": a title, or taken back. */
const SECOND_VERB =
  /^(?!turn |switch )\p{L}+ (?:.* )?(?:turn|switch|schalte?) (?:.* )?(?:on|off|an|aus|ein) /u;
/** "Turn on the lamp? No." */
const TAKEN_BACK = /[.,!?;–-]\s*(?:no|nope|nein|nee|nö)\W*$/iu;

/** Said of how, not of what. */
const HOW = words(`half halfway halb halbe max maximum full fully voll volle bright hell warm cold kalt
  red green blue yellow orange purple pink white turquoise violet rot grun blau gelb lila rosa weiss turkis violett`);

export function isInOwnWords(call: PreparedCall, turn: TurnContext, index: NameIndex): boolean {
  const { text } = turn;
  const said = withoutCourtesy(text);
  if (!isKnownLanguage(turn.language) || text.length > LONGEST) return false;
  if (/["„“”«»‹›\n>]|:(?!\d)|(?:^|\s)['’‘]/u.test(text.trim())) return false;
  if (TAKEN_BACK.test(text)) return false;
  const all = foldWords(said);
  if (all.some((word) => DOUBTFUL.has(word.text))) return false;
  if (call.entityIds.length === 0 || call.entityIds.some((id) => !index.known.has(id))) return false;
  if (hasOtherTime(all, call)) return false;
  const sentence = readUndivided(said, index);
  const orders = ordersIn(sentence, givenWords(call));
  if (orders.length === 0) return false;
  const scope = scopeOf(call, turn, index, new Set());
  const readings = new Map(
    orders.flatMap(({ part }) => {
      const reading = readingOf(part, sentence, scope);
      return reading === undefined ? [] : [[part, reading] as const];
    }),
  );
  const isAll = call.entityIds.every((id) =>
    orders.some(({ part, deeds }) => isOrdered(id, part, deeds, { call, turn, readings, sentence })),
  );
  return isAll && rivalsIn(questionOf(call, turn, [], index)).length < 2;
}

const MIND =
  /\b((?:would|do) you mind) (turn|switch|putt?|sett?|mak|open|clos|shutt?|lock|dimm?|start|stopp?|paus)ing\b/iu;
const BASES: Readonly<Record<string, string>> = { mak: 'make', clos: 'close', paus: 'pause' };

/** "Would you mind turning" as "turn", and no comma before "dass". */
function withoutCourtesy(text: string): string {
  return text
    .replace(/, (?=dass\b|that\b)/giu, ' ')
    .replace(
      MIND,
      (_, asked: string, verb: string) => `${asked} ${BASES[verb] ?? verb.replace(/(.)\1$/u, '$1')}`,
    );
}

const TIME_UNITS = words(
  'minute minutes minuten second seconds sekunden hour hours stunde stunden day days tag tage uhr pm oclock',
);
const BEFORE_TIME = words('at um gegen by around until bis');
const OF_AMOUNT = words('% ° percent prozent degree degrees grad');

/** "In ten minutes", "at 7": an order, but none for now, unless the call itself has that number. */
function hasOtherTime(all: readonly FoldedWord[], { args }: PreparedCall): boolean {
  if (typeof args['seconds'] === 'number') return false;
  const values = new Set(numbersIn(args));
  return all.some(({ text }, at) => {
    if (!/^\d/u.test(text)) return false;
    const [before = '', after = ''] = [at - 1, at + 1].map((place) => all[place]?.text);
    const isClock = BEFORE_TIME.has(before) && !OF_AMOUNT.has(after) && !values.has(Number(text));
    return TIME_UNITS.has(after) || isClock;
  });
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

interface Order {
  readonly part: Part;
  readonly deeds: ReadonlySet<Deed>;
}

/** "Make sure that the lamp is on" says "the lamp on". */
function orderIn({ verbatim }: Part): string {
  const order = verbatim.replace(OPENING, ' ').replace(CLOSING, ' ');
  const isWished = / (?:dass|sure|see to) /u.test(verbatim.slice(0, verbatim.length - order.length + 1));
  return (isWished ? order.replace(/ (?:ist|sind|bleibt) $| (?:is|are) /u, ' ') : order).trim();
}

/** "The lamp is on" only says so, and "to turn it on" does not say who should. */
const TELLING =
  /(?:^| )(?:is|are|was|were|been|being|ist|sind|war|waren|wird|werden|(?:an|aus|ein|auf|zu|ab|hoch|runter|herunter)zu(?:mach|schalt|dreh|stell|fahr|zieh|schliess)en)(?: |$)/u;

/** The parts that tell to do something, with what they tell. */
function ordersIn({ parts }: Sentence, given: ReadonlySet<string>): readonly Order[] {
  const own = parts.map((part) => {
    const said = orderIn(part);
    const [first = ''] = said.split(' ');
    const isTold = NO_ORDER.has(first) || TELLING.test(said);
    const isOrder = !isTold && !SECOND_VERB.test(`${said} `) && isPlain(part, given);
    return { part, isOrder, hasVerb: VERB.test(said), deeds: deedsIn(said) };
  });
  return own.flatMap(({ part, isOrder, deeds }, at) => {
    if (!isOrder) return [];
    // "Turn on the lamp and the fan", and "turn the lamp and the fan on".
    const before = own.slice(0, at).findLast((other) => other.isOrder && other.deeds.size > 0);
    const after = own[at + 1];
    const isOpen = [...deeds].every((deed) => deed === 'set');
    const isShared = isOpen && after?.isOrder === true && !after.hasVerb;
    const from = isShared ? after.deeds : deeds.size === 0 ? before?.deeds : deeds;
    return from === undefined || contradicts(from) ? [] : [{ part, deeds: from }];
  });
}

/** Every word is known: nothing in it can change what it means. */
function isPlain({ words, content, unknown }: Part, given: ReadonlySet<string>): boolean {
  return (
    !words.some(({ text }) => ASKING.has(text)) &&
    content.every(({ likeness }) => likeness === 1) &&
    unknown.every((text) => HOW.has(text) || POLITE.has(text) || given.has(text))
  );
}

/** What the call itself brings: the items of a list. */
function givenWords({ tool, args }: PreparedCall): ReadonlySet<string> {
  const items = tool === 'change_list' && Array.isArray(args['items']) ? args['items'].map(String) : [];
  return new Set(items.flatMap((item) => foldWords(item).map(({ text }) => text)));
}

interface Context {
  readonly call: PreparedCall;
  readonly turn: TurnContext;
  readonly readings: ReadonlyMap<Part, Reading>;
  readonly sentence: Sentence;
}

function isOrdered(id: string, part: Part, deeds: ReadonlySet<Deed>, context: Context): boolean {
  const { call, turn, sentence } = context;
  if (!isNamed(id, part, context)) return false;
  const said: Said = { part, deeds, words: sentence.words };
  if (call.tool === 'change_list')
    return deeds.has(listDeed(call)) && hasSaidValues(id, call, said, turn.house);
  const action = call.actions.find(({ entity_ids: ids }) => ids.includes(id))?.action;
  if (action === undefined) return false;
  return (
    deedsFor(action, isSetting(call)).some((deed) => deeds.has(deed)) &&
    hasSaidValues(id, call, said, turn.house)
  );
}

function listDeed({ args }: PreparedCall): Deed {
  return args['action'] === 'complete' ? 'complete' : 'add';
}

function isSetting({ tool, args }: PreparedCall): boolean {
  return tool === 'set_light' || (args['fan_speed'] ?? null) !== null;
}

/** By its whole name, or as the only ones of their kind in the place that was said or the speaker is in. */
function isNamed(id: string, part: Part, { call, readings }: Context): boolean {
  const reading = readings.get(part);
  const mine = reading?.best.find(({ known }) => known.entity.entityId === id);
  if (reading === undefined || mine === undefined) return false;
  const { support } = mine;
  if (support.isWhole || (support.isSaid && reading.best.length === 1)) return true;
  const hasKind = part.content.some(({ kind }) => kind !== undefined);
  const isOfPlace = part.places.length > 0 || support.isInRoom;
  const isTold = hasKind && (isOfPlace || (support.ownWords > 0 && reading.best.length === 1));
  return isTold && isComplete(reading, call);
}

/** "The lights in the kitchen" are all of them. */
function isComplete({ best }: Reading, { entityIds }: PreparedCall): boolean {
  return best.every(({ known }) => entityIds.includes(known.entity.entityId));
}
