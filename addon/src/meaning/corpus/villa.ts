/** Named as devices name themselves: by brand, by model, and half of them after their room. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function villa(): House {
  const rooms: Room[] = [
    { id: 'great', name: 'Great Room', aliases: ['family room'], floor: 'main' },
    { id: 'kitchen', name: 'Kitchen', floor: 'main' },
    { id: 'foyer', name: 'Foyer', aliases: ['entry'], floor: 'main' },
    { id: 'mudroom', name: 'Mudroom', floor: 'main' },
    { id: 'primary', name: 'Primary Bedroom', aliases: ['master bedroom'], floor: 'second' },
    { id: 'bath', name: 'Primary Bathroom', floor: 'second' },
    { id: 'guest', name: 'Guest Bedroom', floor: 'second' },
    { id: 'powder', name: 'Powder Room', floor: 'main' },
    { id: 'basement', name: 'Basement', floor: 'basement' },
    { id: 'backyard', name: 'Backyard', aliases: ['yard'] },
  ];
  const floors: House['floors'] = new Map([
    ['main', { floor_id: 'main', name: 'Main Floor', aliases: ['downstairs'], level: 0 }],
    ['second', { floor_id: 'second', name: 'Second Floor', aliases: ['upstairs'], level: 1 }],
    ['basement', { floor_id: 'basement', name: 'Basement', aliases: [], level: -1 }],
  ]);
  return houseOf('en', rooms, floors, [
    ...things(
      'great',
      `light.hue_1 | Hue color lamp 1
       light.hue_2 | Hue color lamp 2
       light.nanoleaf | Nanoleaf Shapes
       light.great_cans | Great Room Recessed Lights
       light.mantel | Mantel Sconces
       media_player.great_sonos | Great Room Sonos | speaker
       media_player.lg | LG webOS TV | tv | big screen
       cover.great_shades | Great Room Shades | shade
       fan.great | Great Room Ceiling Fan
       climate.nest | Nest Thermostat
       switch.fireplace | Fireplace`,
    ),
    ...things(
      'kitchen',
      `light.pendants | Kitchen Pendants
       light.kitchen_main | Kitchen Main Lights
       light.under_cabinet | Under Cabinet Strip
       switch.disposal | Garbage Disposal
       media_player.kitchen_echo | Kitchen Echo | speaker`,
    ),
    ...things(
      'foyer',
      'light.chandelier | Chandelier\nlock.august | August Front Door\nlight.foyer_sconces | Foyer Sconces',
    ),
    ...things(
      'mudroom',
      'light.mudroom | Mudroom Light\nlock.garage_entry | Garage Entry Door\ncover.garage_left | Left Garage Door | garage\ncover.garage_right | Right Garage Door | garage',
    ),
    ...things(
      'primary',
      `light.primary_ceiling | Primary Ceiling Light
       light.his | His Nightstand
       light.hers | Hers Nightstand
       cover.primary_blackout | Blackout Curtains | curtain
       cover.primary_sheer | Sheer Curtains | curtain
       fan.primary | Bedroom Fan
       climate.ecobee | Ecobee Upstairs
       media_player.primary_tv | Bedroom TV | tv`,
    ),
    ...things('bath', 'light.vanity | Vanity\nlight.shower | Shower Light\nfan.bath | Exhaust Fan'),
    ...things('guest', 'light.guest | Guest Room Lamp\ncover.guest | Guest Blinds | blind'),
    ...things('powder', 'light.powder | Powder Room Light\nfan.powder | Powder Room Fan'),
    ...things(
      'basement',
      'light.basement | Basement Lights\nlight.workbench | Workbench\nhumidifier.basement | Dehumidifier',
    ),
    ...things(
      'backyard',
      'light.string | String Lights\nlight.flood | Flood Light\nswitch.fountain | Fountain\nvalve.zone1 | Sprinkler Zone 1\nvalve.zone2 | Sprinkler Zone 2',
    ),
    ...things(
      null,
      'scene.party | Party\nscene.relax | Relax\nscript.bedtime | Bedtime Routine\nscript.leaving | Leaving Home\nvacuum.roomba | Roomba\ntodo.groceries | Groceries\ntodo.chores | Chores',
    ),
  ]);
}
