/** A device of the component tests/bed_components/virtual_home; its keys are described there (const.py). */
export type VirtualDevice = {
  readonly behavior?: 'stuck' | 'slow' | 'vanishes' | 'jams';
  readonly modes?: 'onoff' | 'brightness' | 'color';
  readonly device_class?: string;
  readonly unit?: string;
  readonly value?: string | number | boolean;
  readonly sources?: readonly string[];
};

/** Where an entity comes from: our virtual home, or one of the demo integration's, by its unique id. */
type Origin = { readonly virtual: VirtualDevice } | { readonly demo: string };

export type Furniture = {
  readonly entity_id: string;
  readonly name: string;
  /** Name of a room, or null for what belongs to the whole home. */
  readonly room: string | null;
  readonly aliases?: readonly string[];
  /** Exposed to Assist, unless this says no. */
  readonly hidden?: true;
  readonly origin: Origin;
};

function virtual(
  entity_id: string,
  name: string,
  room: string,
  device: VirtualDevice = {},
  more: Pick<Furniture, 'aliases' | 'hidden'> = {},
): Furniture {
  return { entity_id, name, room, origin: { virtual: device }, ...more };
}

const LIGHTS: readonly Furniture[] = [
  virtual('light.hall', 'Hall light', 'Hall'),
  virtual('light.kitchen', 'Kitchen light', 'Kitchen', {}, { aliases: ['kitchen ceiling light'] }),
  virtual('light.worktop', 'Worktop light', 'Kitchen', { modes: 'onoff' }, { aliases: ['counter light'] }),
  virtual('light.living_room', 'Living room ceiling light', 'Living room', { value: true }),
  virtual('light.sofa_lamp', 'Sofa lamp', 'Living room', { modes: 'color' }, { aliases: ['reading lamp'] }),
  virtual('light.bedroom', 'Bedroom light', 'Bedroom'),
  virtual('light.bedside_lamp', 'Bedside lamp', 'Bedroom', { modes: 'color' }),
  virtual('light.night_light', 'Night light', "Kids' room", { modes: 'color', value: true }),
  virtual('light.bathroom', 'Bathroom light', 'Bathroom'),
  // Nearly the same name, on purpose.
  virtual('light.desk_lamp', 'Desk lamp', 'Office'),
  virtual('light.deck_lamp', 'Deck lamp', 'Garden'),
  virtual('light.porch', 'Porch light', 'Garden', { modes: 'onoff' }),
  virtual('light.garage', 'Garage light', 'Garage', { modes: 'onoff' }),
  virtual('light.cellar', 'Cellar light', 'Hall', {}, { hidden: true }),
];

const SWITCHES: readonly Furniture[] = [
  virtual('switch.coffee_machine', 'Coffee machine', 'Kitchen'),
  virtual('switch.fairy_lights', 'Fairy lights', 'Living room', { value: true }),
  virtual('switch.towel_rail', 'Towel rail', 'Bathroom'),
  virtual('switch.router', 'Router', 'Office', { value: true }, { hidden: true }),
];

const DOORS_AND_COVERS: readonly Furniture[] = [
  virtual('lock.front_door', 'Front door', 'Hall'),
  virtual('lock.back_door', 'Back door', 'Kitchen', {}, { aliases: ['garden door'] }),
  virtual('lock.safe', 'Safe', 'Office', {}, { hidden: true }),
  virtual('cover.garage_door', 'Garage door', 'Garage', { device_class: 'garage' }, { aliases: ['garage'] }),
  virtual('cover.gate', 'Gate', 'Garden', { device_class: 'gate' }, { aliases: ['driveway gate'] }),
  virtual('cover.living_room_blinds', 'Living room blinds', 'Living room', {
    device_class: 'blind',
    value: 70,
  }),
  virtual('cover.bedroom_curtains', 'Bedroom curtains', 'Bedroom', { device_class: 'curtain', value: 100 }),
];

const CLIMATE: readonly Furniture[] = [
  {
    entity_id: 'climate.heating',
    name: 'Heating',
    room: 'Living room',
    aliases: ['thermostat'],
    origin: { demo: 'climate_1' },
  },
  { entity_id: 'climate.office', name: 'Air conditioning', room: 'Office', origin: { demo: 'climate_2' } },
  { entity_id: 'fan.living_room', name: 'Living room fan', room: 'Living room', origin: { demo: 'fan1' } },
];

