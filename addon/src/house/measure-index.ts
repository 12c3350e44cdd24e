/** How long the house index takes, for the benchmark: never for a test. */
import { generatedHome } from './generated-home.ts';
import { createHouseIndex } from './index.ts';

export interface IndexFigures {
  readonly entities: number;
  /** All in milliseconds. */
  readonly build: number;
  readonly searchP50: number;
  readonly searchP95: number;
}

/** What people say, with a mishearing, a compound word, a room, a floor, nothing at all, and a long sentence. */
const SENTENCES = [
  'turn on the lights',
  'turn on the kichen light',
  'dim the livin room lights to 40 percent',
  'mach das Küchenlicht an',
  'turn on room 12 switch 3',
  'turn the heating up upstairs',
  'turn it off again',
  'who was it that left the window open and could you please turn the radiator in there down a little',
];

export function measureIndex(entities: number, rounds: number): IndexFigures {
  const house = generatedHome(entities);
  const index = createHouseIndex();
  const startedAt = performance.now();
  index.prepare(house);
  const build = performance.now() - startedAt;
  const times = Array.from({ length: rounds }, (_, round) => {
    const before = performance.now();
    index.search(house, SENTENCES[round % SENTENCES.length] ?? '', { areaId: 'kitchen' });
    return performance.now() - before;
  }).toSorted((one, other) => one - other);
  const share = (part: number) => times[Math.min(rounds - 1, Math.floor(rounds * part))] ?? 0;
  return { entities: house.entities.size, build, searchP50: share(0.5), searchP95: share(0.95) };
}
