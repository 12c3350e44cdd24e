/** A narrow house over three floors, whose lamps and plugs are numbered. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function terrace(): House {
  const rooms: Room[] = [
    { id: 'front', name: 'Front Room', floor: 'ground' },
    { id: 'back', name: 'Back Room', aliases: ['snug'], floor: 'ground' },
    { id: 'kitchen', name: 'Kitchen', floor: 'ground' },
    { id: 'hallway', name: 'Hallway', floor: 'ground' },
    { id: 'landing', name: 'Landing', floor: 'first' },
    { id: 'bathroom', name: 'Bathroom', floor: 'first' },
    { id: 'bed1', name: 'Bedroom 1', aliases: ['main bedroom'], floor: 'first' },
    { id: 'bed2', name: 'Bedroom 2', floor: 'first' },
    { id: 'loft', name: 'Loft Room', floor: 'top' },
    { id: 'garden', name: 'Garden' },
  ];
  const floors: House['floors'] = new Map([
    ['ground', { floor_id: 'ground', name: 'Ground Floor', aliases: ['downstairs'], level: 0 }],
    ['first', { floor_id: 'first', name: 'First Floor', aliases: ['upstairs'], level: 1 }],
    ['top', { floor_id: 'top', name: 'Top Floor', aliases: [], level: 2 }],
  ]);
  return houseOf('en', rooms, floors, [
    ...things(
      'front',
      `light.lamp_1 | Lamp 1
       light.lamp_2 | Lamp 2
       light.lamp_3 | Lamp 3
       light.front_main | Front Room Main Light
       media_player.front_tv | Front Room Telly | tv
       media_player.front_speaker | Front Room Speaker | speaker
       climate.front | Front Room Radiator
       cover.front | Front Room Shutters | shutter
       switch.plug_1 | Plug 1
       switch.plug_2 | Plug 2`,
    ),
    ...things(
      'back',
      `light.back | Back Room Light
       climate.back | Back Room Radiator
       switch.plug_3 | Plug 3
       switch.dehumidifier | Dehumidifier Plug`,
    ),
    ...things(
      'kitchen',
      `light.spots | Kitchen Spots
       light.worktop | Worktop Strip
       switch.kettle | Kettle
       switch.extractor | Extractor
       media_player.kitchen | Kitchen Wireless | speaker | radio`,
    ),
    ...things(
      'hallway',
      `light.hallway | Hallway Pendant\nlock.front | Front Door\nclimate.hallway | Hallway Radiator`,
    ),
    ...things('landing', `light.landing | Landing Light`),
    ...things(
      'bathroom',
      `light.bathroom | Bathroom Light\nswitch.towel | Towel Rail\nfan.bathroom | Bathroom Fan\nclimate.bathroom | Bathroom Radiator`,
    ),
    ...things(
      'bed1',
      `light.bed1_left | Left Bedside
       light.bed1_right | Right Bedside
       light.bed1_main | Bedroom 1 Light
       cover.bed1 | Bedroom 1 Blind | blind
       climate.bed1 | Bedroom 1 Radiator
       switch.blanket | Electric Blanket`,
    ),
    ...things(
      'bed2',
      `light.bed2 | Bedroom 2 Light\ncover.bed2 | Bedroom 2 Blind | blind\nclimate.bed2 | Bedroom 2 Radiator\nlight.moon | Moon Lamp`,
    ),
    ...things(
      'loft',
      `light.loft | Loft Light
       light.loft_desk | Desk Lamp
       cover.velux_1 | Velux 1 | blind
       cover.velux_2 | Velux 2 | blind
       fan.loft | Loft Fan
       media_player.loft | Loft Speaker | speaker`,
    ),
    ...things(
      'garden',
      `light.garden | Garden Lights\nlight.shed | Shed Light\nswitch.fountain | Fountain\nlock.gate | Side Gate`,
    ),
    ...things(
      null,
      `scene.cosy | Cosy\nscene.telly | Telly Time\nscript.off_to_work | Off to work\nvacuum.henry | Henry\nclimate.hive | Hive\ntodo.shopping | Shopping`,
    ),
  ]);
}
