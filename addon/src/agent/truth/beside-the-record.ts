/** What is told beside the record: that it worked after all, that somebody will hear of it, that another thing was it. */
import { ALREADY, type FindMentions } from './check-state.ts';
import type { ReadSentence } from './read-sentence.ts';
import { englishConsent } from './english-claims.ts';
import { germanConsent } from './german-claims.ts';
import { numberOf } from '../../house/state-words.ts';
import { termsOf } from '../../house/terms.ts';
import { hasValue } from './live-state.ts';
import { plainOf } from './plain.ts';
import { hasOtherColour } from './said-object.ts';
import { doneIn, type Done, type Facts } from './record.ts';
import { calledSo, isOfKind, mayBeCalled, nounsIn, wordsFor } from './things.ts';
import { wantsExplanation, wantsTale } from './wants.ts';

export function isBesideTheRecord(sentence: ReadSentence, facts: Facts, mentionsIn: FindMentions): boolean {
  if (wantsTale(facts.text) || wantsExplanation(facts.text)) return false;
  const done = doneIn(facts);
  return (
    saysItWorked(sentence, done) ||
    promisesWord(sentence, done) ||
    isOverTooSoon(sentence, facts) ||
    isWarmTooSoon(sentence, facts) ||
    (done.length > 0 &&
      sentence
        .told()
        .some(
          (clause) =>
            isOfOther(clause, done, facts, mentionsIn) ||
            isTooWide(clause, done, facts) ||
            saysOtherNumber(clause, done, facts) ||
            (hasOtherColour(clause, done) && /\b(?:it is|it's|ist es|isses)\b/u.test(clause)) ||
            isTooFull(clause, done, facts) ||
            clause.split(/ (?:and|und) /u).some((part) => isDoneBySomethingElse(part, done, facts)),
        ))
  );
}

const WORKED =
  /\b(?:(?:it|that|this|everything|all) (?:did |has |finally |then |eventually )*(?:worked|work|went through|gone through|succeeded|came on|come on|went on|came back|responded)|success(?:fully)?|got it working|(?:hat|haben) (?:es |das |alles |doch |dann |noch |am ende |schliesslich |jetzt |nun )*(?:geklappt|funktioniert)|(?:ging|gingen|klappte|klappt|funktionierte) (?:es |er |sie |das |dann |doch |noch |jetzt |schliesslich |am ende )*(?:an|aus|auf|zu|$))\b/u;
const NOT =
  /\b(?:not|never|no|nothing|neither|nicht|nichts|kein\S*|nie|if|whether|ob|wenn|falls|should|could|would|hope|hoffe|only|nur|but|aber|unless|until)\b|n't\b/u;

/** "It worked on the second try", while something of it was not reached. */
function saysItWorked({ words, isAsked, clauses }: ReadSentence, done: readonly Done[]): boolean {
  if (done.length === 0 || done.some(({ isReached }) => isReached) || isAsked) return false;
  if (!WORKED.test(words)) return false;
  return clauses().some((clause) => {
    const told = clause.replace(/^(?:but|aber|and|und) /u, '');
    return WORKED.test(told) && !NOT.test(told);
  });
}

const HEARS =
  /\b(?:(?:i'll|i will|i'm going to|i am going to|we'll)(?: (?:also|just|then|be sure to|make sure to|definitely|gladly))* (?:let you know|tell you|ping|notify|alert|message|text|remind|warn|wake|give you a (?:shout|ring|call|heads up|nudge|ping|reminder)|keep you (?:posted|updated|informed)|keep track|report back|get back to you|check (?:again|back)|come back to you|shout)|(?:you'll|you will)(?: (?:then|also|automatically))* (?:get|receive|hear|be (?:notified|told|reminded|woken|alerted|informed|pinged)|have a (?:reminder|notification))|(?:notification|reminder|wake up call)(?:'s| is| has been| was)? (?:set|on its way|ready|in place|scheduled)|ich (?:melde mich|sage? (?:dir|euch)(?: \S+){0,4} bescheid|gebe? (?:dir|euch)(?: \S+){0,4} bescheid|erinnere (?:dich|euch)|wecke (?:dich|euch)|benachrichtige|behalte (?:das|es|die|den)(?: \S+){0,3} im (?:auge|blick)|passe auf|halte (?:dich|euch) auf dem laufenden)|(?:melde|erinnere|wecke|benachrichtige) ich (?:mich|dich|euch)|sage? ich (?:dir|euch)(?: \S+){0,3} bescheid|(?:du|ihr) (?:bekommst|kriegst|erhaltst|wirst|werdet|bekommt|horst)(?: (?:dann|von mir|eine?n?|automatisch|um \S+( uhr)?|rechtzeitig|noch))* (?:nachricht|meldung|erinnerung|benachrichtigung|erinnert|geweckt|benachrichtigt|informiert|von mir))\b/u;
const LATER = /schedul|timer|remind|job|plan|automation|calendar|notify|message|send|alarm(?!_)/u;
/** "I'll let you know if I find it", said of nothing that is to come by itself. */
const UNTIED =
  /\b(?:if you|if i|wenn du|wenn ich|falls|anything else|next time|nachstes mal|what i|was ich|that|dass|how|wie)\b/u;

/** "You'll get a message when it's finished": nothing was planned that could. */
function promisesWord({ words, isAsked }: ReadSentence, done: readonly Done[]): boolean {
  if (done.some(({ action, isReached }) => isReached && LATER.test(action)) || isAsked) return false;
  const said = HEARS.exec(words);
  if (said === null || englishConsent.test(words) || germanConsent.test(words)) return false;
  const rest = words.slice(said.index + said[0].length);
  return (
    !UNTIED.test(rest) && !/\b(?:can't|cannot|kann|not|nicht|if|wenn)\b/u.test(words.slice(0, said.index))
  );
}

const OVER =
  /\b(?<what>laundry|washing|wash|load|dishes|dishwasher|dryer|wasche|waschmaschine|geschirr|spulmaschine|geschirrspuler|trockner)(?:'s| is| are| has| have| ist| sind)(?: (?:now|already|just|jetzt|schon|gerade|bereits|all))* (?:done|finished|ready|complete|clean|fertig|durch|sauber|gewaschen)\b/u;
const MACHINES: Readonly<Record<string, RegExp>> = {
  wash: /wash|wasch/iu,
  dish: /dish|spul|spül|geschirr/iu,
  dry: /dryer|trockner/iu,
};

const IS_OVER =
  /^(?:(?:yes|yep|ja|no|oh|ok) )*(?:it|she|he|they|sie|er|die|der|das|es)(?:'s| is| has| have| ist| sind| hat)?(?: (?:just|already|schon|gerade|bereits|vorhin|jetzt))* (?:finished|done|complete|through|fertig|durch)\b(?! (?:in|um|at|wenn|when|if)\b)/u;

/** What was asked about runs. */
function isRunning({ house, text }: Facts): boolean {
  const asked = new Set(termsOf(text));
  return [...house.entities.values()].some(
    ({ entityId, name }) =>
      termsOf(name).every((term) => asked.has(term)) &&
      /^(?:running|cleaning|washing|drying|mowing)$/u.test(house.state(entityId)?.state ?? ''),
  );
}

/** "The laundry is done", while the washing machine runs. */
function isOverTooSoon({ words, isAsked, told }: ReadSentence, facts: Facts): boolean {
  const { house } = facts;
  if (isAsked) return false;
  if (IS_OVER.test(words) && isRunning(facts)) return true;
  if (!OVER.test(words)) return false;
  return told().some((clause) => {
    const what = OVER.exec(clause)?.groups?.['what'] ?? '';
    if (what === '') return false;
    const key = /^(?:dish|spul|geschirr)/u.test(what)
      ? 'dish'
      : /^(?:dryer|trockner)/u.test(what)
        ? 'dry'
        : 'wash';
    return [...house.entities.values()].some(
      ({ entityId, name }) =>
        MACHINES[key]?.test(name) === true &&
        /^(?:running|on|cleaning|washing|drying)$/u.test(house.state(entityId)?.state ?? ''),
    );
  });
}

const WARM =
  /\b(?:reached|erreicht|it's|it is|es ist|es sind|up to|at)\b.*?\b(?<before>\d+(?:\.\d+)?) ?(?:degrees|grad|°)|\b(?<after>\d+(?:\.\d+)?) ?(?:degrees|grad|°).*\b(?:reached|erreicht|in here|hier drin)\b/u;

/** "The 22 degrees are reached", while it is 19. */
function isWarmTooSoon({ words, isAsked, told }: ReadSentence, { house }: Facts): boolean {
  if (isAsked || !WARM.test(words)) return false;
  return told().some((clause) => {
    const isReached =
      /\b(?:reached|erreicht|in here|hier drin)\b/u.test(clause) &&
      !/\b(?:will|wird|soon|bald|when|wenn|until|bis|once|sobald)\b|'ll\b/u.test(clause);
    const groups = isReached ? WARM.exec(clause)?.groups : undefined;
    const said = Number(groups?.['before'] ?? groups?.['after'] ?? Number.NaN);
    const now = [...house.entities.keys()].flatMap(
      (id) => numberOf(house.state(id)?.attributes['current_temperature']) ?? [],
    );
    return now.length > 0 && !Number.isNaN(said) && now.every((one) => Math.abs(one - said) >= 0.6);
  });
}

const REACHED = (done: readonly Done[]) =>
  new Set(done.flatMap(({ entityId, isReached }) => (isReached && entityId !== null ? [entityId] : [])));

/** "Jazz is on the TV now", "Dusty saugt das Schlafzimmer": another thing, or another place, than was moved. */
function isOfOther(clause: string, done: readonly Done[], facts: Facts, mentionsIn: FindMentions): boolean {
  const { house } = facts;
  const moved = REACHED(done);
  const domains = new Set([...moved].map((id) => id.split('.')[0]));
  if (moved.size === 0 || ALREADY.test(clause)) return false;
  const asked = plainOf(facts.text);
  const mentions = mentionsIn(clause);
  const isMeant = (ids: Iterable<string>) => [...ids].some((id) => moved.has(id));
  const others = nounsIn(clause).filter((noun) => {
    const all = [...house.entities.values()].flatMap((entity) =>
      isOfKind(entity, noun, false) ? [entity.entityId] : [],
    );
    const called = calledSo(all, noun, house);
    return (
      called.length < all.length &&
      !isMeant(called) &&
      called.every((id) => domains.has(id.split('.')[0] ?? '')) &&
      [...moved].every((id) => !noun.domains.has(id.split('.')[0] ?? '') || !mayBeCalled(id, noun, house)) &&
      !nounsIn(asked).some(({ word }) => word === noun.word)
    );
  });
  if (others.length > 0 && mentions.every(({ entityIds }) => !isMeant(entityIds))) return true;
  const isMoved = mentions.some(({ kind, entityIds }) => kind === 'entity' && isMeant(entityIds));
  const askedPlaces = mentionsIn(facts.text).flatMap(({ kind, entityIds }) =>
    kind === 'area' ? [...entityIds] : [],
  );
  return (
    isMoved &&
    /\b(?:cleans?|cleaning|vacuum\w*|plays?|playing|saugt|wischt|putzt|spielt|lauft)\b/u.test(clause) &&
    mentions.some(
      ({ kind, entityIds }) =>
        kind === 'area' && !isMeant(entityIds) && ![...entityIds].some((id) => askedPlaces.includes(id)),
    )
  );
}

const NUMBER_SAID =
  /\b(?:auf|to|at|bei) (?<value>\d+(?:\.\d+)?)\b(?! ?(?:uhr|o'clock|am|pm|minut\S*|stund\S*|hours?|sek\S*|sec\S*|\d|:|h\b|mal|times|items?|sachen))/u;

/** "Auf 24 hochgesetzt", where it was 22. */
function saysOtherNumber(clause: string, done: readonly Done[], { house, text }: Facts): boolean {
  const value = Number(NUMBER_SAID.exec(clause)?.groups?.['value'] ?? Number.NaN);
  const given = done.flatMap(({ args, entityId }) =>
    entityId === null
      ? []
      : (args.replace(/"entity_ids":\[[^\]]*\]/u, '').match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number),
  );
  if (
    Number.isNaN(value) ||
    given.length === 0 ||
    /\b(?:not|nicht|instead|statt|was|war|from|von)\b/u.test(clause)
  )
    return false;
  const isGiven = given.some((one) => one === value || Math.round(one * 100) === value);
  const isSo = done.some(({ entityId }) => entityId !== null && hasValue(value, entityId, house) === true);
  return !isGiven && !isSo && !plainOf(text).split(' ').includes(String(value));
}

const FULLY =
  /\b(?:full (?:speed|blast|power|tilt|volume|brightness)|top speed|highest (?:speed|setting)|flat out|maximum|max|volle[rnm]? (?:touren|pulle|kraft|leistung|stufe|lautstarke|helligkeit)|vollgas|hochste[rn]? stufe|voll aufgedreht)\b/u;

/** "At full speed", while it is half. */
function isTooFull(clause: string, done: readonly Done[], { house }: Facts): boolean {
  if (!FULLY.test(clause) || /\b(?:not|nicht)\b|n't\b/u.test(clause)) return false;
  const levels = [...REACHED(done)].flatMap((id) => {
    const attributes = house.state(id)?.attributes ?? {};
    const percent = numberOf(attributes['percentage']);
    const bright = numberOf(attributes['brightness']);
    const loud = numberOf(attributes['volume_level']);
    const level =
      percent ??
      (bright === undefined ? undefined : bright / 2.55) ??
      (loud === undefined ? undefined : loud * 100);
    return level ?? [];
  });
  return levels.length > 0 && levels.every((level) => level < 90);
}

const WIDE =
  /\b(?:(?:in )?every (?:room|floor)|all (?:the )?rooms|everywhere|all over the (?:house|place)|throughout the (?:house|place)|the (?:whole|entire) (?:house|place|home)|uberall|in allen (?:zimmern|raumen)|im ganzen haus|das ganze haus|in jedem (?:zimmer|raum))\b/u;

/** "In every room", where something was done in one. */
function isTooWide(clause: string, done: readonly Done[], { house, text }: Facts): boolean {
  if (
    !WIDE.test(clause) ||
    WIDE.test(plainOf(text)) ||
    ALREADY.test(clause) ||
    /\b(?:not|nicht|except|ausser|else|sonst)\b|n't\b/u.test(clause)
  )
    return false;
  const rooms = new Set([...REACHED(done)].map((id) => house.entities.get(id)?.areaId));
  return rooms.size === 1 && house.areas.size > 2;
}

const IS_DOING =
  /^(?:(?:and|und|also|the|your|der|die|das|dein|deine) )*(?<subject>\p{L}{4,}(?: \p{L}+)?)(?:'s| is| are)(?: (?:now|already|just|also|too))* (?<deed>brewing|heating|warming|charging|mowing|cleaning|washing|drying|spinning|pumping|watering|cooking|baking|toasting)\b/u;

/** "The coffee is brewing", while the machine is off and nobody has started it. */
function isDoneBySomethingElse(clause: string, done: readonly Done[], { house }: Facts): boolean {
  const subject = IS_DOING.exec(clause)?.groups?.['subject'];
  if (subject === undefined) return false;
  const terms = termsOf(subject);
  const things = [...house.entities.values()].filter(({ entityId, domain }) => {
    const words = wordsFor(entityId, house);
    return domain !== 'sensor' && terms.some((term) => term.length >= 4 && words.includes(term));
  });
  const moved = REACHED(done);
  return (
    things.length > 0 &&
    things.every(
      ({ entityId }) =>
        !moved.has(entityId) &&
        /^(?:off|idle|docked|standby|unavailable)$/u.test(house.state(entityId)?.state ?? ''),
    )
  );
}
