/** What is asked, and what each answer would run; which sentences are asked about stands in the corpus. */
import { expect, test } from 'vitest';
import { fakeHome, type Furniture } from '../tools/home/fake-home.ts';
import { corpusTools } from './corpus/measure.ts';
import { createMeaning } from './create-meaning.ts';

const tools = corpusTools();

interface Asked {
  readonly language?: string;
  readonly areaId?: string;
}

function ask(
  furniture: Record<string, Furniture>,
  text: string,
  [tool, input]: readonly [string, Readonly<Record<string, unknown>>],
  { language = 'en', areaId }: Asked = {},
) {
  const home = fakeHome(furniture);
  const turn = home.turn({ text, language, areaId: areaId ?? null });
  const call = tools.get(tool)?.prepare(input, turn);
  if (call === undefined) throw new Error(`there is no ${tool}`);
  return createMeaning().ambiguity(call, input, turn, []);
}

const lamp = (name: string, more: Partial<Furniture> = {}): Furniture => ({ name, state: 'off', ...more });
const onto = (...entity_ids: string[]) => ['turn_on_off', { entity_ids, state: 'on' }] as const;
const two = { 'light.desk': lamp('Desk lamp'), 'light.floor': lamp('Floor lamp') };

test('two lamps: either completes the call, and both can', () => {
  expect(ask(two, 'turn on the lamp', onto('light.floor'))).toEqual({
    question: 'The floor lamp or the desk lamp?',
    options: [
      {
        label: 'the floor lamp',
        input: { entity_ids: ['light.floor'], state: 'on' },
        entityIds: ['light.floor'],
      },
      {
        label: 'the desk lamp',
        input: { entity_ids: ['light.desk'], state: 'on' },
        entityIds: ['light.desk'],
      },
    ],
    isBothPossible: true,
  });
});

test('in German', () => {
  const german = { 'light.steh': lamp('Stehlampe'), 'light.tisch': lamp('Tischlampe') };
  const asked = ask(german, 'mach die Lampe an', onto('light.steh'), { language: 'de-AT' });
  expect(asked?.question).toBe('Stehlampe oder Tischlampe?');
});

test('what else was in the call stays in the answers', () => {
  const call = ['set_light', { entity_ids: ['light.desk'], brightness: 30 }] as const;
  const inputs = ask(two, 'dim the lamp to 30', call)?.options.map(({ input }) => input);
  expect(inputs).toEqual([
    { entity_ids: ['light.desk'], brightness: 30 },
    { entity_ids: ['light.floor'], brightness: 30 },
  ]);
});

test('lamps of one name are told apart by their rooms', () => {
  const same = { 'light.a': lamp('Lamp', { area: 'kitchen' }), 'light.b': lamp('Lamp', { area: 'hall' }) };
  expect(ask(same, 'turn on the lamp', onto('light.a'))?.question).toBe(
    'The lamp in the kitchen or the lamp in the hall?',
  );
  expect(ask(same, 'turn on the lamp', onto('light.a'), { areaId: 'kitchen' })).toBeNull();
});

test('what nobody could tell apart is not asked', () => {
  const same = { 'light.a': lamp('Lamp', { area: 'hall' }), 'light.b': lamp('Lamp', { area: 'hall' }) };
  expect(ask(same, 'turn on the lamp', onto('light.a'))).toBeNull();
});

test('of many, people hear four', () => {
  const names = ['Desk', 'Floor', 'Wall', 'Sofa', 'Hall', 'Table'];
  const many = Object.fromEntries(names.map((name) => [`light.${name.toLowerCase()}`, lamp(`${name} lamp`)]));
  const asked = ask(many, 'turn on the lamp', onto('light.desk'));
  expect(asked?.question).toBe(
    'Which one: the desk lamp, the floor lamp, the wall lamp, the sofa lamp or another one?',
  );
  expect(asked?.options).toHaveLength(6);
});

test('one lamp was named and the whole room was taken: one or all, not both', () => {
  const room = {
    'light.desk': lamp('Desk lamp', { area: 'office' }),
    'light.top': lamp('Ceiling light', { area: 'office' }),
  };
  const asked = ask(room, 'turn on the desk lamp', ['turn_on_off', { area: 'Office', state: 'on' }]);
  expect(asked?.question).toBe('Only the desk lamp, or all the lights in the office?');
  expect(asked?.isBothPossible).toBe(false);
  expect(asked?.options.map(({ input }) => input)).toEqual([
    { entity_ids: ['light.desk'], state: 'on' },
    { entity_ids: ['light.desk', 'light.top'], state: 'on' },
  ]);
});

