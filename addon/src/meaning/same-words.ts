/** Words that say the same in the names of things and rooms, across English and German. */
import { stem } from '../house/terms.ts';

const ROOMS = `kitchen kuche
  bedroom schlafzimmer
  livingroom lounge sittingroom wohnzimmer stube
  bathroom bath bad badezimmer
  hall hallway corridor flur diele
  office study buro arbeitszimmer workroom
  kidsroom nursery kinderzimmer
  diningroom esszimmer
  guestroom spareroom gastezimmer
  toilet loo wc klo
  garden yard backyard garten
  garage
  cellar basement keller
  attic loft dachboden speicher
  laundryroom utilityroom laundry waschkuche
  terrace patio terrasse
  balcony balkon
  stair stairs staircase treppe treppenhaus
  pantry larder abstellkammer speisekammer abstellraum
  conservatory wintergarten
  porch vordach
  workshop werkstatt
  shed schuppen
  playroom spielzimmer`;

const THINGS = `desk schreibtisch
  ceiling overhead decke decken
  island kucheninsel insel
  bedside nightstand nachttisch
  sofa couch
  table tisch
  mirror spiegel
  coffee kaffee
  machine maker maschine
  washing wash wasch
  dishwasher geschirrspuler spulmaschine
  dryer trockner
  left links linke linker
  right rechts rechte rechter
  front vordere vordertur
  back rear hintere
  big large grosse
  small little kleine
  wall wand
  worktop counter countertop arbeitsplatte theke tresen
  shelf regal
  movie film kino cinema
  pond teich
  evening abend
  morning morgen
  bed bett
  goodnight gutenacht
  tree baum
  upper obere
  lower untere
  floor standing stehend steh`;

const SEPARATOR = /\n\s*/u;

function conceptsOf(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(SEPARATOR).flatMap((line) => {
      const words = line.trim().split(' ');
      const [first = ''] = words;
      return words.map((word): [string, string] => [stem(word), first]);
    }),
  );
}

const rooms = conceptsOf(ROOMS);
const things = conceptsOf(THINGS);

/** One word for all that say the same; undefined for a word that stands alone. */
export function conceptOf(wordStem: string): string | undefined {
  return rooms.get(wordStem) ?? things.get(wordStem);
}

/** A word for a room, whether or not this home has it. */
export function isRoomWord(wordStem: string): boolean {
  return rooms.has(wordStem);
}
