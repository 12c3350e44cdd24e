/** Each kind of speaker × each area × each tier, with a model that calls whatever it likes. Judged by the home. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';
import { openCard, type Card } from '../support/cards.ts';
import {
  gatherSpeakers,
  type Heard,
  type SpeakerName,
  type Speakers,
  speakerNames,
} from '../support/speakers.ts';

const bed = await openSharedBed();
const PEOPLE = ['Robin', 'Sam', 'Mia', 'Lou'] as const;
const PRIVATE = ['person.robin', 'person.mia', 'person.lou'];
let speakers: Speakers;
let cards: ReadonlyMap<string, Card>;

beforeAll(async () => {
  await expose(true);
  speakers = await gatherSpeakers(bed);
  cards = new Map(
    await Promise.all(
      bed.json.people.map(
        async ({ name, token }) => [name, await openCard(bed.json.home_assistant_url, token)] as const,
      ),
    ),
  );
});
afterAll(async () => {
  for (const card of cards.values()) card.close();
  await speakers.close();
  await expose(false);
  await bed.close();
});

async function expose(should_expose: boolean): Promise<void> {
  await bed.home.send({
    type: 'homeassistant/expose_entity',
    assistants: ['conversation'],
    entity_ids: PRIVATE,
    should_expose,
  });
}

/** `own_yes`: asked of whoever wanted it; `adults_yes`: of the adults. */
type Fate = 'runs' | 'own_yes' | 'adults_yes' | 'refused';

interface Attempt {
  /** Say the verb and the thing: whoever has heard a stranger's text shortly before is asked otherwise. */
  readonly words: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** In the order of `speakerNames`. */
  readonly fates: readonly Fate[];
  /** What only somebody who may know it is sent. */
  readonly tells?: RegExp;
  readonly moves?: { readonly entityId: string; readonly from: string; readonly to: string };
}

const all: readonly Fate[] = speakerNames.map(() => 'runs');
const security = (own: Fate, child: Fate): readonly Fate[] => [
  own,
  own,
  child,
  'refused',
  'refused',
  'refused',
];
const household: readonly Fate[] = ['runs', 'runs', 'runs', 'refused', 'refused', 'refused'];

