/**
 * What a sentence says to be so in whatever grammar, against the live states: "I switched the TV on" while it is off,
 * "no more light on the porch" while it burns, "everything is locked" while a door is not.
 */
import type { FindMentions } from './check-state.ts';
import type { StateClaim, StateWord } from './claim.ts';
import { readBoth } from './clauses.ts';
import type { ReadSentence } from './read-sentence.ts';
import { englishEarlier } from './english-claims.ts';
import { germanEarlier } from './german-claims.ts';
import { plainOf } from './plain.ts';
import type { Facts } from './record.ts';
import { fitsOf, STATE_OF } from './state-fits.ts';
import { calledSo, isOfKind, nounsIn } from './things.ts';
import { wantsExplanation, wantsTale } from './wants.ts';

interface Look {
  readonly facts: Facts;
  readonly mentionsIn: FindMentions;
}

/** True: some state speaks plainly against it. */
export function isAgainstStates(
  { words, told, clauses, isAsked }: ReadSentence,
  facts: Facts,
  mentionsIn: FindMentions,
): boolean {
  const { text } = facts;
  if (wantsTale(text) || wantsExplanation(text)) return false;
  const look = { facts, mentionsIn };
  return (
    told().some((clause, index, all) => isContradicted(clause, all[index - 1], look)) ||
    isOtherActivity(told(), look) ||
    (!isAsked && saysBareState(words, look)) ||
    (!isAsked && clauses().some((clause) => isWrongOfWhole(clause, look) || isWrongLight(clause, look)))
  );
}

const OTHER_TIME =
  /\b(?:was|were|had|used to|should|shall|will|would|gonna|going to|before|until|till|bis|when|if|once|as soon as|war|waren|hatte|hatten|sollte|sollten|wird|werden|wenn|sobald|falls|bevor|nachdem|instead|statt|seems?|looks?|scheint|usually|normally|normalerweise|almost|nearly|fast|beinahe|half|halb|partly|teilweise)\b|'(?:ll|d)\b/u;

function isOfNow(clause: string): boolean {
  const isEarlier = englishEarlier.test(clause) || germanEarlier.test(clause);
  return !OTHER_TIME.test(clause) && (!isEarlier || /\b(?:already|schon|bereits)\b/u.test(clause));
}

const TOO = /\b(?:too|as well|also|auch|ebenfalls|ebenso)$/u;

function isContradicted(clause: string, before: string | undefined, look: Look): boolean {
  if (!isOfNow(clause)) return false;
  const ids = namedIn(clause, look, TOO.test(clause));
  if (ids.length === 0) return false;
  const own = statesIn(clause);
  const states = own.length === 0 && TOO.test(clause) && before !== undefined ? statesIn(before) : own;
  if (states.length === 0) return false;
  return ids.some((same) => {
    const fits = same.map((id) => states.map((state) => fitsOf(claimOf(state, clause), id, look.facts)));
    return fits.length > 0 && fits.every((each) => each.includes(false) && !each.includes(true));
  });
}

function claimOf(state: StateWord, clause: string): StateClaim {
  return { kind: 'state', state, value: null, clause, isNews: false, isBare: false };
}

