/** "Turn off the aquarium", where there is none, and the light goes off: what was named is nothing of this home. */
import { signalsIn } from './account/signals.ts';
import type { Question } from './ambiguity.ts';
import { referentsOf } from './conversation.ts';
import { type Part, tells } from './sentence.ts';

/** Of media, lists and timers a title or a name may be said that no thing of the home has. */
const OF_THINGS: ReadonlySet<string> = new Set(
  'turn_on_off set_light set_cover set_lock set_valve set_fan set_humidifier set_climate control_vacuum'.split(
    ' ',
  ),
);
const OWN = 'the|my|our|your|that|this|das|den|die|der|dieses?|diesen|meine?n?|unsere?n?|eure?n?|deine?n?';
const OBJECT = new RegExp(`(\\S+) (?:${OWN}) (\\S+)(?: (\\S+))?(?= )`, 'gu');
/** What follows these is not what the order is for. */
const BESIDE = new Set(
  `for in at to with from before after by of about during until till around because like than near behind
  fur im bei mit vor nach von zum zur wegen bis uber unter gegen wahrend durch seit hinter neben wie`.split(
    /\s+/u,
  ),
);
const IT = / (?:it|them|one|ones|es|ihn|sie|eins|everything|alles|all) /u;

/** A thing was named that is none of this home, and of what was chosen nothing but where it stands. */
export function isNothingHere({ call, chosen, sentence, recent }: Question): boolean {
  // "Turn off the fireplace", when the "Electrofire" has just been turned on.
  const referents = referentsOf(recent);
  if (!OF_THINGS.has(call.tool) || chosen.every((id) => referents.has(id))) return false;
  const told = sentence.parts.filter(({ isAside, isExcepted }) => !isAside && !isExcepted);
  return told.every(isOnlyPlaces) && told.some((part) => tells(part) && namesSomething(part));
}

function isOnlyPlaces({ content, places }: Part): boolean {
  return content.every((_, at) => places.some(({ words }) => words.has(at)));
}

function namesSomething({ whole, unknown }: Part): boolean {
  if (unknown.length === 0 || IT.test(whole)) return false;
  return [...whole.matchAll(OBJECT)].some(
    ([, before = '', ...said]) =>
      !BESIDE.has(before) && said.some((word) => unknown.includes(word) && signalsIn(` ${word} `).size === 0),
  );
}