const MEDIA: readonly Furniture[] = [
  virtual(
    'media_player.tv',
    'TV',
    'Living room',
    {
      device_class: 'tv',
      value: 'off',
      sources: ['Television', 'PlayStation', 'Chromecast'],
    },
    { aliases: ['television'] },
  ),
  virtual('media_player.living_room', 'Living room speaker', 'Living room', { value: 'playing' }),
  virtual(
    'media_player.kitchen',
    'Kitchen speaker',
    'Kitchen',
    { value: 'paused' },
    { aliases: ['kitchen radio'] },
  ),
  virtual('media_player.bedroom', 'Bedroom speaker', 'Bedroom'),
];

const CELSIUS = { device_class: 'temperature', unit: '°C' } as const;

const SENSORS: readonly Furniture[] = [
  {
    entity_id: 'sensor.outside_temperature',
    name: 'Outside temperature',
    room: 'Garden',
    origin: { demo: 'sensor_1' },
  },
  {
    entity_id: 'sensor.outside_humidity',
    name: 'Outside humidity',
    room: 'Garden',
    origin: { demo: 'sensor_2' },
  },
  virtual('sensor.living_room_temperature', 'Living room temperature', 'Living room', {
    ...CELSIUS,
    value: 21.4,
  }),
  virtual('sensor.bedroom_temperature', 'Bedroom temperature', 'Bedroom', { ...CELSIUS, value: 19.2 }),
  virtual('sensor.nursery_temperature', "Kids' room temperature", "Kids' room", { ...CELSIUS, value: 20.1 }),
  virtual('sensor.bathroom_humidity', 'Bathroom humidity', 'Bathroom', {
    device_class: 'humidity',
    unit: '%',
    value: 61,
  }),
  virtual('sensor.office_co2', 'Office CO2', 'Office', {
    device_class: 'carbon_dioxide',
    unit: 'ppm',
    value: 640,
  }),
  virtual('sensor.fridge_temperature', 'Fridge temperature', 'Kitchen', { ...CELSIUS, value: 4.6 }),
  virtual('binary_sensor.kitchen_window', 'Kitchen window', 'Kitchen', {
    device_class: 'window',
    value: true,
  }),
  virtual('binary_sensor.back_door', 'Back door contact', 'Kitchen', { device_class: 'door' }),
  virtual('binary_sensor.hall_motion', 'Hall motion', 'Hall', { device_class: 'motion' }),
  virtual('binary_sensor.sink_leak', 'Leak under the sink', 'Kitchen', { device_class: 'moisture' }),
];

const APPLIANCES: readonly Furniture[] = [
  virtual('humidifier.bedroom', 'Bedroom humidifier', 'Bedroom', { value: 45 }),
  { entity_id: 'vacuum.downstairs', name: 'Vacuum', room: 'Hall', origin: { demo: 'vacuum_1' } },
  {
    entity_id: 'water_heater.boiler',
    name: 'Boiler',
    room: 'Bathroom',
    aliases: ['hot water'],
    origin: { demo: 'demo_water_heater_celsius' },
  },
  { entity_id: 'valve.garden_tap', name: 'Garden tap', room: 'Garden', origin: { demo: 'valve_1' } },
];

const WHOLE_HOME: readonly Furniture[] = [
  { entity_id: 'weather.home', name: 'Weather', room: null, origin: { demo: 'demo-weather-north' } },
];

/** What stands in every furnished home. */
export const FURNITURE: readonly Furniture[] = [
  ...LIGHTS,
  ...SWITCHES,
  ...DOORS_AND_COVERS,
  ...CLIMATE,
  ...MEDIA,
  ...SENSORS,
  ...APPLIANCES,
  ...WHOLE_HOME,
];

/** Only in the bed: devices that do not do what they are told, and ears in two rooms. */
export const TEST_FURNITURE: readonly Furniture[] = [
  // Accepts the command and does not move.
  virtual('light.workbench_lamp', 'Workbench lamp', 'Garage', { behavior: 'stuck' }),
  // Takes 3 s.
  virtual('light.pond', 'Pond light', 'Garden', { behavior: 'slow' }),
  // Becomes unavailable in mid-call, for 15 s.
  virtual('light.terrace', 'Terrace lamp', 'Garden', { behavior: 'vanishes' }),
  virtual('lock.shed', 'Shed door', 'Garden', { behavior: 'jams' }, { aliases: ['shed'] }),
  virtual('assist_satellite.kitchen', 'Kitchen satellite', 'Kitchen'),
  virtual('assist_satellite.bedroom', 'Bedroom satellite', 'Bedroom'),
];

/** Exposed too: what people made themselves (home.yaml, furnish.ts). */
export const MADE_BY_PEOPLE = [
  'script.goodnight',
  'script.lights_out',
  'script.bedtime',
  'scene.movie_night',
  'timer.egg_timer',
  'alarm_control_panel.house_alarm',
  'calendar.family',
  'todo.shopping_list',
] as const;
