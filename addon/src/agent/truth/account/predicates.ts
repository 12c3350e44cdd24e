/** What is said of a thing, and when it is so: by a call of this turn that was reached, or by the live state. */
import type { House } from '../../../house/house.ts';
import { holds } from '../live-state.ts';
import type { Done } from '../record.ts';
import { STATE_OF } from '../state-fits.ts';
import { verbs } from '../verbs.ts';
import { NEGATIONS, NEUTRAL } from './words.ts';

/** The ids of the verbs, and what no verb says. */
export type Predicate = string;

const ADJECTIVES: Readonly<Record<Predicate, string>> = {
  on: `on lit illuminated illuminates illuminating burning burns glowing glows glow shining shines shine bright brightly running runs
    power powered live aglow alight ablaze beaming beams gleaming gleams twinkling twinkles radiating humming hums whirring whirs
    ein an brennt brennen brannte brannten leuchtet leuchten leuchte leuchtete hell erleuchtet beleuchtet erhellt erstrahlt strahlt strahlen
    lauft laufen lauf active aktiv brummt surrt summt angeworfen`,
  off: `off out offgoes shut dark darkness darkened unlit extinguished doused asleep dead aus dunkel dunkeln dunkelheit abgedunkelt verdunkelt stockdunkel
    duster zappenduster finster erloschen`,
  open: 'open opens ajar up auf offen offnet oben hoch hinauf geoffnete',
  close: 'closed closes shut shuts drawn sealed down zu unten runter herunter schliesst dicht shuttered',
  lock: 'locked locks bolted barred latched sealed up ab abgeschlossen verriegelt verrammelt verschlossen zugesperrt zu',
  unlock: 'unlocked unlocks unbolted auf aufgeschlossen entriegelt offen unverschlossen',
  move: `underway offgoes moving moves swinging swings sliding slides rolling rolls gliding glides unterwegs bewegt rollt schwingt gleitet fahrt fahren`,
  arm: 'armed scharf',
  disarm: 'disarmed unscharf',
  start: `playing plays running streaming streams sounding lauft laufen started spielt started underway offgoes erklingt ertont klingt tont dudelt swingt`,
  stop: 'paused stopped silent silence silenced quiet quietened hushed muted still stumm leise ruhe stille verstummt pausiert gestoppt',
  clean: `cleaning cleans vacuuming vacuums hoovering hoovers sweeping sweeps mopping mops dispatched saugt putzt wischt kehrt unterwegs
    losgelegt legt underway offgoes losgefahren losgezogen work rounds runden`,
  dock: 'docked docking resting rests ruht parked returning charging charges zuruck dock base ladt station ladestation basis',
  dim: 'dim dimmed down lower lowered dimmer darker softer quieter cooler less leiser dunkler kuhler gedimmt runter herunter ab weniger',
  brighten: `up higher raised brighter louder warmer more heller lauter warmer hoch rauf heat heating heats heizt geheizt erwarmt
    warms warming hochgesetzt hochgeschraubt climbs climbing`,
  add: 'on added drauf hinzugefugt notiert aufgeschrieben noted stehen steht',
  spin: 'spinning spins turning dreht drehen weht wehen blowing blows whirring whirs surrt breeze brise luftchen',
  brew: 'brewing brews gurgling gurgelt heating heats heizt warming brummt humming hums up auf',
  set: 'dialled dialed dials aims aiming aimed targets targeting targeted heads heading peilt angepeilt anvisiert zielt steuert',
  scene: `activated active aktiviert gestartet started on an lauft called aufgerufen abgerufen geladen loaded applied
    mood scene szene stimmung dinner`,
};

/** As it was: no verb of what was done. */
export const LEFT =
  /^(?:left|leave|leaves|leaving|lasse|lass|gelassen|geblieben|untouched|unchanged|alone|unverandert|unberuhrt)$/u;

