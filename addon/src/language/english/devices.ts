import { about, capitalised, type Subject } from '../grammar.ts';
import type { HomePhrases, LightChange, MediaNow, MediaVerb } from '../home-phrases.ts';
import { is } from './predicate.ts';

export const devices: Omit<
  HomePhrases,
  'names' | 'kinds' | 'history' | 'lists' | 'results' | 'onOff' | 'lock'
> = {
  light: {
    now({ isOff, brightness, hasColour, kelvin }) {
      if (isOff) return is('off');
      const parts = [
        ...(brightness === undefined ? [] : [`at ${brightness} percent`]),
        ...(hasColour ? ['in the colour you wanted'] : []),
        ...(kelvin === undefined ? [] : [`at ${kelvin} kelvin`]),
      ];
      return is(parts.join(' and '));
    },
    verb: (change) =>
      change.step === undefined ? `change ${looks(change)}` : `get ${brighterOrDarker(change.step)}`,
    question: (change, names) =>
      change.step === undefined
        ? `Set ${names} ${looks(change)}?`
        : `Make ${names} ${brighterOrDarker(change.step)}?`,
    cannot: (things, what) =>
      cannot(
        things,
        { colour: 'be coloured', white: 'be made warmer or colder', brightness: 'be dimmed' }[what],
      ),
  },
  cover: {
    now(cover, position) {
      if (cover === 'stopped')
        return is(position === undefined ? 'stopped' : `stopped at ${position} percent`);
      if (cover === 'opening' || cover === 'closing' || cover === 'moving') return is(cover);
      if (position !== undefined && position !== 0 && position !== 100) return is(`${position} percent open`);
      return is(cover === 'unknown' ? 'in an unknown position' : cover);
    },
    verb: (move) => move,
    question: (move, names) => `${capitalised(move)} ${names}?`,
    cannot: (things, move) => cannot(things, move === 'move' ? 'stand half open' : move),
  },
  climate: {
    target(target, isOff) {
      const degrees =
        target === undefined ? 'another temperature' : `${[target].flat().join(' to ')} degrees`;
      return is(`set to ${degrees}${isOff ? ' but off' : ''}`);
    },
    mode: (mode) => is(mode === 'off' ? 'off' : `on ${mode.replaceAll('_', ' ')}`),
    verb: 'change',
    question(names, { mode, target }) {
      const degrees = target === null ? [] : [`${[target].flat().join(' to ')} degrees`];
      const wanted = [...(mode === null ? [] : [mode.replaceAll('_', ' ')]), ...degrees];
      return `Set ${names} to ${wanted.join(', ')}?`;
    },
    cannot: (things) => `${capitalised(things.names)} ${has(things)} no temperature to set.`,
    range: (name, low, high) => `${capitalised(name)} goes from ${low} to ${high} degrees.`,
  },
  media: {
    now: (media) => mediaNow[media],
    source: (source) => is(`on ${source}`),
    volume: (percent) => is(`at volume ${percent} percent`),
    verb: (change) => mediaVerbs[change],
    question(names, { verb, to }) {
      if (typeof to === 'number') return `Set the volume of ${names} to ${to} percent?`;
      if (to !== null) return `Switch ${names} to ${to}?`;
      return verb === 'volume'
        ? `Change the volume of ${names}?`
        : `${capitalised(mediaVerbs[verb])} ${names}?`;
    },
    cannot(things, change) {
      if (change === 'source')
        return `${capitalised(things.names)} ${has(things)} no sources to choose from.`;
      if (change === 'volume') return `${capitalised(things.names)} ${has(things)} no volume to set.`;
      return cannot(things, mediaVerbs[change]);
    },
  },
  scene: { now: is('activated'), verb: 'start', question: (names) => `Activate ${names}?` },
  script: { now: is('started'), verb: 'start', question: (names) => `Run ${names}?` },
  look: {
    question: 'Look that up?',
    found: (count) =>
      count === 0 ? 'I found nothing like that.' : `I found ${count} ${count === 1 ? 'device' : 'devices'}.`,
    haveRead: (count) => `I have read ${count} states.`,
    isNow: (things, words) => `${about(things, is(stateInEnglish(words)))}.`,
    until: (when) => `until ${when.replace(/^(?:at|on) /u, '')}`,
    noTool: 'I have nothing for that.',
  },
  places: {
    unknownThing: "I don't know that device.",
    unknownRoom: "I don't know that room.",
    whereAreYou: "I don't know which room you are in.",
    nothingThere: 'I found nothing of that kind there.',
  },
};

const mediaNow: Readonly<Record<MediaNow, ReturnType<typeof is>>> = {
  playing: is('playing'),
  paused: is('paused'),
  not_playing: is('not playing'),
  next: is('at the next one'),
  previous: is('at the previous one'),
  told_to_skip: is('told to skip'),
  muted: is('muted'),
  unmuted: is('not muted'),
  told_volume: is('told to change its volume'),
};

const mediaVerbs: Readonly<Record<MediaVerb, string>> = {
  play: 'play',
  pause: 'pause',
  stop: 'stop',
  next: 'skip',
  previous: 'skip back',
  mute: 'mute',
  unmute: 'unmute',
  source: 'change its source',
  volume: 'change its volume',
};

function cannot({ names }: Subject, verb: string): string {
  return `${capitalised(names)} can't ${verb}.`;
}

function has({ isMany }: Subject): string {
  return isMany ? 'have' : 'has';
}

function brighterOrDarker(step: number): string {
  return step > 0 ? 'brighter' : 'darker';
}

function looks({ brightness, hasColour, kelvin }: LightChange): string {
  const parts = [
    ...(brightness === undefined ? [] : [`${brightness} percent`]),
    ...(hasColour ? ['that colour'] : []),
    ...(kelvin === undefined ? [] : [`${kelvin} kelvin`]),
  ];
  return `to ${parts.join(' and ')}`;
}

/** As house/state-words.ts writes it: `heat 19°→21°` is "on heat, 19 degrees, set to 21 degrees". */
function stateInEnglish(words: string): string {
  const [, mode = '', now, low, high] =
    /^(\w+) (?:(-?[\d.]+)°)?(?:→([\d.]+)(?:-([\d.]+))?°)?$/u.exec(words) ?? [];
  const parts = [
    ...(now === undefined ? [] : [`${now} degrees`]),
    ...(low === undefined ? [] : [`set to ${high === undefined ? low : `${low} to ${high}`} degrees`]),
  ];
  if (parts.length === 0) return words.replaceAll('_', ' ');
  return [mode === 'off' ? mode : `on ${mode.replaceAll('_', ' ')}`, ...parts].join(', ');
}