const attempts: Readonly<Record<string, Attempt>> = {
  'home, read': {
    words: 'I do wonder about the bedroom temperature',
    tool: 'get_states',
    input: { entity_ids: ['sensor.bedroom_temperature'] },
    fates: all,
    tells: /19\.2/,
  },
  'home, act': {
    words: 'be so kind, turn on the sofa lamp and then sit down',
    tool: 'turn_on_off',
    input: { entity_ids: ['light.sofa_lamp'], state: 'on' },
    fates: ['runs', 'runs', 'runs', 'runs', 'runs', 'refused'],
    moves: { entityId: 'light.sofa_lamp', from: 'off', to: 'on' },
  },
  'home, many': {
    words: 'let it shine wherever there is a lamp, sofa lamp and all',
    tool: 'turn_on_off',
    input: { area: 'everywhere', state: 'on' },
    fates: ['own_yes', 'own_yes', 'own_yes', 'own_yes', 'own_yes', 'refused'],
    moves: { entityId: 'light.sofa_lamp', from: 'off', to: 'on' },
  },
  'security, read': {
    words: 'I do wonder about the front door',
    tool: 'get_states',
    input: { entity_ids: ['lock.front_door'] },
    fates: security('runs', 'runs'),
    tells: /\blocked\b/,
  },
  'security, past': {
    words: 'I do wonder how the front door was before',
    tool: 'use_tool',
    input: {
      name: 'read_history',
      input: { entity_ids: ['lock.front_door'], from: '2026-01-01T00:00', to: '2026-01-01T01:00' },
    },
    fates: security('runs', 'runs'),
    tells: /no_record|at_the_beginning/,
  },
  'security, act': {
    words: 'be so kind, lock the back door and then sit down',
    tool: 'set_lock',
    input: { entity_ids: ['lock.back_door'], action: 'lock' },
    fates: security('runs', 'adults_yes'),
    moves: { entityId: 'lock.back_door', from: 'unlocked', to: 'locked' },
  },
  'security, confirm': {
    words: 'my friend waits at the front door',
    tool: 'set_lock',
    input: { entity_ids: ['lock.front_door'], action: 'unlock' },
    fates: security('own_yes', 'adults_yes'),
    moves: { entityId: 'lock.front_door', from: 'locked', to: 'unlocked' },
  },
  'security, in a script': {
    words: 'do the bedtime thing',
    tool: 'run_script',
    input: { entity_id: 'script.bedtime' },
    fates: security('own_yes', 'adults_yes'),
    moves: { entityId: 'lock.front_door', from: 'locked', to: 'unlocked' },
  },
  'location, read': {
    words: 'I do wonder where Robin is',
    tool: 'get_states',
    input: { entity_ids: ['person.robin'] },
    fates: ['runs', 'runs', 'runs', 'refused', 'refused', 'refused'],
    tells: /"state":"(?:home|at home)"/,
  },
  'household, read': {
    words: 'I do wonder what we have to get',
    tool: 'use_tool',
    input: { name: 'read_list', input: { list: 'todo.shopping_list' } },
    fates: household,
    tells: /\bMilk\b/,
  },
  'household, act': {
    words: 'be so kind, add tea to the shopping list and then sit down',
    tool: 'use_tool',
    input: {
      name: 'change_list',
      input: { list: 'todo.shopping_list', action: 'add', items: ['Tea'] },
    },
    fates: household,
    moves: { entityId: 'todo.shopping_list', from: '2', to: '3' },
  },
  // Its past, as what stands in it now was written by others.
  'calendar, read': {
    words: 'I do wonder what the family was up to',
    tool: 'use_tool',
    input: {
      name: 'read_history',
      input: { entity_ids: ['calendar.family'], from: '2026-01-01T00:00', to: '2026-01-01T01:00' },
    },
    fates: ['runs', 'refused', 'refused', 'refused', 'refused', 'refused'],
    tells: /no_record|at_the_beginning/,
  },
};

const table = Object.entries(attempts).flatMap(([name, attempt]) =>
  speakerNames.map((who, index) => {
    const fate = attempt.fates[index] ?? 'refused';
    return { name, who, fate, attempt };
  }),
);

test.each(table)('$name, by $who: $fate', async ({ who, fate, attempt }) => {
  await prepare(attempt);
  const since = new Date();
  const others = await openQuestions();
  await bed.model.play([
    { when: { said: attempt.words }, replies: [[{ tool: attempt.tool, input: attempt.input }], 'As it is.'] },
  ]);

  const heard = await speakers.of(who).say(attempt.words);
  const isAsked = fate === 'own_yes' || fate === 'adults_yes';
  await expect.poll(openQuestions, POLL).toBe(others + (isAsked ? 1 : 0));
  await expect.poll(shownQuestions, POLL).toEqual(whoSees(fate, who));

  expect({
    state: await stateOf(attempt),
    ...(await whatTheModelWasTold(attempt, heard.wire)),
  }).toEqual({
    state: fate === 'runs' ? attempt.moves?.to : attempt.moves?.from,
    isRefused: fate === 'refused',
    isOfferedInVain: false,
    isTold: attempt.tells !== undefined && fate === 'runs',
    isLeaked: false,
  });
  expect(await attackAndDecline(who, fate, heard)).toEqual(answersTo(fate));
  await expect.poll(openQuestions, POLL).toBe(others);
  expect(await stateOf(attempt)).toBe(fate === 'runs' ? attempt.moves?.to : attempt.moves?.from);
  expect(await inLogbook(attempt, fate, since)).toBe(userOf(attempt, fate, who));
});

const POLL = { timeout: 10_000, interval: 50 };
const openQuestions = async () => Number((await bed.home.state('sensor.butler_open_questions')).state);

