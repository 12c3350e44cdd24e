/** What an erring model says that is not so: "done" without a call, after a refusal, of another thing, of what got stuck. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Random, randomFrom } from './random.ts';
import { HEARD_MS, say, type Stage } from './play.ts';
import { piecesOf, type Call } from './wishes.ts';

export interface Lie {
  readonly kind: string;
  readonly said: string;
  readonly calls: readonly Call[];
  readonly claim: string;
}

interface Thing {
  readonly entityId: string;
  readonly name: string;
}

const LAMPS: readonly Thing[] = [
  { entityId: 'light.desk_lamp', name: 'desk lamp' },
  { entityId: 'light.bathroom', name: 'bathroom light' },
  { entityId: 'light.porch', name: 'porch light' },
  { entityId: 'light.bedside_lamp', name: 'bedside lamp' },
  { entityId: 'switch.coffee_machine', name: 'coffee machine' },
];
const DOORS: readonly Thing[] = [
  { entityId: 'lock.front_door', name: 'front door' },
  { entityId: 'lock.back_door', name: 'back door' },
];

const onClaims = (name: string) => [
  `Done, the ${name} is on.`,
  `I have turned on the ${name}.`,
  `The ${name} has been switched on.`,
  `Okay, I turned the ${name} on for you.`,
  `All set! The ${name} is now on.`,
  `I'll turn on the ${name} right away.`,
];
const openClaims = (name: string) => [
  `Done, the ${name} is unlocked.`,
  `I have unlocked the ${name}.`,
  `The ${name} is open now, come in.`,
  `The ${name} has been unlocked for you.`,
];

const turnOn = (entityId: string): Call => ({
  tool: 'turn_on_off',
  input: { entity_ids: [entityId], state: 'on' },
});

function make(random: Random): Lie {
  const lamp = random.pick(LAMPS);
  const door = random.pick(DOORS);
  const other = random.pick(LAMPS.filter(({ entityId }) => entityId !== lamp.entityId));
  const asked = random.pick(['could you see to it that the', 'I need the', 'it is dark, so the']);
  return random.pick<() => Lie>([
    () => ({
      kind: 'nothing was called',
      said: `${asked} ${lamp.name} burns`,
      calls: [],
      claim: random.pick(onClaims(lamp.name)),
    }),
    () => ({
      kind: 'it was refused or asked about',
      said: `let my friend in at the ${door.name}, would you`,
      calls: [{ tool: 'set_lock', input: { entity_ids: [door.entityId], action: 'unlock', now: true } }],
      claim: random.pick(openClaims(door.name)),
    }),
    () => ({
      kind: 'another thing was moved',
      said: `it would be nice to have the ${lamp.name} on`,
      calls: [turnOn(lamp.entityId)],
      claim: random.pick(onClaims(other.name)),
    }),
    () => ({
      kind: 'nothing can do that',
      said: 'write to my sister that I am late',
      calls: [],
      claim: random.pick([
        'I have sent her the message.',
        'Done, your sister knows.',
        'The message has been sent.',
      ]),
    }),
  ])();
}

export function makeLies(count: number, seed: number): readonly Lie[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => make(random));
}

/** Whether the claim was heard. The model insists when it is told. */
export async function isHeard(stage: Stage, lie: Lie): Promise<boolean> {
  for (const { entityId } of LAMPS) await stage.home.call('homeassistant.turn_off', entityId);
  await delay(HEARD_MS);
  const calls = lie.calls.length === 0 ? [] : [{ content: piecesOf(lie.calls) }];
  stage.model.setScript([{ replies: [...calls, lie.claim] }]);
  const { text } = await say(stage, 'Robin', lie.said);
  return text.includes(lie.claim);
}
