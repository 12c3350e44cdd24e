/** "Dim the living room lights": what Home Assistant's own sentences do not have. */
import { entitiesCalled } from '../house/called.ts';
import type { House } from '../house/house.ts';
import type { Sentence, SentenceContext } from './sentence.ts';

/** So many percent at a time. */
const STEP = 30;
const LIGHTS = /[\s-]*(?:lights?|lamps?|licht(?:er)?|lampen?)$/i;
const LIGHTS_IN = /^(?:lights?|lamps?|licht(?:er)?|lampen?) (?:im|in(?: the| der| dem)?) /i;

/** The words after the verb name a lamp, or a room before "lights"; "the lights" are those of this room. */
function targetOf(what: string, house: House): Readonly<Record<string, unknown>> {
  const words = what.trim();
  if (entitiesCalled(words, house, ['light']).length > 0) return { entity_ids: [words] };
  const room = words.replace(LIGHTS_IN, '').replace(LIGHTS, '').trim();
  return { area: room === '' ? 'here' : room };
}

function change(direction: 1 | -1) {
  return ({ slots, house }: SentenceContext) => {
    const percent = slots['percent'];
    const look =
      percent === undefined ? { brightness_step: direction * STEP } : { brightness: Number(percent) };
    return { name: 'set_light', input: { ...targetOf(slots['what'] ?? '', house), ...look } };
  };
}

export const dim: Sentence = { intent: 'ButlerDim', answer: change(-1) };
export const brighten: Sentence = { intent: 'ButlerBrighten', answer: change(1) };