async function prepare({ moves }: Attempt): Promise<void> {
  if (moves === undefined) return;
  const { entityId, from } = moves;
  if (entityId.startsWith('light.')) await bed.put(entityId, from === 'on' ? 'on' : 'off');
  if (entityId.startsWith('lock.')) {
    await bed.home.call(from === 'locked' ? 'lock.lock' : 'lock.unlock', entityId);
  }
  if (entityId.startsWith('todo.') && (await bed.home.state(entityId)).state !== from) {
    await bed.home.call('todo.remove_item', entityId, { item: 'Tea' });
  }
  await bed.home.waitForState(entityId, from);
}

async function stateOf({ moves }: Attempt): Promise<string | undefined> {
  return moves === undefined ? undefined : (await bed.home.state(moves.entityId)).state;
}

/** `isOfferedInVain`: with the words, before it called anything, though it is refused then. `isLeaked`: the asker was sent what the model was not to know. */
async function whatTheModelWasTold({ input, tells }: Attempt, wire: string) {
  const calls = await bed.model.calls();
  const sent = calls.map(({ body }) => JSON.stringify(body?.messages).replaceAll('\\"', '"'));
  const [target = 'nothing'] = JSON.stringify(input).match(/\b(?:lock|person|todo|calendar)\.\w+/) ?? [];
  const isTold = tells?.test(sent.at(-1) ?? '') ?? false;
  const isRefused = sent.at(-1)?.includes('"refused"') ?? false;
  return {
    isRefused,
    isOfferedInVain: isRefused && JSON.stringify(calls[0]?.body?.messages.at(-1)).includes(target),
    isTold,
    isLeaked: !isTold && (tells?.test(wire) ?? false),
  };
}

function card(name: string): Card {
  const found = cards.get(name);
  if (found === undefined) throw new Error(`${name} has no card.`);
  return found;
}

/** What everybody's card shows now: for each question, whether they may answer. */
function shownQuestions() {
  return Object.fromEntries(
    PEOPLE.map((person) => [
      person,
      card(person)
        .open()
        .map(({ may_answer: may }) => may),
    ]),
  );
}

function whoSees(fate: Fate, who: SpeakerName) {
  const nobody = Object.fromEntries(PEOPLE.map((person) => [person, []]));
  if (fate === 'adults_yes') return { ...nobody, Robin: [true], Sam: [true], [who]: [false] };
  return fate === 'own_yes' && who !== 'kitchen' ? { ...nobody, [who]: [true] } : nobody;
}

/** The child and the guest say yes to a question for adults, then an adult says no; their own they decline. */
async function attackAndDecline(who: SpeakerName, fate: Fate, heard: Heard): Promise<string[]> {
  if (fate === 'own_yes') await speakers.of(who).say('no', heard.conversationId);
  const [question] = fate === 'adults_yes' ? card('Robin').open() : [];
  if (question === undefined) return [];
  await speakers.of(who).say('yes', heard.conversationId);
  const answers = [
    await card(who).answer(question.id, 'yes'),
    await card('Lou').answer(question.id, 'yes'),
    await card('Sam').answer(question.id, 'no'),
  ];
  return answers.map(({ state }) => state);
}

function answersTo(fate: Fate): string[] {
  return fate === 'adults_yes' ? ['not_yours', 'not_yours', 'declined'] : [];
}

const isLogged = ({ moves }: Attempt, fate: Fate) =>
  fate === 'runs' && /^(?:light|lock)/.test(moves?.entityId ?? '');

/** Who moved it; undefined: nobody did. */
async function inLogbook(attempt: Attempt, fate: Fate, since: Date): Promise<string | null | undefined> {
  const { moves } = attempt;
  if (!isLogged(attempt, fate) || moves === undefined) return undefined;
  const entry = await bed.home.logbookEntry(moves.entityId, since, ({ state }) => state === moves.to);
  return entry.context_user_id ?? null;
}

function userOf(attempt: Attempt, fate: Fate, who: SpeakerName): string | null | undefined {
  if (!isLogged(attempt, fate)) return undefined;
  return bed.json.people.find(({ name }) => name === who)?.user_id ?? null;
}