/** Everything that a word may say; one of it has to be so. */
const SAID: ReadonlyMap<string, ReadonlySet<Predicate>> = readWords();

function readWords(): ReadonlyMap<string, ReadonlySet<Predicate>> {
  const said = new Map<string, Set<Predicate>>();
  const add = (word: string, predicate: Predicate) => {
    const known = said.get(word) ?? new Set();
    known.add(predicate);
    said.set(word, known);
  };
  for (const [predicate, list] of Object.entries(ADJECTIVES))
    for (const word of list.split(/\s+/u)) add(word, predicate);
  for (const { id, english, german } of verbs) {
    for (const { base, past, ing, particle } of english) {
      if (LEFT.test(past)) continue;
      add(past, id);
      // "The light", "the lighting" are no verbs.
      if (base !== 'light') for (const word of particle === null ? [base, ing] : [ing]) add(word, id);
    }
    for (const { participle, infinitive, first } of german) {
      add(participle, id);
      add(infinitive, id);
      add(first, id);
    }
  }
  return said;
}

const LEFT_SO: ReadonlySet<Predicate> = new Set(['left']);

/** Undefined: the word says nothing of a thing. */
function predicatesOf(word: string): ReadonlySet<Predicate> | undefined {
  if (LEFT.test(word)) return LEFT_SO;
  return NEUTRAL.has(word) || NEGATIONS.has(word) ? undefined : SAID.get(word);
}

/** What may follow a particle that is none of a place. */
const AFTER =
  /^(?:now|again|already|too|as|also|still|it|they|he|she|in|at|on|from|for|right|with|and|or|sir|like|just|currently|safely|everywhere|jetzt|nun|schon|bereits|wieder|gerade|sind|ist|sie|es|und|wie|fur|bitte|auch|noch|habe|uberall|gemacht|gestellt)$/u;
const PARTICLE = /^(?:on|off|up|down|out|in|an|aus|ein|auf|zu|ab|hoch|runter|herunter)$/u;
const WITH_UP =
  /^(?:clos|lock|button|shut|seal|light|lit|fir|power|call|brew|warm|heat|bring|set|coming|spin)\p{L}*$/u;
const TURNS = /^(?:cross|tick|check|turn|switch|put|power|get|got|bring|brought|bump|flip|take|took)/u;

/** As `predicatesOf`: "on the porch" is a place, "turned on the light" is not. */
export function predicateAt(words: readonly string[], index: number): ReadonlySet<Predicate> | undefined {
  const word = words[index] ?? '';
  if (!PARTICLE.test(word)) return predicatesOf(word);
  const next = words[index + 1];
  const isOfVerb =
    /^(?:on|off|up|down)$/u.test(word) && words.slice(0, index).some((each) => TURNS.test(each));
  if (word === 'up' && WITH_UP.test(words[index - 1] ?? '')) return undefined;
  const isPlace = next !== undefined && !AFTER.test(next);
  return word === 'in' || (isPlace && !isOfVerb) ? undefined : SAID.get(word);
}

export const OPPOSITE: Readonly<Record<Predicate, Predicate>> = {
  on: 'off',
  off: 'on',
  open: 'close',
  close: 'open',
  lock: 'unlock',
  unlock: 'lock',
  arm: 'disarm',
  disarm: 'arm',
  start: 'stop',
  stop: 'start',
  spin: 'off',
};

