/** How long reading words takes, for the benchmark: never for a test. */
import { generatedHome } from '../house/generated-home.ts';
import { fakeHome } from '../tools/home/fake-home.ts';
import { corpusTools } from './corpus/measure.ts';
import { createMeaning } from './create-meaning.ts';

export interface MeaningFigures {
  readonly entities: number;
  /** All in milliseconds; both questions of one call together. */
  readonly firstCall: number;
  readonly p50: number;
  readonly p95: number;
}

/** What was said, and which entity a model made of it. */
const CALLS: readonly (readonly [text: string, entityId: string])[] = [
  ['turn on the desk lamp', 'light.desk_lamp'],
  ['turn on the light', 'light.kitchen_ceiling'],
  ['turn on the kichen light', 'light.kitchen_ceiling'],
  ['turn off room 12 switch 3', 'switch.room_12_switch_3'],
  ['turn off the switch', 'switch.room_12_switch_3'],
  ['mach das Küchenlicht an', 'light.kuechenlicht'],
  ['turn it off again', 'light.bedroom_lamp'],
  [
    'could you please be so kind and turn the lamp in the office and the one in the hall on',
    'light.hall_lamp',
  ],
];

export function measureMeaning(entities: number, rounds: number): MeaningFigures {
  const house = generatedHome(entities);
  const tool = corpusTools().get('turn_on_off');
  const meaning = createMeaning();
  const calls = CALLS.flatMap(([text, entityId]) => {
    const turn = fakeHome({}).turn({ text, house, areaId: 'kitchen' });
    const input = { entity_ids: [entityId], state: 'on' };
    const call = tool?.prepare(input, turn);
    return call === undefined ? [] : [{ call, input, turn }];
  });
  const times = Array.from({ length: rounds }, (_, round) => {
    const one = calls[round % calls.length];
    const before = performance.now();
    if (one !== undefined) {
      meaning.ambiguity(one.call, one.input, one.turn, []);
      meaning.isInOwnWords(one.call, one.turn);
    }
    return performance.now() - before;
  });
  const [firstCall = 0] = times;
  const sorted = times.slice(1).toSorted((one, other) => one - other);
  const share = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return { entities: house.entities.size, firstCall, p50: share(0.5), p95: share(0.95) };
}
