/** The tools for single kinds of devices: what they call, and what they claim. */
import { describe, expect, test } from 'vitest';
import { all, fakeHome } from '../home/fake-home.ts';
import { moreTools } from '../index.ts';
import { alarm, boiler, fan, humidifier, prepare, robot, timer, valve } from './test-devices.ts';

describe('does it, looks, and says what it saw, in the language of the turn', () => {
  test.each<[string, object, string, object, string, object, string, string]>([
    [
      'set_fan',
      { ...fan, speed: 33 },
      'set_percentage',
      { percentage: 33 },
      'on',
      { percentage: 33 },
      'The bedroom fan is at 33 percent.',
      'Bedroom Fan ist auf 33 Prozent.',
    ],
    [
      'set_fan',
      { ...fan, speed_step: 25 },
      'set_percentage',
      { percentage: 75 },
      'on',
      { percentage: 75 },
      'The bedroom fan is at 75 percent.',
      'Bedroom Fan ist auf 75 Prozent.',
    ],
    [
      'set_fan',
      { ...fan, oscillating: true },
      'oscillate',
      { oscillating: true },
      'on',
      { oscillating: true },
      'The bedroom fan is swinging.',
      'Bedroom Fan schwenkt hin und her.',
    ],
    [
      'set_fan',
      { ...fan, direction: 'reverse' },
      'set_direction',
      { direction: 'reverse' },
      'on',
      { direction: 'reverse' },
      'The bedroom fan is turning backwards.',
      'Bedroom Fan dreht rückwärts.',
    ],
    [
      'set_fan',
      { ...fan, preset_mode: 'Deep sleep' },
      'set_preset_mode',
      { preset_mode: 'deep_sleep' },
      'on',
      { preset_mode: 'deep_sleep' },
      'The bedroom fan is in deep sleep mode.',
      'Bedroom Fan ist im Modus deep sleep.',
    ],
    [
      'control_vacuum',
      { ...robot, action: 'start' },
      'start',
      {},
      'cleaning',
      {},
      'The Robot is cleaning.',
      'Robot ist beim Saugen.',
    ],
    // In its station it is neither paused nor on its way.
    [
      'control_vacuum',
      { ...robot, action: 'dock' },
      'return_to_base',
      {},
      'docked',
      {},
      'The Robot was already in its station.',
      'Robot war schon in der Station.',
    ],
    [
      'control_vacuum',
      { ...robot, action: 'pause' },
      'pause',
      {},
      'docked',
      {},
      'The Robot was already not cleaning.',
      'Robot war schon nicht mehr beim Saugen.',
    ],
    [
      'control_vacuum',
      { ...robot, action: 'locate' },
      'locate',
      {},
      'docked',
      {},
      'The Robot was asked to make itself heard.',
      'Robot wurde gebeten, sich zu melden.',
    ],
    [
      'set_humidifier',
      { ...humidifier, humidity: 55 },
      'set_humidity',
      { humidity: 55 },
      'on',
      { humidity: 55 },
      'The humidifier is set to 55 percent.',
      'Humidifier ist auf 55 Prozent eingestellt.',
    ],
    [
      'set_humidifier',
      { ...humidifier, mode: 'eco' },
      'set_mode',
      { mode: 'eco' },
      'on',
      { mode: 'eco' },
      'The humidifier is in eco mode.',
      'Humidifier ist im Modus Eco.',
    ],
    [
      'set_humidifier',
      { ...humidifier, state: 'off' },
      'turn_off',
      {},
      'off',
      {},
      'The humidifier is off.',
      'Humidifier ist aus.',
    ],
    [
      'set_water_heater',
      { ...boiler, temperature: 50.5 },
      'set_temperature',
      { temperature: 50.5 },
      'off',
      { temperature: 50.5 },
      'The boiler is set to 50.5 degrees but off.',
      'Boiler ist auf 50,5 Grad eingestellt, aber aus.',
    ],
    [
      'set_water_heater',
      { ...boiler, mode: 'high demand' },
      'set_operation_mode',
      { operation_mode: 'high_demand' },
      'high_demand',
      {},
      'The boiler is in high demand mode.',
      'Boiler ist im Modus hoher Bedarf.',
    ],
    [
      'set_valve',
      { ...valve, action: 'close' },
      'close_valve',
      {},
      'closing',
      {},
      'The main Valve is closing.',
      'Main Valve schließt sich.',
    ],
    [
      'set_valve',
      { ...valve, position: 0 },
      'close_valve',
      {},
      'closed',
      {},
      'The main Valve is closed.',
      'Main Valve ist geschlossen.',
    ],
    [
      'set_alarm',
      { ...alarm, action: 'arm_away' },
      'alarm_arm_away',
      {},
      'arming',
      {},
      'The House alarm is about to be armed for being away.',
      'House Alarm wird gleich für unterwegs scharf.',
    ],
    [
      'control_timer',
      { ...timer, action: 'start', seconds: 90 },
      'start',
      { duration: '00:01:30' },
      'active',
      {},
      'The Egg Timer is running for 1 minute and 30 seconds.',
      'Egg Timer läuft jetzt 1 Minute und 30 Sekunden.',
    ],
    [
      'control_timer',
      { ...timer, action: 'cancel' },
      'cancel',
      {},
      'idle',
      {},
      'The Egg Timer was already not running.',
      'Egg Timer läuft schon nicht mehr.',
    ],
  ])('%s %j', async (name, input, service, data, state, attributes, english, german) => {
    for (const [language, spoken] of [
      ['en', english],
      ['de', german],
    ] as const) {
      const { home, turn, call } = prepare(
        name,
        input,
        (made) => all(made, state, { ...attributes }),
        language,
      );
      expect(call.tier).toBe('act');
      const outcome = await call.run(turn);
      expect(outcome).toMatchObject({ spoken, isError: false });
      const isAlready = /already|schon/.test(spoken);
      expect(home.calls.map((made) => [made.service, made.data])).toEqual(isAlready ? [] : [[service, data]]);
    }
  });

  test.each<[string, object, string]>([
    ['set_fan', { ...fan, speed: 90 }, 'The bedroom fan did not go to 90 percent.'],
    ['control_vacuum', { ...robot, action: 'start' }, 'The Robot did not start.'],
    ['set_humidifier', { ...humidifier, humidity: 60 }, 'The humidifier did not go to 60 percent.'],
    ['set_water_heater', { ...boiler, temperature: 60 }, 'The boiler did not go to 60 degrees.'],
    ['set_valve', { ...valve, action: 'close' }, 'The main Valve did not close.'],
    ['control_timer', { ...timer, action: 'start' }, 'The Egg Timer did not start.'],
  ])('%s %j claims nothing when nothing moved', async (name, input, spoken) => {
    const { call, turn } = prepare(name, input);
    expect(await call.run(turn)).toMatchObject({
      spoken,
      isError: true,
      effects: [{ outcome: 'not_reached' }],
    });
  });
});

test('an alarm that wants its code is not armed, and the person hears where to go', async () => {
  const { call, turn } = prepare('set_alarm', { ...alarm, action: 'arm_home' });
  const { spoken, isError } = await call.run(turn);
  expect(isError).toBe(true);
  expect(spoken).toMatch(/did not arm.*codes never go through me/);
});

test.each<[string, object, string]>([
  ['set_valve', { ...valve, action: 'open' }, 'Open the main Valve?'],
  ['set_valve', { ...valve, position: 20 }, 'Open the main Valve to 20 percent?'],
  ['set_alarm', { ...alarm, action: 'disarm' }, 'Disarm the House alarm?'],
])('%s %j needs a yes', (name, input, question) => {
  expect(prepare(name, input).call).toMatchObject({ tier: 'confirm', question });
});

test('without a timer in the home, the person hears where timers are', () => {
  const home = fakeHome({});
  const tool = moreTools(home.deps).find((more) => more.tool.name === 'control_timer')?.tool;
  expect(() => tool?.prepare({ area: 'here', action: 'start', seconds: 300 }, home.turn())).toThrow(
    expect.objectContaining({ code: 'not_found', say: expect.stringMatching(/can’t keep timers from here/) }),
  );
});
