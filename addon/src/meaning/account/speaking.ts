/** Which signals speak for an effect, and which are beside it; every other one is against it. */
import type { Effect } from './effects.ts';
import { HINTS } from './hints.ts';
import { signalsIn } from './signals.ts';

type Lists = readonly [speaking: string, beside: string];

const WHOLE: Readonly<Record<string, Lists>> = {
  on: [
    'on|start|play|is dark|is cold|is hot',
    'up|brighter|warmer|cooler|louder|faster|amount|share|color|arm|more|out',
  ],
  off: ['off|stop|is bright|is hot|disarm|dark', 'cancel|dock|close|out'],
  'turn on': ['on|open|start', 'up|amount|out'],
  'turn off': ['off|close|stop|out', 'down'],
  open: ['open|up|is dark|is hot', 'unlock|out|more'],
  close: ['close|down|is bright|is hot|is cold|dark|pull', 'lock|in|off|dimmer'],
  // It comes out as it goes down, and goes in as it comes up.
  'awning open': ['open|out|is hot|is bright|off', 'on|up|down'],
  'awning close': ['close|in', 'on|up|down'],
  stop: ['stop|off|pause', 'cancel|is loud|quieter'],
  pause: ['pause|stop', 'is loud|quieter|off'],
  play: ['play|on|start', 'louder|up|next'],
  next: ['next', 'play|up|more|down|amount|louder|quieter'],
  previous: ['previous', 'play'],
  mute: ['mute', 'off|is loud|quieter|down'],
  unmute: ['unmute', 'on|louder|is quiet|play'],
  start: ['start|on|play|out', 'up'],
  dock: ['dock|stop|off', 'start|in'],
  locate: ['locate', 'dock|start'],
  cancel: ['cancel|stop|off', 'start'],
  lock: ['lock|close', 'off|on|up'],
  unlock: ['unlock|open', 'off|on'],
  arm: ['arm|on|lock', 'start|out'],
  disarm: ['disarm|off|stop', 'arm'],
};

interface Scale {
  readonly more: string;
  readonly less: string;
  readonly beside: string;
}

/** A radiator is turned "auf" and "zurück". */
const SCALES: Readonly<Record<string, Scale>> = {
  brightness: {
    more: 'brighter|up|more|is dark',
    less: 'dimmer|down|less|is bright|dark',
    beside: 'on|color|start',
  },
  kelvin: {
    more: 'cooler|brighter',
    less: 'warmer|dimmer',
    beside: 'on|color|up|down|more|less|is dark|is bright',
  },
  color: {
    more: 'color',
    less: 'color',
    beside: 'on|brighter|dimmer|warmer|cooler|more|less|up|down|is dark|is bright',
  },
  position: {
    more: 'open|up|more|is dark',
    less: 'close|down|less|is bright|dark',
    beside: 'open|close|lock|unlock|out|in|pull',
  },
  volume: {
    more: 'louder|up|more|open|is quiet',
    less: 'quieter|down|less|close|dock|is loud',
    beside: 'on|play|color',
  },
  speed: {
    more: 'faster|up|more|open|is hot',
    less: 'slower|down|less|close|is cold',
    beside: 'on|start|warmer|cooler|color',
  },
  temperature: {
    more: 'warmer|up|more|open|is cold',
    less: 'cooler|down|less|close|dock|is hot',
    beside: 'on|start|color',
  },
  humidity: { more: 'up|more', less: 'down|less', beside: 'on|start|color' },
};
/** Said of just one deed: who says pause does not mean stop. */
const EXACT = new Set('pause play next previous mute unmute start dock locate cancel'.split(' '));
/** Done in full: of these a part is something else. */
const IN_FULL = new Set(['open', 'close', 'awning open', 'awning close']);
/** What is said by naming a thing alone. */
const BY_NAME = new Set(['on', 'start', 'play', 'arm', 'turn on']);

/** With the words after it. */
const NEGATED = / (?:not|nicht|nie|never|no|nobody|niemand|kein\w*)(?=((?: \S+){1,4}))/gu;
/** What is not needed or wanted so is to be otherwise. */
const DEMANDED =
  / (?:needs?|want|wants|should|shall|must|have to|has to|brauche?\w*|muss\w*|mussen|sollt?e?n?|darf|durfen)(?= )/u;
const NOT_REFUSED =
  / (?:forget|vergiss|vergess\w*|why|warum|wieso|only|nur|can you|could you|kannst|mind|worry|sure|sicher)(?= )/u;
/** "The other way round": which way that is, no word says. */
const TURNED =
  / (?:opposite|reverse|other way|undo|revert|mistake|wrong|toggle|instead|andersrum|andersherum|umgekehrt|gegenteil|falsch|ruckgangig) /u;

/** "The light should not be on": against what was said. "Do not forget" denies no deed. */
function isNegated(text: string, said: ReadonlySet<string>): boolean {
  const denied = [...text.matchAll(NEGATED)];
  if (said.size === 0) return denied.length > 0;
  return denied.some(([, after = '']) => signalsIn(`${after} `).size > 0);
}

