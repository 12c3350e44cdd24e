/** For tests: a home with one of each of these devices, and how a tool's call is prepared in it. */
import type { ActCall } from '../../hub/hub.ts';
import { all, fakeHome, type Furniture } from '../home/fake-home.ts';
import { moreTools } from '../index.ts';

const furniture: Record<string, Furniture> = {
  'fan.bed': {
    name: 'Bedroom Fan',
    state: 'on',
    area: 'office',
    attributes: {
      supported_features: 1 | 2 | 4 | 8,
      percentage: 50,
      percentage_step: 1,
      oscillating: false,
      direction: 'forward',
      preset_modes: ['auto', 'deep_sleep'],
    },
  },
  'fan.simple': { name: 'Simple Fan', state: 'off', attributes: { supported_features: 48 } },
  'vacuum.robot': {
    name: 'Robot',
    state: 'docked',
    attributes: { supported_features: 4 | 8 | 16 | 512 | 8192 },
  },
  'vacuum.mute': { name: 'Mute One', state: 'docked', attributes: { supported_features: 8192 } },
  'humidifier.bed': {
    name: 'Humidifier',
    state: 'on',
    attributes: {
      supported_features: 1,
      humidity: 40,
      min_humidity: 30,
      max_humidity: 80,
      mode: 'home',
      available_modes: ['home', 'eco'],
    },
  },
  'water_heater.boiler': {
    name: 'Boiler',
    state: 'eco',
    attributes: {
      supported_features: 3,
      temperature: 45,
      min_temp: 40,
      max_temp: 65,
      operation_mode: 'eco',
      operation_list: ['eco', 'high_demand', 'off'],
    },
  },
  'valve.main': { name: 'Main Valve', state: 'open', attributes: { supported_features: 1 | 2 | 4 } },
  'alarm_control_panel.house': {
    name: 'House Alarm',
    state: 'disarmed',
    attributes: { supported_features: 1 | 2, code_format: 'number' },
  },
  'timer.egg': { name: 'Egg Timer', state: 'idle' },
};

type Behave = (call: ActCall) => ReturnType<typeof all> | void;

export function prepare(name: string, input: object, behave: Behave = () => undefined, language = 'en') {
  const home = fakeHome(furniture, behave);
  const tool = moreTools(home.deps).find((more) => more.tool.name === name)?.tool;
  if (tool === undefined) throw new Error(`There is no ${name}.`);
  const turn = home.turn({ language });
  return { home, turn, call: tool.prepare(input, turn) };
}

export const fan = { entity_ids: ['fan.bed'] };
export const robot = { entity_ids: ['vacuum.robot'] };
export const humidifier = { entity_ids: ['humidifier.bed'] };
export const boiler = { entity_ids: ['water_heater.boiler'] };
export const valve = { entity_ids: ['valve.main'] };
export const alarm = { entity_ids: ['alarm_control_panel.house'] };
export const timer = { entity_ids: ['timer.egg'] };
