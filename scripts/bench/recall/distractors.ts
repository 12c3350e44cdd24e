/** Things that people of a household tell, in any number, out of a seed. None answers a question of known-answers. */
import type { Random } from '../safety/random.ts';

export const NAMES = 'Tom Nora Elias Ruth Karim Sofie Jonas Hazel Milan Greta Owen Lucia'.split(' ');

const words = (text: string) => text.trim().split(/\s*,\s*/u);
const THINGS =
  words(`umbrella, ladder, bicycle key, car charger, dog lead, piano stool, tent pegs, toolbox, blender, kettle,
  rucksack, camera, globe, chess board, sewing machine, garden hose, wheelbarrow, lawn chair, printer, headphones,
  radio alarm, telescope, violin case, picnic blanket, thermos lid, cake tin, rolling pin, casserole, bread knife, tea towel,
  laundry basket, iron, curtain rail, mirror, bookshelf, desk lamp, armchair, carpet, doormat, coat rack, letter box,
  bird feeder, watering can, flower pot, window box, hedge trimmer, rake, spade, greenhouse heater, barbecue, ice skates,
  swimming goggles, football, tennis racket, yoga mat, dumbbells, skateboard, scooter, helmet, bus ticket, train set,
  board game, jigsaw, comic book, dictionary, atlas, cookbook, novel, sketchbook, paint box, guitar strings, drum kit,
  microphone, tablet, phone case, hard disk, router, remote control, projector, smoke machine, candle, lantern, matches,
  first aid box, sun cream, toothbrush, hair dryer, bath mat, soap dish, towel rail, shoe rack, boot polish, raincoat,
  woollen hat, scarf, mittens, swimming trunks, passport cover, wallet chain, suitcase, travel pillow, map, compass`);
const ADJECTIVES =
  words(`old, new, green, blue, red, yellow, wooden, broken, heavy, second, borrowed, cheap, tiny, good,
  scratched, folding, spare, striped, plastic, leather, round, square, lost, favourite, left`);
const PLACES =
  words(`in the cellar, on the balcony, behind the sofa, in the hallway, next to the boiler, at the office, in the
  loft, under the stairs, in the garage, on the top shelf, by the window, in the car boot, at school, in the shed, on the
  kitchen table, in the guest room, near the pond, at the harbour, in the waiting room, on the ferry`);
const TOWNS = words(
  `Leeds, Porto, Graz, Turin, Bergen, Ghent, Lyon, Krakow, Malmo, Basel, Cork, Delft, Tallinn, Split, Bath`,
);
const TIMES =
  words(`yesterday, last Sunday, in March, on Friday evening, two weeks ago, before breakfast, in 2019, at Easter,
  on the twelfth, during the holidays, in October, last winter, every Thursday, on Wednesday at four, over New Year`);
const TOPICS =
  words(`the election, a documentary about whales, interest rates, the new bridge, a dream about flying, the school
  timetable, an article on sleep, the price of eggs, a friend's wedding, the neighbour's extension, the train strike, a
  choir concert, the marathon on television, a job advert, spring cleaning, the compost, a language app, old photographs,
  a cat video, a support group for new parents, the school play of another class, a recipe for soup, painting lessons`);
const ACTIONS =
  words(`laughed a lot, was late again, forgot the gloves, missed the tram, fell asleep, won at cards, burnt the
  toast, called a taxi, waited for an hour, met an old friend, got soaked in the rain, found a coin, ordered too much,
  slept badly, went home early, took a wrong turn, was tired but happy, sang along, stayed until midnight, lost a bet`);
const PLANS =
  words(`visit {town}, sort out the {thing}, sell the {thing}, write to {name}, go for a walk, try the bakery in
  {town}, read more, watch less television, repair the {adjective} {thing}, tidy the {thing} away, ask {name} about {topic}`);