/** "The lamp doesn't need to be on": not this. */
function isRefused(name: string, text: string): boolean {
  if (!DEMANDED.test(text) || NOT_REFUSED.test(text)) return false;
  const denied = [...text.matchAll(NEGATED)].map(([, after = '']) => signalsIn(`${after} `));
  // "We need it no more" says off.
  if (denied.length > 0 && signalsIn(text).size === 0) return BY_NAME.has(name) || name === 'open';
  return denied.some((said) => speaksFor(name, said));
}

/** A word for just this was said. */
export function speaksFor(name: string, said: ReadonlySet<string>): boolean {
  const [speaking = ''] = WHOLE[name] ?? [];
  return isAnyOf(speaking, said);
}

/** A word for one of these, a value or a whole change. */
export function speaksForAny(names: readonly string[], said: ReadonlySet<string>): boolean {
  return names.some((name) => {
    const scale = SCALES[name];
    const values = scale === undefined ? '' : `${scale.more}|${scale.less}|amount|share`;
    return isAnyOf(values, said) || speaksFor(name, said);
  });
}

/** `said`: the signals in `text`. `isReversed`: what is turned up gets colder. `others`: what its tool can do as well. */
export function isAccountedFor(
  effect: Effect,
  said: ReadonlySet<string>,
  text: string,
  isReversed: boolean,
  others: readonly string[],
): boolean {
  const { name } = effect;
  if (TURNED.test(text)) return true;
  const scale = SCALES[name];
  if (scale !== undefined) {
    if (isOfOther(effect, said, text)) return false;
    return isOnScale(scale, effect, said, isReversed) || isNegated(text, said);
  }
  const [speaking, beside] = WHOLE[name] ?? [];
  if (speaking === undefined || beside === undefined) return true;
  if (IN_FULL.has(name) && isAnyOf('amount|share', said)) return false;
  if (name === 'pause' && said.has('off') && / (?:ton|sound|volume)(?= )/u.test(text)) return false;
  if (
    isRefused(name, text) ||
    (!said.has(name) && others.some((other) => EXACT.has(other) && said.has(other)))
  )
    return false;
  if (isAnyOf(speaking, said) || isNegated(text, said)) return true;
  if (!isWithin(`${speaking}|${beside}`, said)) return false;
  return HINTS[name]?.test(text) === true || BY_NAME.has(name);
}

/** "Make it red" is no brightness, "to 30 percent" no colour, and "open it" is wholly. */
function isOfOther({ name, isPart = false }: Effect, said: ReadonlySet<string>, text: string): boolean {
  const hasAmount = isAnyOf('amount|share', said) || / \d/u.test(text);
  if (name === 'color') return hasAmount && !said.has('color') && !WHITE.test(text);
  if (hasAmount || isAnyOf('more|less', said)) return false;
  if (name === 'temperature') return A_MODE.test(text);
  if (name === 'brightness')
    return said.has('color') && !isAnyOf('brighter|dimmer|up|down|is dark|is bright|dark', said);
  return isPart && isAnyOf('open|close|up|down', said) && !A_PART.test(text);
}

/** Colours that are also said of lamps as they are. */
const WHITE = / (?:\w*white|\w*weiss\w*|warm\w*|colou?r|farbe|\w*farben)(?= )/u;
const A_MODE =
  / (?:to|auf|in|im) (?:cool|cooling|heat|heating|auto\w*|dry|drying|kuhl\w*|heizen|heizbetrieb|trocknen|entfeuchten|luften|fan)(?= )/u;
const A_PART =
  / (?:bit|little|slightly|crack|part|partly|partially|partway|gap|ajar|some|few|inch|inches|air|etwas|bisschen|spalt\w*|stuck|stuckchen|teilweise|luft\w*|almost|nearly|mostly|most|fast|nicht|not|tiny|touch|hair)(?= )/u;

function isOnScale(
  { more, less, beside }: Scale,
  { way, isStep, name }: Effect,
  said: ReadonlySet<string>,
  isReversed: boolean,
): boolean {
  // A number says where it ends, whatever it is now.
  const isEither = way === 'set' || (!isStep && said.has('amount'));
  const ways = isEither ? `${more}|${less}` : way === 'more' ? more : less;
  const skipped = name === 'volume' && !isStep && said.has('amount') ? '|next|previous|unmute' : '';
  const turned = isReversed && name === 'temperature' ? '|up|down|more|less' : '';
  return isWithin(`${ways}|amount|share|${beside}${turned}${skipped}`, said);
}

function isAnyOf(list: string, said: ReadonlySet<string>): boolean {
  return list.split('|').some((name) => said.has(name));
}

function isWithin(list: string, said: ReadonlySet<string>): boolean {
  const allowed = new Set(list.split('|'));
  // Of several things that somebody feels, one is why.
  const isFelt = [...said].some((name) => isFeeling(name) && allowed.has(name));
  return [...said].every((name) => allowed.has(name) || (isFelt && isFeeling(name)));
}

export function isFeeling(name: string): boolean {
  return name.startsWith('is ');
}
