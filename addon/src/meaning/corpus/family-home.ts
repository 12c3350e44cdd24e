/** An English family home, with names that are nearly the same. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function familyHome(): House {
  const rooms: Room[] = [
    { id: 'kitchen', name: 'Kitchen', floor: 'ground' },
    { id: 'dining', name: 'Dining room', floor: 'ground' },
    { id: 'living', name: 'Living room', aliases: ['lounge'], floor: 'ground' },
    { id: 'hall', name: 'Hall', aliases: ['hallway'], floor: 'ground' },
    { id: 'study', name: 'Study', floor: 'first' },
    { id: 'main_bedroom', name: 'Main bedroom', aliases: ['our bedroom'], floor: 'first' },
    { id: 'ella', name: "Ella's room", floor: 'first' },
    { id: 'noah', name: "Noah's room", floor: 'first' },
    { id: 'bathroom', name: 'Bathroom', floor: 'first' },
    { id: 'landing', name: 'Landing', floor: 'first' },
    { id: 'garage', name: 'Garage' },
    { id: 'garden', name: 'Garden', aliases: ['outside'] },
  ];
  const floors: House['floors'] = new Map([
    ['ground', { floor_id: 'ground', name: 'Ground floor', aliases: ['downstairs'], level: 0 }],
    ['first', { floor_id: 'first', name: 'First floor', aliases: ['upstairs'], level: 1 }],
  ]);
  return houseOf('en', rooms, floors, [
    ...things(
      'kitchen',
      `light.kitchen_ceiling | Kitchen ceiling
       light.kitchen_island | Island light
       light.kitchen_under | Under cabinet lights
       switch.kettle | Kettle
       switch.coffee | Coffee machine
       media_player.kitchen | Kitchen speaker | speaker
       lock.back | Back door`,
    ),
    ...things('dining', `light.dining_table | Dining table lamp\nlight.dining_wall | Wall lights`),
    ...things(
      'living',
      `light.lounge | Lounge
       light.sofa_left | Sofa lamp left
       light.sofa_right | Sofa lamp right
       light.floor_lamp | Floor lamp
       light.movie | Movie
       cover.living_left | Left blind | blind
       cover.living_right | Right blind | blind
       media_player.tv | TV | tv | telly
       media_player.soundbar | Soundbar | speaker`,
    ),
    ...things(
      'hall',
      `light.hall | Hall light\nlock.front | Front door\nclimate.downstairs | Downstairs heating\nvacuum.henry | Henry`,
    ),
    ...things(
      'study',
      `light.study | Study\nlight.desk | Desk lamp\nswitch.printer | Printer\nfan.study | Desk fan`,
    ),
    ...things(
      'main_bedroom',
      `light.bedside_mum | Mum's bedside lamp
       light.bedside_dad | Dad's bedside lamp
       light.main_bedroom | Bedroom ceiling light
       cover.main_bedroom | Main bedroom blind | blind
       fan.main_bedroom | Ceiling fan
       media_player.bedroom_tv | Bedroom TV | tv`,
    ),
    ...things(
      'ella',
      `light.ella_night | Ella's night light\nlight.ella_desk | Ella's desk lamp\nclimate.ella | Ella's radiator\nfan.ella | Fan`,
    ),
    ...things('noah', `light.noah_night | Noah's night light\nlight.noah_ceiling | Noah's light`),
    ...things(
      'bathroom',
      `light.bathroom | Bathroom light\nlight.mirror | Mirror light\nfan.bathroom | Extractor fan`,
    ),
    ...things(
      'landing',
      `light.landing | Landing light\nclimate.upstairs | Upstairs heating\nvacuum.hetty | Hetty`,
    ),
    ...things('garage', `light.garage | Garage light\ncover.garage | Garage door | garage`),
    ...things(
      'garden',
      `light.patio | Patio lights\nlight.shed | Shed light\nmedia_player.garden | Garden speaker | speaker`,
    ),
    ...things(
      null,
      `scene.movie | Movie
       scene.dinner | Dinner
       script.good_night | Good night
       script.good_morning | Good morning
       todo.shopping | Shopping list
       todo.diy | DIY list`,
    ),
  ]);
}
