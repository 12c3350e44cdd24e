/** Whether words name something else than what was moved, also what the home does not have. */
import { argumentWords, type Done, type Facts } from './record.ts';
import { nounsIn, wordsFor, type Noun } from './things.ts';
import { termsOf } from '../../house/terms.ts';

/** Before a noun they say nothing about which one. */
export const PLAIN: ReadonlySet<string> = new Set(
  `ok okay sure yes alright great certainly perfect there well right so course problem thing klar gerne gern gut ja sicher
  the a an my your our his her their its this that these those all both every each any some other another same only
  main big small little new old nice warm cold bright soft cosy cozy whole entire right left first second third last next
  of and or in on at to for with from off up down out now just one two three four five six seven eight nine ten several few
  turned turn turning switched switching opened opening closed closing locked unlocked dimmed set started stopped smart
  der die das den dem des ein eine einen einem einer mein dein deine deinen deinem unser unsere alle alles beide beiden
  jede jedes jeden im in am an auf zu und oder mit vom von ist sind habe hab ich jetzt grosse kleine neue alte ganze
  warmes helles linke rechte erste zweite letzte zwei drei vier funf sechs einige mehrere offne schliesse schalte mache
  front back brightness temperature volume is are has have been was were were it's that's wurde wurden wird werden`.split(
    /\s+/u,
  ),
);
/** Things that everything has. */
export const PARTS: ReadonlySet<string> = new Set(
  termsOf(`temperature brightness volume color colour level position speed mode mood music song playlist film movie item items
  playback sound show film timer wiedergabe ton sendung everything rest house home room whole thing things change changes state power way request wish command morning evening night
  moment background meantime day mode percent degrees list scene
  temperatur helligkeit lautstarke farbe stufe modus stimmung musik lied haus rest wunsch zimmer raum moment hintergrund
  morgen abend nacht liste szene prozent grad`),
);

/** `known`: stems of every word for what is meant. */
export function isNamed({ modifier }: Noun, known: readonly string[]): boolean {
  if (modifier === '' || PLAIN.has(modifier) || /^\d|'|ly$/u.test(modifier)) return true;
  const stems = termsOf(modifier);
  return stems.every((stem) => known.some((word) => word === stem || isFront(word, stem) || PARTS.has(stem)));
}

/** "schlafzimmer" of "Schlafzimmerlampe", also with the letter that joins them. */
function isFront(word: string, front: string): boolean {
  return (
    word.length >= 4 &&
    (front.startsWith(word) || word.startsWith(front)) &&
    Math.abs(front.length - word.length) <= 9
  );
}

/** Moods are things only beside what they are called. */
const SCENE = /(?<name>\S+) (?:scene|szene|mode|modus|mood|stimmung)\b/u;

const OBJECT =
  /\b(?:the|your|my|our|die|das|den|der|dein|deine|deinen|unsere|unseren) (?<words>(?:\S+ ?){1,3})/u;
const PLACE = /\b(?:in the|in your|im|in der|in dem|in deinem) (?<words>\S+)/u;
const ENDS =
  /^(?:on|off|up|down|in|to|at|for|from|by|with|and|as|is|are|has|have|now|ist|sind|auf|an|aus|ein|ab|zu|im|fur|hat|habe|wurde|wird|jetzt|um|von|vom|mit|und)$/u;

export function namesAnother(about: string, done: readonly Done[], { house }: Facts): boolean {
  const known = [
    ...done.flatMap(({ entityId }) => (entityId === null ? [] : wordsFor(entityId, house))),
    ...argumentWords(done),
  ];
  if (!done.some(({ entityId }) => entityId !== null)) return false;
  if (nounsIn(about).some((noun) => !isNamed(noun, known))) return true;
  const scene = SCENE.exec(about)?.groups?.['name'] ?? '';
  if (scene !== '' && done.every(({ entityId }) => entityId !== null && entityId.startsWith('scene.'))) {
    const stems = termsOf(scene).filter((stem) => !PLAIN.has(stem));
    if (stems.some((stem) => !known.some((word) => word === stem || isFront(word, stem)))) return true;
  }
  return [OBJECT, PLACE].some((phrase) => {
    const words = upTo(phrase.exec(about)?.groups?.['words'] ?? '');
    const stems = termsOf(words.join(' ')).filter((stem) => !PLAIN.has(stem));
    if (stems.length === 0) return false;
    return !stems.some(
      (stem) => PARTS.has(stem) || known.some((word) => word === stem || isFront(stem, word)),
    );
  });
}

function upTo(words: string): readonly string[] {
  const all = words.trim().split(' ');
  const end = all.findIndex((word) => ENDS.test(word));
  return end === -1 ? all : all.slice(0, end);
}