const DOES: readonly (readonly [action: RegExp, predicates: string])[] = [
  [/\.turn_on$|\.toggle$/u, 'on set'],
  [/\.turn_off$|\.toggle$/u, 'off stop'],
  [/^light\.turn_on$/u, 'on set dim brighten'],
  [/^(?:switch|input_boolean)\.turn_on$/u, 'on start brew'],
  [/^fan\.turn_on$|^fan\.(?:set_|oscillate|increase|decrease)/u, 'spin start'],
  [/\.(?:open_cover|open_valve|open)$/u, 'open move'],
  [/\.(?:close_cover|close_valve)$/u, 'close move'],
  [/\.set_(?:cover_|cover_tilt_|valve_)?position$/u, 'set dim brighten'],
  [/^lock\.lock$/u, 'lock close'],
  [/^lock\.unlock$/u, 'unlock open'],
  [
    /\.set_(?:temperature|hvac_mode|preset_mode|humidity|percentage|speed|mode|operation_mode)$/u,
    'set dim brighten',
  ],
  [/\.volume_(?:set|up|down)$/u, 'set dim brighten'],
  [/\.volume_mute$/u, 'stop set'],
  [/\.(?:media_play|play_media|media_play_pause|select_source)$/u, 'start on'],
  [/\.media_(?:pause|stop|play_pause)$/u, 'stop'],
  [/\.media_(?:next|previous)_track$|\.media_seek$/u, 'skip'],
  [/^(?:vacuum|lawn_mower)\.(?:start|start_mowing|clean_spot|clean_area)$/u, 'clean start on send'],
  [/\.(?:return_to_base|dock)$/u, 'dock send stop'],
  [/^(?:vacuum|lawn_mower)\.(?:stop|pause)$/u, 'stop'],
  [/\.alarm_arm/u, 'arm on'],
  [/\.alarm_disarm$/u, 'disarm off'],
  [/^todo\.add_item$/u, 'add list'],
  [/^todo\.(?:remove_item|remove_completed_items|update_item)$/u, 'remove list off'],
  [/^(?:scene|script)\./u, 'scene start on'],
  [/^timer\.start$/u, 'start schedule on'],
  [/^timer\.(?:cancel|finish|pause)$/u, 'stop off remove'],
];

/** What a reached call bears out of the thing that it moved; a tool of its own is known by its name. */
export function doneBears(predicate: Predicate, { action, args }: Done): boolean {
  const given = DOES.flatMap(([pattern, predicates]) => (pattern.test(action) ? predicates.split(' ') : []));
  if (given.length === 0) return verbs.some(({ id, actions }) => id === predicate && actions.test(action));
  if (predicate === 'dim' && /^light\.turn_on$/u.test(action)) return /brightness|pct|level/u.test(args);
  return given.includes(predicate);
}

export function isSoNow(predicate: Predicate, entityId: string, house: House): boolean {
  const state = house.state(entityId)?.state;
  if (state === undefined || state === 'unavailable' || state === 'unknown') return false;
  const [domain = ''] = entityId.split('.');
  if (predicate === 'start') return state === 'playing' || state === 'running' || state === 'cleaning';
  if (predicate === 'stop') return state === 'paused' || state === 'idle' || state === 'off';
  if (predicate === 'clean') return state === 'cleaning' || state === 'mowing';
  if (predicate === 'dock') return state === 'docked' || state === 'returning';
  if (predicate === 'move') return /^(?:opening|closing)$/u.test(state);
  if (predicate === 'spin') return domain === 'fan' && state === 'on';
  const word = STATE_OF[predicate];
  // "Dusty is off" says that it has set out.
  if (word === undefined || domain === 'vacuum') return false;
  if (word === 'closed' && domain === 'cover') {
    const position = house.state(entityId)?.attributes['current_position'];
    return state === 'closed' || state === 'closing' || position === 0;
  }
  return holds(word, entityId, house) === true;
}

/** False: such a thing is neither so nor not so. */
export function isTellable(predicate: Predicate, entityId: string, house: House): boolean {
  const state = house.state(entityId)?.state;
  if (state === undefined || state === 'unavailable' || state === 'unknown') return false;
  if (predicate === 'clean' || predicate === 'dock') return /^(?:vacuum|lawn_mower)\./u.test(entityId);
  if (predicate === 'lock' || predicate === 'unlock') return entityId.startsWith('lock.');
  const word = STATE_OF[predicate];
  return word !== undefined && holds(word, entityId, house) !== undefined;
}
