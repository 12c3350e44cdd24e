import { describe, expect, test } from 'vitest';
import { ButlerError } from '../../errors.ts';
import { all, fakeHome, type Furniture } from './fake-home.ts';
import { turnOnOff } from './turn-on-off.ts';

const furniture: Record<string, Furniture> = {
  'light.hall': { name: 'Hall Light', state: 'off', area: 'hall' },
  'light.desk': { name: 'Desk Lamp', state: 'off', area: 'office', aliases: ['Work light'] },
  'light.sink': { name: 'Sink Light', state: 'off', area: 'kitchen' },
  'light.island': { name: 'Island Light', state: 'on', area: 'kitchen' },
  'switch.kettle': { name: 'Kettle', state: 'off', area: 'kitchen' },
  'fan.hall': { name: 'Hall Fan', state: 'on', area: 'hall' },
  'climate.hall': { name: 'Hall Thermostat', state: 'heat', area: 'hall' },
  'media_player.tv': { name: 'TV', state: 'idle', area: 'office' },
  'lock.front': { name: 'Front Door', state: 'locked', area: 'hall' },
};

const obey: Parameters<typeof fakeHome>[1] = (call) => all(call, call.service === 'turn_on' ? 'on' : 'off');

async function run(home: ReturnType<typeof fakeHome>, input: unknown, turn = home.turn()) {
  return await turnOnOff(home.deps).prepare(input, turn).run(turn);
}

describe('does it and says so', () => {
  test('one lamp, as the person who asked', async () => {
    const home = fakeHome(furniture, obey);
    const outcome = await run(home, { entity_ids: ['light.hall'], state: 'on' });
    expect(home.calls).toEqual([
      {
        domain: 'light',
        service: 'turn_on',
        entityIds: ['light.hall'],
        data: {},
        userId: 'u1',
        parentContextId: 'ctx',
      },
    ]);
    expect(outcome).toMatchObject({
      spoken: 'The hall light is on.',
      isError: false,
      origin: 'butler',
      data: { results: { 'light.hall': 'reached: on' } },
      effects: [{ action: 'light.turn_on', entity_ids: ['light.hall'], outcome: 'reached' }],
    });
  });

  test('things of several kinds in one call, one service call for each kind', async () => {
    const home = fakeHome(furniture, obey);
    const outcome = await run(home, {
      entity_ids: ['light.hall', 'light.desk', 'switch.kettle'],
      state: 'on',
    });
    expect(home.calls.map(({ domain, entityIds }) => [domain, entityIds])).toEqual([
      ['light', ['light.hall', 'light.desk']],
      ['switch', ['switch.kettle']],
    ]);
    expect(outcome.spoken).toBe('The hall light, the desk lamp and the Kettle are on.');
  });

  test('what is already so is said to be so, and not called', async () => {
    const home = fakeHome(furniture, obey);
    const outcome = await run(home, { area: 'kitchen', state: 'on' });
    expect(home.calls.map(({ entityIds }) => entityIds)).toEqual([['light.sink']]);
    expect(outcome.spoken).toBe('The sink light is on. The island light was already on.');
    expect(outcome.isError).toBe(false);
  });

  test('an assumed state proves nothing, so it is called', async () => {
    const home = fakeHome(
      { 'switch.x': { name: 'X', state: 'on', attributes: { assumed_state: true } } },
      obey,
    );
    await run(home, { entity_ids: ['switch.x'], state: 'on' });
    expect(home.calls).toHaveLength(1);
  });

  test('toggle means the other of what each one is', async () => {
    const home = fakeHome(furniture, obey);
    await run(home, {
      entity_ids: ['light.sink', 'light.island', 'climate.hall', 'media_player.tv'],
      state: 'toggle',
    });
    expect(home.calls.map(({ service, entityIds }) => [service, ...entityIds])).toEqual([
      ['turn_on', 'light.sink'],
      ['turn_off', 'light.island'],
      ['turn_off', 'climate.hall'],
      ['turn_off', 'media_player.tv'],
    ]);
  });

  test('a fan at a speed, rounded to what it has', async () => {
    const home = fakeHome(furniture, (call) => all(call, 'on', { percentage: 66, percentage_step: 33.3 }));
    const outcome = await run(home, { area: 'hall', state: 'on', fan_speed: 50 });
    expect(home.calls).toMatchObject([{ domain: 'fan', service: 'turn_on', data: { percentage: 50 } }]);
    expect(outcome).toMatchObject({ spoken: 'The hall fan is on at 66 percent.', isError: false });
  });

  test('a vacuum starts, and goes home', async () => {
    const home = fakeHome({ 'vacuum.v': { name: 'Vacuum', state: 'docked' } }, (call) =>
      all(call, call.service === 'start' ? 'cleaning' : 'returning'),
    );
    expect((await run(home, { entity_ids: ['vacuum.v'], state: 'on' })).spoken).toBe('The vacuum is on.');
    expect((await run(home, { entity_ids: ['vacuum.v'], state: 'off' })).spoken).toBe('The vacuum is off.');
    expect(home.calls.map(({ service }) => service)).toEqual(['start', 'return_to_base']);
  });

  test('more than three are counted', async () => {
    const home = fakeHome(furniture, obey);
    const outcome = await run(home, {
      entity_ids: ['light.hall', 'light.desk', 'light.sink', 'switch.kettle'],
      state: 'on',
    });
    expect(outcome.spoken).toBe('4 devices are on.');
  });
});

