/** Five hundred things: many rooms with numbered switches, and outbuildings with names of their own. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, type Thing, things } from './furniture.ts';

const ROOM_NAMES =
  `Library|Drawing Room|Music Room|Morning Room|Great Hall|Billiard Room|Gun Room|Boot Room|Scullery|Pantry|Wine Cellar|
Gallery|Red Bedroom|Blue Bedroom|Green Bedroom|Oak Bedroom|Tower Bedroom|Nursery|West Bathroom|East Bathroom|Orangery|Stables|
Coach House|Gatehouse|Boathouse|Greenhouse|Estate Office|Cinema Room|Gym|Pool House`
    .replaceAll('\n', '')
    .split('|');
const SWITCHES = 11;

export function estate(): House {
  const rooms: Room[] = ROOM_NAMES.map((name) => ({ id: slug(name), name }));
  return houseOf('en', rooms, new Map(), [
    ...rooms.flatMap(furnished),
    ...things('stables', `switch.stables_pump | Water Trough Pump\nswitch.stables_rug | Rug Dryer`),
    ...things(
      'library',
      `light.reading_1 | Reading Lamp 1\nlight.reading_2 | Reading Lamp 2\nlight.globe | Globe`,
    ),
    ...things(
      'great_hall',
      `media_player.great_hall | Great Hall Speakers | speaker\nlight.portraits | Portrait Lights`,
    ),
    ...things('cinema_room', `media_player.projector | Projector | tv\nlight.cinema_steps | Step Lights`),
    ...things(
      null,
      `cover.main_gate | Main Gate | gate\ncover.back_gate | Back Gate | gate\nlock.front | Front Door\nlock.tradesman | Tradesman's Door
       scene.banquet | Banquet\nscript.close_up | Close up the house`,
    ),
  ]);
}

function furnished({ id, name }: Room): readonly Thing[] {
  const switches = Array.from({ length: SWITCHES }, (_, at): Thing => ({
    id: `switch.${id}_${at + 1}`,
    name: `${name} Switch ${at + 1}`,
    room: id,
  }));
  return [
    { id: `light.${id}_ceiling`, name: `${name} Ceiling Light`, room: id },
    { id: `light.${id}_lamp`, name: `${name} Lamp`, room: id },
    { id: `cover.${id}`, name: `${name} Curtains`, room: id, deviceClass: 'curtain' },
    { id: `climate.${id}`, name: `${name} Radiator`, room: id },
    { id: `sensor.${id}`, name: `${name} Temperature`, room: id },
    ...switches,
  ];
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_');
}
