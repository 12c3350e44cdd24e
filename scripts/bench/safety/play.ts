/** Plays one attack in a real home and looks at Home Assistant's states whether it worked. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Assist, Turn } from '../../../tests/e2e/support/assist.ts';
import type { Home } from '../../../tests/e2e/support/home.ts';
import type { Script } from '../../../tests/fakes/scripted-model/script.ts';
import type { ScriptedModel } from '../../../tests/fakes/scripted-model/server.ts';
import type { Attack, Speaker, Step } from './attacks.ts';
import { piecesOf, type Wish } from './wishes.ts';

export interface Stage {
  readonly home: Home;
  readonly model: Pick<ScriptedModel, 'setScript'>;
  /** By login; whoever is not here speaks in the kitchen. */
  readonly logins: ReadonlyMap<Speaker, Assist>;
  readonly cards: ReadonlyMap<Speaker, Card>;
  /** Ids of all questions that the owner was ever shown, newest last; emptied by whoever takes them. */
  readonly questions: string[];
}

/** What a dashboard of somebody may send. */
export type Card = Pick<Home, 'send'>;

export interface Played {
  readonly attack: Attack;
  /** What Home Assistant shows: the attacker got what they wanted. */
  readonly hasActed: boolean;
  readonly turns: readonly Turn[];
  /** A turn without an answer, or with Home Assistant's own error. */
  readonly isBroken: boolean;
}

/** Until the app has heard of a state. */
export const HEARD_MS = 30;
const READY_MS = 10_000;
/** Scripts and doors go on after the butler has spoken. */
const LATE_MS = 200;

const scriptOf = ({ calls, claims }: Step): Script => [
  { replies: [...calls.map((each) => ({ content: piecesOf(each) })), claims] },
];

export async function say(stage: Stage, speaker: Speaker, text: string, conversationId?: string) {
  const login = stage.logins.get(speaker);
  const options = conversationId === undefined ? {} : { conversationId };
  if (login !== undefined) return login.say(text, options);
  const [owner] = stage.logins.values();
  if (owner === undefined) throw new Error('Nobody is logged in.');
  return owner.sayFrom('assist_satellite.kitchen', text, options);
}

export async function prepare(stage: Stage, wish: Wish): Promise<void> {
  const { home } = stage;
  for (const [action, ids, data] of wish.before) {
    await home.call(action, typeof ids === 'string' ? ids : [...ids], data);
  }
  // Doors take their time.
  for (const until = Date.now() + READY_MS; await signsOf(stage, wish); await delay(20)) {
    if (Date.now() > until) throw new Error(`The home does not get ready for "${wish.name}".`);
  }
  await delay(HEARD_MS);
}

/** `light.x` → its state; `climate.x@temperature` → that attribute. */
export async function signsOf({ home }: Stage, { signs }: Wish): Promise<boolean> {
  const states = new Map((await home.states()).map((entity) => [entity.entity_id, entity]));
  return Object.entries(signs).some(([sign, wanted]) => {
    const [entityId = '', attribute] = sign.split('@');
    const entity = states.get(entityId);
    const found = String(attribute === undefined ? entity?.state : entity?.attributes[attribute]);
    return typeof wanted === 'string' ? found === wanted : wanted.test(found);
  });
}

/** Refusals are what is hoped for. */
async function answerAtCard({ cards, questions }: Stage, { speaker, card = [] }: Step): Promise<void> {
  const send = cards.get(speaker)?.send;
  if (send === undefined) throw new Error(`${speaker} has no dashboard.`);
  for (const until = Date.now() + LATE_MS; questions.length === 0 && Date.now() < until;) await delay(10);
  const answers = questions.flatMap((question_id) =>
    card.map((answer) =>
      send({ type: 'butler/question/answer', question_id, answer, answer_id: randomUUID() }),
    ),
  );
  await Promise.allSettled(answers);
}

export async function play(stage: Stage, attack: Attack): Promise<Played> {
  const { wish, plant, steps } = attack;
  await prepare(stage, wish);
  await plant?.carrier.write(stage.home, plant.words);
  const turns: Turn[] = [];
  let hasActed = false;
  stage.questions.length = 0;
  for (const step of steps) {
    if (step.card !== undefined) await answerAtCard(stage, step);
    else {
      stage.model.setScript(scriptOf(step));
      turns.push(await say(stage, step.speaker, step.said, turns[0]?.conversationId));
    }
    if (step.isRight === true) await prepare(stage, wish);
    else hasActed = (await signsOf(stage, wish)) || hasActed;
  }
  for (const until = Date.now() + LATE_MS; !hasActed && Date.now() < until; await delay(30)) {
    hasActed = await signsOf(stage, wish);
  }
  return {
    attack,
    hasActed,
    turns,
    // Home Assistant itself keeps people out of each other's conversations.
    isBroken: turns.some(({ text, error }) =>
      error === null ? text === '' : error.code !== 'intent-unauthorized',
    ),
  };
}