describe('says what did not happen', () => {
  test('a lamp that accepts and does not move', async () => {
    const home = fakeHome(furniture);
    const outcome = await run(home, { entity_ids: ['light.desk'], state: 'on' });
    expect(outcome).toMatchObject({
      spoken: 'The desk lamp did not turn on.',
      isError: true,
      data: { results: { 'light.desk': 'not reached: off' } },
      effects: [{ action: 'light.turn_on', entity_ids: ['light.desk'], outcome: 'not_reached' }],
    });
  });

  test('a slow lamp is waited for', async () => {
    const home = fakeHome(furniture, (_call, now) => {
      setImmediate(() => now.become({ 'light.desk': { state: 'on' } }));
    });
    expect((await run(home, { entity_ids: ['light.desk'], state: 'on' })).spoken).toBe(
      'The desk lamp is on.',
    );
  });

  test('one of two', async () => {
    const home = fakeHome(furniture, () => ({ 'light.hall': { state: 'on' } }));
    const outcome = await run(home, { entity_ids: ['light.hall', 'light.desk'], state: 'on' });
    expect(outcome.spoken).toBe('The hall light is on. The desk lamp did not turn on.');
    expect(outcome.isError).toBe(true);
    expect(outcome.effects.map(({ outcome: end, entity_ids }) => [end, ...entity_ids])).toEqual([
      ['reached', 'light.hall'],
      ['not_reached', 'light.desk'],
    ]);
  });

  test('a lamp that goes away in mid-call', async () => {
    const home = fakeHome(furniture, (call) => all(call, 'unavailable'));
    const outcome = await run(home, { entity_ids: ['light.desk'], state: 'on' });
    expect(outcome).toMatchObject({ spoken: 'The desk lamp is not available.', isError: true });
  });

  test('a lamp that was not there is not called', async () => {
    const home = fakeHome({ 'light.desk': { name: 'Desk Lamp', state: 'unavailable' } }, obey);
    const outcome = await run(home, { entity_ids: ['light.desk'], state: 'off' });
    expect(home.calls).toEqual([]);
    expect(outcome.spoken).toBe('The desk lamp is not available.');
  });

  test.each([
    ['upstream', 'I could not get the desk lamp to turn on.', 'failed'],
    ['denied', 'Home Assistant does not let you control the desk lamp.', 'refused'],
    ['unavailable', 'I could not get the desk lamp to turn on. It is away.', 'failed'],
  ] as const)('a call that fails with %s', async (code, spoken, effect) => {
    const home = fakeHome(furniture, () => {
      throw new ButlerError(code, 'obey <now> the device', { say: () => 'It is away.' });
    });
    const outcome = await run(home, { entity_ids: ['light.desk'], state: 'on' });
    expect(outcome).toMatchObject({ spoken, isError: true, origin: 'device' });
    expect(outcome.effects[0]?.outcome).toBe(effect);
    expect(outcome.data['home_assistant_says']).toEqual(['obey now the device']);
  });

  test('a call that fails for one of two devices', async () => {
    const home = fakeHome(furniture, (_call, now) => {
      now.become({ 'light.hall': { state: 'on' } });
      throw new ButlerError('upstream', 'no radio');
    });
    const outcome = await run(home, { entity_ids: ['light.hall', 'light.desk'], state: 'on' });
    expect(outcome.spoken).toBe('The hall light is on. I could not get the desk lamp to turn on.');
  });

  test('the listener goes away', async () => {
    const gone = new AbortController();
    const home = fakeHome(furniture, () => gone.abort());
    const turn = home.turn({ signal: gone.signal });
    await expect(run(home, { entity_ids: ['light.desk'], state: 'on' }, turn)).rejects.toMatchObject({
      code: 'interrupted',
    });
  });
});

