/** The homes of the corpus: what stands where, in the state in which most things can still be changed. */
import { FURNITURE, TEST_FURNITURE } from '../../../../scripts/bed/home/devices.ts';
import { FLOORS, ROOMS } from '../../../../scripts/bed/home/rooms.ts';
import { generatedHome } from '../../house/generated-home.ts';
import { germanHome } from '../../house/german-home.ts';
import type { House } from '../../house/house.ts';
import { altbau } from './altbau.ts';
import { estate } from './estate.ts';
import { familyHome } from './family-home.ts';
import { flat } from './flat.ts';
import { attributesOf, houseOf, stateOf, type Thing } from './furniture.ts';
import { holiday } from './holiday.ts';
import { ranch } from './ranch.ts';
import { terrace } from './terrace.ts';
import { suburb } from './suburb.ts';
import { cottage } from './cottage.ts';
import { neubau } from './neubau.ts';
import { hof } from './hof.ts';
import { villa } from './villa.ts';

export const homeNames = [
  'bed',
  'german',
  'generated',
  'family',
  'flat',
  'villa',
  'ranch',
  'terrace',
  'altbau',
  'holiday',
  'estate',
  'suburb',
  'cottage',
  'neubau',
  'hof',
] as const;
export type HomeName = (typeof homeNames)[number];

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '_');

function bedHome(): House {
  const made: Thing[] = [
    { id: 'script.goodnight', name: 'Goodnight', room: null },
    { id: 'script.lights_out', name: 'Lights out', room: null },
    { id: 'script.bedtime', name: 'Bedtime', room: null },
    { id: 'scene.movie_night', name: 'Movie night', room: null },
    { id: 'timer.egg_timer', name: 'Egg timer', room: null },
    { id: 'alarm_control_panel.house_alarm', name: 'House alarm', room: null },
    { id: 'todo.shopping_list', name: 'Shopping list', room: null },
  ];
  const furniture = [...FURNITURE, ...TEST_FURNITURE].filter(({ hidden }) => hidden !== true);
  return houseOf(
    'en',
    ROOMS.map(({ name, aliases, floor }) => ({
      id: slug(name),
      name,
      aliases,
      ...(floor !== null && { floor: slug(floor) }),
    })),
    new Map(
      FLOORS.map(({ name, level, aliases }) => [
        slug(name),
        { floor_id: slug(name), name, aliases: [...aliases], level },
      ]),
    ),
    [
      ...furniture.map(({ entity_id: id, name, room, aliases = [], origin }): Thing => {
        const deviceClass = 'virtual' in origin ? origin.virtual.device_class : undefined;
        return {
          id,
          name,
          room: room === null ? null : slug(room),
          aliases,
          ...(deviceClass !== undefined && { deviceClass }),
        };
      }),
      ...made,
    ],
  );
}

/** Homes made elsewhere have all their things off; here nothing is, so that every command does something. */
function unsettled(house: House): House {
  return {
    ...house,
    state: (id) =>
      house.entities.has(id)
        ? { state: stateOf(id), attributes: attributesOf(id), lastChanged: 0 }
        : undefined,
  };
}

export function corpusHomes(): Readonly<Record<HomeName, House>> {
  return {
    bed: bedHome(),
    german: unsettled(germanHome()),
    generated: unsettled(generatedHome(200)),
    family: familyHome(),
    flat: flat(),
    villa: villa(),
    ranch: ranch(),
    terrace: terrace(),
    altbau: altbau(),
    holiday: holiday(),
    estate: estate(),
    suburb: suburb(),
    cottage: cottage(),
    neubau: neubau(),
    hof: hof(),
  };
}
