import { about, type Predicate } from '../grammar.ts';
import type { CoverMove, HomePhrases, LightChange, MediaNow, MediaVerb } from '../home-phrases.ts';
import { decimal, percent } from './numbers.ts';
import { ist, wird } from './predicate.ts';
import { stateInGerman } from './states.ts';

export const devices: Omit<
  HomePhrases,
  'names' | 'kinds' | 'history' | 'lists' | 'results' | 'onOff' | 'lock'
> = {
  light: {
    now({ isOff, brightness, hasColour, kelvin }) {
      if (isOff) return ist('aus');
      const parts = [
        ...(brightness === undefined ? [] : [`auf ${percent(brightness)}`]),
        ...(hasColour ? ['in der gewünschten Farbe'] : []),
        ...(kelvin === undefined ? [] : [`auf ${decimal(kelvin)} Kelvin`]),
      ];
      return ist(parts.join(' und '));
    },
    verb: lightVerb,
    question: (change, names) => `${names} ${lightVerb(change)}?`,
    cannot: (things, what) =>
      `${about(things, lets)} sich nicht ${{ colour: 'färben', white: 'wärmer oder kälter stellen', brightness: 'dimmen' }[what]}.`,
  },
  cover: {
    now(cover, position) {
      if (cover === 'stopped') {
        return position === undefined ? ist('angehalten') : ist(`bei ${percent(position)} angehalten`);
      }
      if (cover === 'opening') return wird('geöffnet');
      if (cover === 'closing') return wird('geschlossen');
      if (cover === 'moving') return ist('in Bewegung');
      if (position !== undefined && position !== 0 && position !== 100) {
        return ist(`zu ${percent(position)} offen`);
      }
      return ist({ open: 'offen', closed: 'geschlossen', unknown: 'in unbekannter Stellung' }[cover]);
    },
    verb: (move) => coverVerbs[move],
    question: (move, names) => `${names} ${coverVerbs[move]}?`,
    cannot: (things, move) =>
      move === 'move'
        ? `${about(things, { one: 'kann', many: 'können' })} nicht halb offen stehen.`
        : `${about(things, lets)} sich nicht ${coverVerbs[move]}.`,
  },
  climate: {
    target(target, isOff) {
      const degrees =
        target === undefined
          ? 'eine andere Temperatur'
          : `${[target].flat().map(decimal).join(' bis ')} Grad`;
      return ist(`auf ${degrees} eingestellt${isOff ? ', aber ausgeschaltet' : ''}`);
    },
    mode: (mode) =>
      mode === 'off' ? ist('aus') : ist(`im Modus ${modes.get(mode) ?? mode.replaceAll('_', ' ')}`),
    verb: 'umstellen',
    question(names, { mode, target }) {
      const degrees = target === null ? [] : [`${[target].flat().map(decimal).join(' bis ')} Grad`];
      const wanted = [...(mode === null ? [] : [modes.get(mode) ?? mode.replaceAll('_', ' ')]), ...degrees];
      return `${names} auf ${wanted.join(', ')} stellen?`;
    },
    cannot: (things) => `Bei ${things.names} gibt es keine Temperatur zum Einstellen.`,
    range: (name, low, high) => `${name} geht von ${decimal(low)} bis ${decimal(high)} Grad.`,
  },
  media: {
    now: (media) => mediaNow[media],
    source: (source) => ist(`auf ${source}`),
    volume: (volume) => ist(`auf Lautstärke ${percent(volume)}`),
    verb: (change) => mediaVerbs[change],
    question(names, { verb, to }) {
      if (typeof to === 'number') return `${names}: Lautstärke auf ${percent(to)} stellen?`;
      if (to !== null) return `${names} auf ${to} umschalten?`;
      return verb === 'volume' ? `${names}: Lautstärke ändern?` : `${names} ${mediaVerbs[verb]}?`;
    },
    cannot(things, change) {
      if (change === 'source') return `Bei ${things.names} gibt es keine Quellen zur Auswahl.`;
      if (change === 'volume') return `Bei ${things.names} gibt es keine Lautstärke zum Einstellen.`;
      return `${about(things, lets)} sich nicht ${mediaVerbs[change]}.`;
    },
  },
  scene: { now: ist('aktiviert'), verb: 'aktivieren', question: (names) => `${names} aktivieren?` },
  script: { now: ist('gestartet'), verb: 'starten', question: (names) => `${names} starten?` },
  look: {
    question: 'Das nachsehen?',
    found: (count) =>
      count === 0
        ? 'So etwas habe ich nicht gefunden.'
        : `Ich habe ${count} ${count === 1 ? 'Gerät' : 'Geräte'} gefunden.`,
    haveRead: (count) => `Ich habe ${count} Zustände gelesen.`,
    isNow: (things, words) => `${about(things, ist(stateInGerman(words)))}.`,
    until: (when) => `bis ${when.replace(/^(?:um|am) /u, '')}`,
    noTool: 'Dafür habe ich nichts.',
  },
  places: {
    unknownThing: 'Dieses Gerät kenne ich nicht.',
    unknownRoom: 'Diesen Raum kenne ich nicht.',
    whereAreYou: 'Ich weiß nicht, in welchem Raum du bist.',
    nothingThere: 'So etwas habe ich dort nicht gefunden.',
  },
};

const lets = { one: 'lässt', many: 'lassen' };

const coverVerbs: Readonly<Record<CoverMove, string>> = {
  open: 'öffnen',
  close: 'schließen',
  stop: 'anhalten',
  move: 'verstellen',
};

/** Modes of Home Assistant (components/climate/const.py). */
const modes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    heat: 'Heizen',
    cool: 'Kühlen',
    heat_cool: 'Heizen und Kühlen',
    auto: 'Automatik',
    dry: 'Entfeuchten',
    fan_only: 'Lüften',
  }),
);

const mediaNow: Readonly<Record<MediaNow, Predicate>> = {
  playing: { one: 'spielt', many: 'spielen', oneAlready: 'spielte schon', manyAlready: 'spielten schon' },
  paused: ist('angehalten'),
  not_playing: ist('still'),
  next: ist('beim nächsten Titel'),
  previous: ist('beim vorherigen Titel'),
  told_to_skip: ist('zum Weiterschalten aufgefordert'),
  muted: ist('stumm'),
  unmuted: ist('nicht mehr stumm'),
  told_volume: ist('zum Ändern der Lautstärke aufgefordert'),
};

const mediaVerbs: Readonly<Record<MediaVerb, string>> = {
  play: 'starten',
  pause: 'anhalten',
  stop: 'stoppen',
  next: 'weiterschalten',
  previous: 'zurückschalten',
  mute: 'stumm schalten',
  unmute: 'wieder laut schalten',
  source: 'auf diese Quelle stellen',
  volume: 'lauter oder leiser stellen',
};

function lightVerb({ step, brightness, hasColour, kelvin }: LightChange): string {
  if (step !== undefined) return step > 0 ? 'heller stellen' : 'dunkler stellen';
  const parts = [
    ...(brightness === undefined ? [] : [percent(brightness)]),
    ...(hasColour ? ['diese Farbe'] : []),
    ...(kelvin === undefined ? [] : [`${decimal(kelvin)} Kelvin`]),
  ];
  return `auf ${parts.join(' und ')} stellen`;
}