/** The states that a clause tells of, by its verbs and its adjectives. */
function statesIn(clause: string): readonly StateWord[] {
  const claims = readBoth(clause);
  const said = claims.flatMap((claim) => {
    if (claim.kind === 'state') return claim.state ?? [];
    return claim.kind === 'deed' && claim.tense === 'past' ? (STATE_OF[claim.verb.id] ?? []) : [];
  });
  if (/\\b(?:lights?|lamps?)(?:'s| is| are)(?: (?:now|also|all|both))* out\\b/u.test(clause))
    said.push('off');
  const isOther = claims.some((claim) => claim.kind === 'deed' && claim.tense !== 'past');
  return isOther ? [] : [...new Set(said)];
}

/** For each name, what it can mean: a thing, those of a kind in a place, the only one that is called so. */
function namedIn(
  clause: string,
  { facts, mentionsIn }: Look,
  isKindEnough: boolean,
): readonly (readonly string[])[] {
  const { house } = facts;
  const mentions = mentionsIn(clause);
  const nouns = nounsIn(clause);
  const isKind = (id: string) => {
    const entity = house.entities.get(id);
    return entity !== undefined && nouns.some((noun) => isOfKind(entity, noun, false));
  };
  if (mentions.length > 0) {
    return mentions.flatMap(({ kind, entityIds }) => {
      const ids = [...entityIds];
      if (kind === 'entity') return [ids];
      const things = ids.filter(isKind);
      return things.length > 0 ? [things] : [];
    });
  }
  // "The light's out", of the light that was asked for.
  const asked = mentionsIn(facts.text).flatMap(({ kind, entityIds }) =>
    kind === 'entity' ? [...entityIds] : [],
  );
  const ofKind = asked.filter(isKind);
  if (ofKind.length > 0) return [ofKind];
  if (!isKindEnough) return [];
  return nouns.flatMap((noun) => {
    const all = [...house.entities.values()].flatMap((entity) =>
      isOfKind(entity, noun, false) ? [entity.entityId] : [],
    );
    const called = calledSo(all, noun, house);
    return called.length === 1 ? [called] : [];
  });
}

const WORKS =
  /\b(?:is|'s|ist|currently|still|noch|gerade)(?: \S+){0,2} (?:cleaning|vacuuming|mopping|mowing|hoovering|at work|unterwegs|on the move)\b|\b(?:saugt|wischt|putzt|maht|cleans|vacuums)\b/u;
const RESTS =
  /\b(?:docked|charging|(?:at|on|in) (?:its|his|her|the|der|seiner|ihrer) (?:dock|base|station|ladestation|basis)|back home|parked)\b/u;

/** "Dusty is still cleaning", while it stands in its dock. */
function isOtherActivity(told: readonly string[], { facts, mentionsIn }: Look): boolean {
  return told.some((clause) => {
    const [works, rests] = [WORKS.test(clause), RESTS.test(clause)];
    if (works === rests || !isOfNow(clause)) return false;
    return mentionsIn(clause).some(({ entityIds }) =>
      [...entityIds].some((id) => {
        if (!/^(?:vacuum|lawn_mower)\./u.test(id)) return false;
        const state = facts.house.state(id)?.state ?? '';
        return works ? /^(?:docked|idle|paused)$/u.test(state) : /^(?:cleaning|mowing)$/u.test(state);
      }),
    );
  });
}

const BARE_STATE =
  /^(?:(?:yes|yep|yeah|sure|no|ja|jawohl|klar|nein|all|both|alle|beide|alles|still|currently|noch|schon) )*(?<state>armed|disarmed|locked|unlocked|closed|open|shut|scharf|unscharf|abgeschlossen|verriegelt|geschlossen|offen)\b/u;
const BARE: Readonly<Record<string, StateWord>> = {
  armed: 'armed',
  scharf: 'armed',
  disarmed: 'disarmed',
  unscharf: 'disarmed',
  locked: 'locked',
  abgeschlossen: 'locked',
  verriegelt: 'locked',
  unlocked: 'unlocked',
  closed: 'closed',
  shut: 'closed',
  geschlossen: 'closed',
  open: 'open',
  offen: 'open',
};

/** "Armed for the night", "locked up front and back": of what was asked for, or of all that there is of it. */
function saysBareState(words: string, { facts, mentionsIn }: Look): boolean {
  const state = BARE[BARE_STATE.exec(words)?.groups?.['state'] ?? ''];
  if (state === undefined || NEGATED.test(words) || EXCEPT.test(words)) return false;
  const { house, text } = facts;
  const claim = claimOf(state, words);
  const named = mentionsIn(words).length > 0 ? mentionsIn(words) : mentionsIn(text);
  const asked = named.flatMap(({ kind, entityIds }) => (kind === 'entity' ? [...entityIds] : []));
  const nouns = nounsIn(plainOf(text));
  const ofKind = nouns.flatMap((noun) => {
    const like = [...house.entities.values()].flatMap((entity) =>
      isOfKind(entity, noun, false) ? [entity.entityId] : [],
    );
    return calledSo(like, noun, house);
  });
  const all = state === 'armed' || state === 'disarmed' ? /^alarm/u : /^lock\./u;
  const ids =
    asked.length > 0
      ? asked
      : ofKind.length > 0
        ? ofKind
        : [...house.entities.keys()].filter((id) => all.test(id));
  const fits = ids.flatMap((id) => fitsOf(claim, id, facts) ?? []);
  return (
    fits.length > 0 &&
    (state === 'locked' || state === 'closed' ? fits.includes(false) : !fits.includes(true))
  );
}

const DARK =
  /\b(?:(?:is|are|'s|lies|liegt|ist|sind|wird|consider|now|jetzt)\b(?: \S+){0,3} (?:dark|pitch black|unlit|no longer lit|dunkel|stockdunkel|finster|zappenduster|im dunkeln|erloschen)|no(?: more)? lights? (?:on|in|at|burning|left)|(?:kein licht|nichts) mehr|brennt (?:kein licht|nichts)|darkness|licht ist (?:weg|erloschen))\b/u;
const BRIGHT =
  /(?:\b(?:is|are|ist|sind)|'s)\b(?: (?:now|all|nicely|jetzt|nun|wieder|schon|ganz|fully|properly|brightly))* (?:lit|bright|illuminated|hell|erleuchtet|beleuchtet|hell erleuchtet)\b/u;
const NOT_LIT = /\b(?:not|nicht|outside|draussen|weather|wetter|too|zu|enough|genug)\b|n't\b/u;

/** "The porch is dark", "auf der Veranda brennt nichts mehr": of the lights there. */
function isWrongLight(clause: string, { facts, mentionsIn }: Look): boolean {
  const isDark = DARK.test(clause);
  if (
    !(isDark || BRIGHT.test(clause)) ||
    NOT_LIT.test(clause.replace(/\bno longer lit\b/u, '')) ||
    !isOfNow(clause)
  )
    return false;
  const lights = mentionsIn(clause).flatMap(({ entityIds }) => {
    const ids = [...entityIds].filter((id) => id.startsWith('light.'));
    return ids.length > 0 ? [ids] : [];
  });
  const isOn = (id: string) => fitsOf(claimOf('on', clause), id, facts) === true;
  return lights.some((ids) => (isDark ? ids.some(isOn) : !ids.some(isOn)));
}

const EVERYTHING =
  /\b(?:everything|every door|all (?:of )?(?:the |your )?(?:doors|locks)|you(?:'re| are) all|all is|all|alles|alle turen|jede tur|everywhere|uberall|the whole (?:house|place)|das ganze haus)\b/u;
const EXCEPT =
  /\b(?:except|but|apart|other|else|others|ausser|bis auf|ander\S*|sonst|ubrig\S*|set|done|nearly|almost|fast)\b/u;
const LOCKED_UP =
  /\b(?:locked|locked up|secured?|buttoned up|shut tight|verriegelt|abgeschlossen|abgesperrt|dicht|verrammelt)\b/u;
const NEGATED = /\b(?:not|nicht|kein\S*|never)\b|n't\b/u;
const NOTHING =
  /^(?:(?:yes|no|ja|nein|ok|sure|right now|gerade|there|da|es|currently|at the moment) )*(?:nothing|none|nichts|nirgends|nowhere)\b.*\b(?<state>on|open|unlocked|an|offen|auf|unverschlossen)\b/u;
const ONLY =
  /^(?:(?:yes|no|ja|nein|ok|es|there) )*(?:only|just|nur|lediglich|bloss) (?<thing>.+?) (?:is|are|ist|sind|brennt|brennen|steht|stehen|leuchtet)\b(?: (?:still|noch|gerade|right now|currently))*(?: (?<state>on|open|unlocked|locked|an|offen|auf|abgeschlossen|verriegelt))?$/u;
const THE_DOORS =
  /^(?:(?:and|und|yes|ja|ok|so|also|all) )*(?:the|your|our|both|both the|die|deine|eure|unsere|beide) (?:doors|locks|turen|schlosser)(?: is| are| sind)?(?: (?:now|all|both|jetzt|nun|alle|beide|auch|schon|already))* (?<state>locked|abgeschlossen|verriegelt|abgesperrt|zugesperrt)\b/u;
const WORDS: Readonly<Record<string, StateWord>> = {
  on: 'on',
  an: 'on',
  open: 'open',
  offen: 'open',
  auf: 'open',
  unlocked: 'unlocked',
  unverschlossen: 'unlocked',
  locked: 'locked',
  abgeschlossen: 'locked',
  verriegelt: 'locked',
};
/** What a sentence about all of it can mean. */
const OF_STATE: Readonly<Partial<Record<StateWord, RegExp>>> = {
  on: /^light\./u,
  open: /^(?:cover|binary_sensor)\./u,
  unlocked: /^lock\./u,
  locked: /^lock\./u,
};

/** "Everything is locked", "nothing is on", "only the porch light is on". */
function isWrongOfWhole(clause: string, { facts, mentionsIn }: Look): boolean {
  const { house } = facts;
  if (!isOfNow(clause)) return false;
  const withState = (state: StateWord, isSo: boolean, ids: Iterable<string> = house.entities.keys()) =>
    [...ids].filter(
      (id) => OF_STATE[state]?.test(id) === true && fitsOf(claimOf(state, clause), id, facts) === isSo,
    );
  const doors = THE_DOORS.exec(clause)?.groups?.['state'];
  if (doors !== undefined) return withState('locked', false).length > 0;
  if (EVERYTHING.test(clause) && LOCKED_UP.test(clause) && !EXCEPT.test(clause) && !NEGATED.test(clause))
    return (
      nounsIn(clause).every(({ domains }) => domains.has('lock')) && withState('locked', false).length > 0
    );
  const none = NOTHING.exec(clause)?.groups?.['state'];
  const noneState = WORDS[none ?? ''];
  if (noneState !== undefined) {
    const places = mentionsIn(`${clause} ${plainOf(facts.text)}`).flatMap(({ kind, entityIds }) =>
      kind === 'area' ? [...entityIds] : [],
    );
    return withState(noneState, true, places.length > 0 ? places : undefined).length > 0;
  }
  const only = ONLY.exec(clause)?.groups;
  if (only === undefined) return false;
  const state = WORDS[only['state'] ?? ''] ?? (/\bbrenn|\bleucht/u.test(clause) ? 'on' : undefined);
  const named = new Set(mentionsIn(only['thing'] ?? '').flatMap(({ entityIds }) => [...entityIds]));
  const domains = new Set([...named].map((id) => id.split('.')[0]));
  if (state === undefined || named.size === 0) return false;
  return withState(state, true).some((id) => domains.has(id.split('.')[0]) && !named.has(id));
}
