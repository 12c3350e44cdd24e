/** A cottage in the country whose owner never renamed anything. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function cottage(): House {
  const rooms: Room[] = [
    { id: 'sitting_room', name: 'Sitting Room', floor: 'down' },
    { id: 'kitchen', name: 'Kitchen', floor: 'down' },
    { id: 'hall', name: 'Hall', floor: 'down' },
    { id: 'bedroom', name: 'Bedroom', floor: 'up' },
    { id: 'loft', name: 'Loft', aliases: ['Attic'], floor: 'up' },
    { id: 'shower_room', name: 'Shower Room', floor: 'up' },
    { id: 'greenhouse', name: 'Greenhouse' },
    { id: 'barn', name: 'Barn' },
    { id: 'drive', name: 'Drive', aliases: ['Driveway'] },
  ];
  return houseOf(
    'en',
    rooms,
    new Map([
      ['down', { floor_id: 'down', name: 'Downstairs', level: 0, aliases: ['Ground Floor'] }],
      ['up', { floor_id: 'up', name: 'Upstairs', level: 1, aliases: ['First Floor'] }],
    ]),
    [
      ...things(
        'sitting_room',
        `light.hue_go | Hue Go
         light.hue_go_2 | Hue Go 2
         light.fireplace | Fireplace
         cover.shutters | Sitting Room Shutters | shutter
         climate.tado_sitting | Tado Sitting Room
         media_player.samsung | Samsung QE55Q60 | tv | Telly
         media_player.homepod | HomePod mini | speaker`,
      ),
      ...things(
        'kitchen',
        `light.kitchen_spots | Kitchen Spots
         switch.dishwasher | Bosch SMV4HVX38G | | Dishwasher
         climate.tado_kitchen | Tado Kitchen
         lock.back | Back Door
         valve.water | Water Main`,
      ),
      ...things(
        'hall',
        `light.hall | Hall Light\nlock.front | Front Door\nalarm_control_panel.house | House Alarm`,
      ),
      ...things(
        'bedroom',
        `light.tradfri | TRADFRI bulb E27 WW 806lm
         cover.roller | Bedroom Roller Blind | blind
         cover.velux | Velux Window | window
         climate.tado_bedroom | Tado Bedroom
         fan.dyson | Dyson AM07
         switch.blanket | Electric Blanket`,
      ),
      ...things(
        'loft',
        `light.loft_desk | Loft Desk Light
         light.loft_deck | Loft Deck Light
         switch.heater | Fan Heater`,
      ),
      ...things(
        'shower_room',
        `light.mirror | Mirror Light
         humidifier.meaco | MeacoDry Arete One | | Dehumidifier
         switch.towel | Towel Rail`,
      ),
      ...things(
        'greenhouse',
        `switch.greenhouse | Greenhouse
         light.grow | Grow Light
         valve.drip | Drip Irrigation
         fan.greenhouse | Vent Fan
         sensor.greenhouse | Greenhouse Temperature | temperature`,
      ),
      ...things('barn', `light.barn | Barn Floodlight\nlock.barn | Barn Door\nsiren.barn | Barn Siren`),
      ...things('drive', `cover.gate | Driveway Gate | gate\nlock.gate | Side Gate`),
      ...things(
        null,
        `scene.fireplace | Fireplace
         scene.dinner | Dinner
         script.leaving | Leaving Home
         vacuum.up | Eufy Upstairs
         vacuum.down | Eufy Downstairs
         timer.egg | Egg Timer
         input_boolean.holiday | Holiday Mode
         todo.groceries | Groceries`,
      ),
    ],
  );
}