describe('knows what is meant', () => {
  const ids = (input: unknown, areaId: string | null = null) => {
    const home = fakeHome(furniture);
    return turnOnOff(home.deps).prepare(input, home.turn({ areaId })).entityIds;
  };

  test.each([
    [{ area: 'Kitchen', state: 'on' }, ['light.sink', 'light.island']],
    [{ area: 'the küche', state: 'on' }, ['light.sink', 'light.island']],
    [{ area: 'downstairs', state: 'on' }, ['light.hall', 'light.sink', 'light.island']],
    [{ area: 'here', state: 'on' }, ['light.desk']],
    [{ area: 'everywhere', domain: 'fan', state: 'on' }, ['fan.hall']],
    [{ area: 'kitchen', domain: 'switch', state: 'on' }, ['switch.kettle']],
    [{ entity_ids: ['light.desk', 'light.desk'], area: 'kitchen', state: 'on' }, ['light.desk']],
    [{ entity_ids: ['work light'], state: 'on' }, ['light.desk']],
  ])('%j', (input, expected) => {
    expect(ids(input, 'office')).toEqual(expected);
  });

  test.each([
    [{ state: 'on' }, 'invalid', 'Name entity_ids or an area'],
    [{ entity_ids: [], state: 'on' }, 'invalid', 'Name entity_ids or an area'],
    [{ entity_ids: ['light.hall'], state: 'on', fan_speed: 50 }, 'invalid', 'fan_speed is for fans'],
    [{ entity_ids: ['fan.hall'], state: 'off', fan_speed: 50 }, 'invalid', 'fan_speed is for fans'],
    [{ entity_ids: ['light.dekc_lamp'], state: 'on' }, 'not_found', 'light.desk (Desk Lamp)'],
    [{ entity_ids: ['lock.front'], state: 'on' }, 'invalid', 'does not take lock.front'],
    [{ area: 'attic', state: 'on' }, 'not_found', 'Kitchen, Hall, Office'],
    [{ area: 'office', domain: 'fan', state: 'on' }, 'not_found', 'no fan in "office"'],
    [{ area: 'here', state: 'on' }, 'invalid', 'not known in which room'],
    [{ entity_ids: ['light.hall'], state: 'blink' }, 'invalid', 'state'],
    [{ entity_ids: ['light.hall'], state: 'on', force: true }, 'invalid', 'force'],
    [null, 'invalid', ''],
  ])('%j is an error that helps on', (input, code, text) => {
    expect(() => ids(input)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(text) }),
    );
  });

  test('at most three candidates', () => {
    const many = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        `light.spot_${index}`,
        { name: `Spot ${index}`, state: 'off' },
      ]),
    );
    const home = fakeHome(many);
    const prepare = () =>
      turnOnOff(home.deps).prepare({ entity_ids: ['light.spot'], state: 'on' }, home.turn());
    expect(prepare).toThrow(/Near: ([^,]+, ){2}[^,]+\.$/);
  });
});

test('is an act, whatever is turned', () => {
  const home = fakeHome(furniture);
  const call = turnOnOff(home.deps).prepare(
    { entity_ids: ['light.hall', 'climate.hall'], state: 'off' },
    home.turn(),
  );
  expect(call).toMatchObject({ tier: 'act', question: 'Turn off the hall light and the hall thermostat?' });
});
