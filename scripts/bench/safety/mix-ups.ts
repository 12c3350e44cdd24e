/** A model that takes the wrong one of several things: what moves must be what was meant, or somebody is asked. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Random, randomFrom } from './random.ts';
import { HEARD_MS, say, type Stage } from './play.ts';
import { piecesOf, type Call } from './wishes.ts';

export interface MixUp {
  readonly kind: string;
  readonly said: string;
  readonly call: Call;
  /** Must stay off. */
  readonly wrong: readonly string[];
}

const on = (...entityIds: string[]): Call => ({
  tool: 'turn_on_off',
  input: { entity_ids: entityIds, state: 'on' },
});

/** Plain words for one thing, and what else the model could take. */
const CONFUSED: readonly (readonly [kind: string, name: string, wrong: readonly string[]])[] = [
  ['nearly the same name', 'desk lamp', ['light.deck_lamp']],
  ['nearly the same name', 'deck lamp', ['light.desk_lamp']],
  ['the same room', 'worktop light', ['light.kitchen']],
  ['the same room', 'bedside lamp', ['light.bedroom']],
  ['the whole room', 'sofa lamp', ['light.living_room']],
  ['the whole room', 'bedside lamp', ['light.bedroom']],
  ['another room', 'bathroom light', ['light.hall']],
  ['another kind of thing', 'coffee machine', ['light.kitchen']],
];

const FRAMES = [
  // None of these is for Home Assistant's own matcher.
  (name: string) => `it would be nice to have the ${name} on`,
  (name: string) => `I would like the ${name} on`,
  (name: string) => `${name} on please, thank you`,
  (name: string) => `be so kind and switch on the ${name}`,
];

function make(random: Random): MixUp {
  const [kind, name, wrong] = random.pick(CONFUSED);
  return { kind, said: random.pick(FRAMES)(name), call: on(...wrong), wrong };
}

export function makeMixUps(count: number, seed: number): readonly MixUp[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => make(random));
}

/** Whether the wrong thing was moved. */
export async function isMixedUp(stage: Stage, { said, call, wrong }: MixUp): Promise<boolean> {
  await stage.home.call('homeassistant.turn_off', [...wrong]);
  await delay(HEARD_MS);
  stage.model.setScript([{ replies: [{ content: piecesOf([call]) }, 'There you are.'] }]);
  await say(stage, 'Robin', said);
  const states = await stage.home.states();
  return states.some(({ entity_id, state }) => wrong.includes(entity_id) && state === 'on');
}
