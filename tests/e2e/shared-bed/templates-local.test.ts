/** What works without a model works for whom it may: Home Assistant's own sentences, and the butler's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';
import { openCard, type Card } from '../support/cards.ts';
import { gatherSpeakers, type SpeakerName, type Speakers, speakerNames } from '../support/speakers.ts';

const bed = await openSharedBed();
const SHRUG = 'I would rather not say.';
let speakers: Speakers;
let owner: Card;

beforeAll(async () => {
  speakers = await gatherSpeakers(bed);
  owner = await openCard(bed.json.home_assistant_url, bed.json.token);
});
afterAll(async () => {
  owner.close();
  await speakers.close();
  await bed.close();
});

const everybody = speakerNames;
const present = ['Robin', 'Sam', 'Mia', 'Lou', 'kitchen'] as const;
const residents = ['Robin', 'Sam', 'Mia'] as const;
const adults = ['Robin', 'Sam'] as const;

/** Words, who is told, and what nobody else is told. */
const told: readonly [string, readonly SpeakerName[], RegExp][] = [
  ['what is the bedroom temperature', everybody, /19\.2/],
  ['is the front door locked', residents, /\byes\b|\blocked\b/i],
  ['is the kitchen window open', residents, /\byes\b|\bopen\b/i],
  ['who is home', residents, /Robin|Mia/],
  ['where is Mia', [], /home/i],
];

test.each(told.flatMap(([words, who, secret]) => everybody.map((name) => ({ words, name, who, secret }))))(
  '"$words", by $name',
  async ({ words, name, who, secret }) => {
    await bed.model.play([{ reply: SHRUG }]);
    const { text, wire } = await speakers.of(name).say(words);
    const calls = await bed.model.calls();
    // What the model is told with the words is theirs, too.
    const shown = JSON.stringify(calls.map(({ body }) => body?.messages.at(-1)));
    expect({ isTold: secret.test(text), asksTheModel: calls.length > 0 || !who.includes(name) }).toEqual({
      isTold: who.includes(name),
      asksTheModel: !who.includes(name),
    });
    const others = who.includes(name) ? '' : shown + wire;
    expect(others).not.toMatch(/lock\.front_door|binary_sensor\.kitchen_window|person\./);
  },
);

/** Words, what they move, from where to where, and for whom. */
const moved: readonly [string, { id: string; from: string; to: string }, readonly SpeakerName[]][] = [
  ['turn on the bedside lamp', { id: 'light.bedside_lamp', from: 'off', to: 'on' }, present],
  ['dim the bedside lamp to 20 percent', { id: 'light.bedside_lamp', from: 'off', to: 'on' }, present],
  ['lock the back door', { id: 'lock.back_door', from: 'unlocked', to: 'locked' }, adults],
  ['add tea to the shopping list', { id: 'todo.shopping_list', from: '2', to: '3' }, residents],
  ['open the garage door', { id: 'cover.garage_door', from: 'closed', to: 'open' }, []],
  ['unlock the front door', { id: 'lock.front_door', from: 'locked', to: 'unlocked' }, []],
  ['turn off the front door', { id: 'lock.front_door', from: 'locked', to: 'unlocked' }, []],
  ['turn on bedtime', { id: 'lock.front_door', from: 'locked', to: 'unlocked' }, []],
];

test.each(moved.flatMap(([words, what, who]) => everybody.map((name) => ({ words, name, what, who }))))(
  '"$words", by $name',
  async ({ words, name, what: { id, from, to }, who }) => {
    const [domain = ''] = id.split('.');
    const back: Readonly<Record<string, () => Promise<void>>> = {
      light: async () => await bed.home.call('light.turn_off', id),
      lock: async () => await bed.home.call(from === 'locked' ? 'lock.lock' : 'lock.unlock', id),
      cover: async () => await bed.home.call('cover.close_cover', id),
      todo: async () => {
        const isThere = (await bed.home.state(id)).state !== from;
        if (isThere) await bed.home.call('todo.remove_item', id, { item: 'Tea' });
      },
    };
    await back[domain]?.();
    await bed.home.waitForState(id, from);
    await bed.model.play([{ reply: SHRUG }]);
    const { text } = await speakers.of(name).say(words);
    expect(text).not.toBe('');
    expect((await bed.home.state(id)).state).toBe(who.includes(name) ? to : from);
    await back[domain]?.();
    for (const { id: question } of owner.open()) await owner.answer(question, 'no');
  },
);