test('a scene and a lamp of one name: the answer is another tool', () => {
  const movie = { 'light.movie': lamp('Movie'), 'scene.movie': lamp('Movie') };
  expect(ask(movie, 'turn on movie', onto('light.movie'))?.options[1]).toEqual({
    label: 'the movie scene',
    tool: 'activate_scene',
    input: { entity_id: 'scene.movie' },
    entityIds: ['scene.movie'],
  });
  const scene = ['activate_scene', { entity_id: 'scene.movie' }] as const;
  expect(ask(movie, 'turn on movie', scene)?.options[1]).toMatchObject({
    tool: 'turn_on_off',
    input: { entity_ids: ['light.movie'], state: 'on' },
  });
});

test('a group and its members are the same', () => {
  const group = {
    'light.all': lamp('Sofa lights', { attributes: { entity_id: ['light.a', 'light.b'] } }),
    'light.a': lamp('Sofa light left'),
    'light.b': lamp('Sofa light right'),
  };
  expect(ask(group, 'turn on the sofa lights', onto('light.all'))).toBeNull();
  expect(ask(group, 'turn on the sofa lights', onto('light.a', 'light.b'))).toBeNull();
});

test('where one is so already, the other one is meant', () => {
  const states = { 'light.desk': lamp('Desk lamp', { state: 'on' }), 'light.floor': lamp('Floor lamp') };
  expect(ask(states, 'turn on the lamp', onto('light.floor'))).toBeNull();
  expect(ask(states, 'turn on the lamp', onto('light.desk'))?.question).toBe(
    'The desk lamp or the floor lamp?',
  );
});

test('what cannot do it is not asked about', () => {
  const plain = {
    'light.desk': lamp('Desk lamp', { attributes: { supported_color_modes: ['brightness'] } }),
    'light.floor': lamp('Floor lamp', { attributes: { supported_color_modes: ['onoff'] } }),
  };
  expect(
    ask(plain, 'dim the lamp', ['set_light', { entity_ids: ['light.desk'], brightness: 20 }]),
  ).toBeNull();
});

test('reading asks nothing', () => {
  expect(ask(two, 'is the lamp on', ['get_states', { entity_ids: ['light.desk'] }])).toBeNull();
});

test('of all the lights only one: asked, unless the others are in the same turn', () => {
  const home = fakeHome(two);
  const turn = home.turn({ text: 'turn all the lights on', language: 'en', areaId: null });
  const [tool, input] = onto('light.floor');
  const call = tools.get(tool)?.prepare(input, turn);
  if (call === undefined) throw new Error(`there is no ${tool}`);
  const meaning = createMeaning();
  expect(meaning.ambiguity(call, input, turn, [])?.question).toBe(
    'Only the floor lamp, or the floor lamp and the desk lamp?',
  );
  expect(meaning.ambiguity(call, input, turn, [], new Set(['light.desk']))).toBeNull();
});

test('"Open the garage door" is about the garage door, and not about the lock of the door beside it', () => {
  const garage = {
    'cover.garage': { name: 'Big garage door', state: 'closed', deviceClass: 'garage' },
    'lock.side': { name: 'Garage side door', state: 'locked' },
  };
  const asked = ask(garage, 'open the garage door', [
    'set_lock',
    { entity_ids: ['lock.side'], action: 'unlock' },
  ]);
  expect(asked?.options[1]).toEqual({
    label: 'the big garage door',
    tool: 'set_cover',
    input: { entity_ids: ['cover.garage'], action: 'open' },
    entityIds: ['cover.garage'],
  });
});

test('"alle bis auf die Tischlampe" leaves it out', () => {
  const german = { 'light.steh': lamp('Stehlampe'), 'light.tisch': lamp('Tischlampe') };
  const text = 'alle Lichter an bis auf die Tischlampe';
  expect(ask(german, text, onto('light.steh'), { language: 'de' })).toBeNull();
  expect(ask(german, text, onto('light.tisch'), { language: 'de' })).not.toBeNull();
});