const TEMPLATES =
  words(`{name} put the {adjective} {thing} {place} {time}, {name} bought a {adjective} {thing} for {other} in
  {town}, {name} and {other} talked about {topic} {time}, the {adjective} {thing} cost {number} pounds in {town}, {name} left
  the {thing} {place} and {action}, {name} wants to {plan}, {other} told {name} about {topic}, {name} {action} {time},
  the {thing} {place} belongs to {name}, {name} borrowed the {adjective} {thing} from {other}, {name} thinks that {topic} is
  overrated, {name} has read about {topic} and {action}, we gave the {adjective} {thing} away {time}, {name} went to {town}
  with {other} {time} and {action}, {name} said that the {thing} is too {adjective}, {name} painted the {thing} {time},
  the {thing} was repaired in {town} {time}, {name} looks for a {adjective} {thing}, {other} lent {name} {number} pounds {time}`);

const GERMAN_THINGS =
  words(`Regenschirm, Leiter, Fahrradschlüssel, Koffer, Teekanne, Nähmaschine, Gartenschlauch, Schreibtischlampe,
  Werkzeugkiste, Luftpumpe, Wanderkarte, Backform, Bettdecke, Wolldecke, Brotdose, Gitarrentasche, Autoradio, Kaffeemühle,
  Apfelkiste, Milchkanne, Winterjacke, Brillenetui, Heizkissen, Spiegelschrank, Garagentor, Rasenkantenschere, Badematte`);
const GERMAN_PLACES =
  words(`im Keller, auf dem Balkon, im Flur, im Büro, unter der Treppe, in der Garage, im Schuppen, am Fenster,
  in Hamburg, bei den Nachbarn, im Auto, auf dem Dachboden, in der Schule`);
const GERMAN_TIMES = words(
  `gestern, am Sonntag, im März, vor zwei Wochen, an Ostern, im Urlaub, letzten Winter, am Freitagabend`,
);
const GERMAN_TEMPLATES =
  words(`{name} hat {time} {thing} gesehen, {thing} steht {place} und gehört {name}, {name} hat {thing} in
  Graz gekauft, {name} und {other} haben {time} lange geredet, {name} war {time} {place}, {name} sucht {thing} seit Wochen,
  {name} möchte {thing} verkaufen, {other} hat {name} {thing} geliehen, {name} hat {time} {place} gelesen,
  {thing} hat {number} Euro gekostet, {name} fand den Film {time} langweilig`);

export interface Telling {
  readonly fact: string;
  readonly language: 'en' | 'de';
}

/** One in five is German, one in six is long. */
export function distractor(random: Random): Telling {
  if (random.next() < 0.2)
    return { fact: fill(random.pick(GERMAN_TEMPLATES), random, GERMAN), language: 'de' };
  const sentences = random.next() < 1 / 6 ? 2 + Math.floor(random.next() * 5) : 1;
  const told = Array.from({ length: sentences }, () => fill(random.pick(TEMPLATES), random, SLOTS));
  return { fact: told.join('. ').slice(0, 500), language: 'en' };
}

type Slots = Readonly<Record<string, readonly string[]>>;
const SLOTS: Slots = {
  name: NAMES,
  other: NAMES,
  thing: THINGS,
  adjective: ADJECTIVES,
  place: PLACES,
  town: TOWNS,
  time: TIMES,
  topic: TOPICS,
  action: ACTIONS,
  plan: PLANS,
};
const GERMAN: Slots = {
  name: NAMES,
  other: NAMES,
  thing: GERMAN_THINGS,
  place: GERMAN_PLACES,
  time: GERMAN_TIMES,
};

function fill(template: string, random: Random, slots: Slots): string {
  let text = template.replace(/\s+/gu, ' ');
  // A plan has slots of its own.
  while (text.includes('{')) {
    text = text.replace(/\{(\w+)\}/gu, (_slot, name: string) => {
      const choices = slots[name];
      return choices === undefined ? String(2 + Math.floor(random.next() * 400)) : random.pick(choices);
    });
  }
  return text;
}
