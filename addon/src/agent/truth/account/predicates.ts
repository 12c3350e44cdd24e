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
  on: `on lit illuminated burning glowing glows glow shining shines shine bright brightly running runs power powered live
    ein an brennt brennen leuchtet leuchten leuchte hell erleuchtet beleuchtet lauft laufen lauf active aktiv`,
  off: 'off out shut dark aus dunkel stockdunkel finster erloschen',
  open: 'open opens up auf offen offnet oben hoch hinauf',
  close: 'closed shut down zu unten runter herunter schliesst dicht shuttered',
  lock: 'locked up ab abgeschlossen verriegelt verschlossen zugesperrt zu',
  unlock: 'unlocked auf aufgeschlossen entriegelt offen',
  arm: 'armed scharf',
  disarm: 'disarmed unscharf',
  start: 'playing plays running lauft laufen started spielt started',
  stop: 'paused stopped silent quiet muted still stumm leise pausiert gestoppt',
  clean: 'cleaning cleans vacuuming vacuums saugt putzt wischt unterwegs cleaning',
  dock: 'docked docking returning charging zuruck dock',
  dim: 'dim dimmed down lower lowered dimmer darker quieter cooler less leiser dunkler kuhler gedimmt runter herunter ab weniger',
  brighten:
    'up higher raised brighter louder warmer more heller lauter warmer wärmer hoch rauf heat heating heats heizt geheizt erwarmt warms warming',
  add: 'on added drauf hinzugefugt notiert aufgeschrieben noted stehen steht',
  spin: 'spinning spins turning dreht',
  brew: 'brewing heating heats heizt warming up',
  scene: 'activated active aktiviert gestartet started on an lauft mood scene szene stimmung dinner',
};

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

/** Undefined: the word says nothing of a thing. */
function predicatesOf(word: string): ReadonlySet<Predicate> | undefined {
  return NEUTRAL.has(word) || NEGATIONS.has(word) ? undefined : SAID.get(word);
}

/** What may follow a particle that is none of a place. */
const AFTER =
  /^(?:now|again|already|too|as|also|still|it|they|he|she|in|at|on|from|for|right|with|and|or|sir|like|just|currently|safely|everywhere|jetzt|nun|schon|bereits|wieder|gerade|sind|ist|sie|es|und|wie|fur|bitte|auch|noch|habe|uberall|gemacht|gestellt)$/u;
const PARTICLE = /^(?:on|off|up|down|out|in|an|aus|ein|auf|zu|ab|hoch|runter|herunter)$/u;
const TURNS = /^(?:cross|tick|check|turn|switch|put|power|get|got|bring|brought|bump|flip|take|took)/u;

/** As `predicatesOf`: "on the porch" is a place, "turned on the light" is not. */
export function predicateAt(words: readonly string[], index: number): ReadonlySet<Predicate> | undefined {
  const word = words[index] ?? '';
  if (!PARTICLE.test(word)) return predicatesOf(word);
  const next = words[index + 1];
  const isOfVerb =
    /^(?:on|off|up|down)$/u.test(word) && words.slice(0, index).some((each) => TURNS.test(each));
  const isPlace = next !== undefined && !AFTER.test(next);
  return word === 'in' || (isPlace && !isOfVerb) ? undefined : SAID.get(word);
}

const DOES: readonly (readonly [action: RegExp, predicates: string])[] = [
  [/\.turn_on$|\.toggle$/u, 'on set'],
  [/\.turn_off$|\.toggle$/u, 'off stop'],
  [/^light\.turn_on$/u, 'on set dim brighten'],
  [/^(?:switch|input_boolean)\.turn_on$/u, 'on start brew'],
  [/^fan\./u, 'spin start'],
  [/\.(?:open_cover|open_valve|open)$/u, 'open'],
  [/\.(?:close_cover|close_valve)$/u, 'close'],
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
