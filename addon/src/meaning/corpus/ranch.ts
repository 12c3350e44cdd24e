/** A house whose things are called as their boxes called them, and as their people came to call them. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function ranch(): House {
  const rooms: Room[] = [
    { id: 'den', name: 'Den', floor: 'first' },
    { id: 'kitchen', name: 'Kitchen', floor: 'first' },
    { id: 'dining', name: 'Dining Room', floor: 'first' },
    { id: 'master', name: 'Master Bedroom', aliases: ['our room'], floor: 'first' },
    { id: 'tyler', name: "Tyler's Room", floor: 'first' },
    { id: 'emma', name: "Emma's Room", floor: 'first' },
    { id: 'laundry', name: 'Laundry Room', floor: 'first' },
    { id: 'garage', name: 'Garage' },
    { id: 'patio', name: 'Patio', aliases: ['back yard'] },
    { id: 'basement', name: 'Basement', floor: 'basement' },
  ];
  const floors: House['floors'] = new Map([
    ['first', { floor_id: 'first', name: 'First Floor', aliases: ['upstairs'], level: 0 }],
    ['basement', { floor_id: 'basement', name: 'Basement Level', aliases: ['downstairs'], level: -1 }],
  ]);
  return houseOf('en', rooms, floors, [
    ...things(
      'den',
      `light.kasa_floor | Kasa Floor Lamp
       light.wiz_tv | WiZ TV Backlight
       light.den_ceiling | Den Ceiling Light
       media_player.roku | Roku TV | tv | the big TV
       media_player.den_sonos | Sonos Beam | speaker | sound bar
       fan.hunter | Hunter Fan
       climate.ecobee | Ecobee | | main thermostat
       cover.den_lutron | Lutron Den Shades | shade
       switch.wemo_tree | WeMo Mini | | Christmas tree`,
    ),
    ...things(
      'kitchen',
      `light.kitchen_cans | Kitchen Can Lights | | recessed lights
       light.kitchen_sink | Sink Light
       switch.coffee | TP-Link Coffee | | coffee maker
       media_player.echo_show | Kitchen Echo Show | speaker | Alexa
       switch.crockpot | Crock-Pot`,
    ),
    ...things('dining', `light.dining_chandelier | Dining Room Chandelier\nlight.buffet | Buffet Lamp`),
    ...things(
      'master',
      `light.hue_his | Hue Dad's Side | | dad's lamp
       light.hue_hers | Hue Mom's Side | | mom's lamp
       light.master_overhead | Master Bedroom Overhead
       fan.master | Master Bedroom Fan
       media_player.fire_tv | Fire TV Bedroom | tv
       cover.master_curtain | SwitchBot Curtain | curtain
       climate.window_ac | Window AC`,
    ),
    ...things(
      'tyler',
      `light.govee_tyler | Govee Strip
       light.tyler_ceiling | Tyler Ceiling
       switch.tyler_xbox | Xbox Plug
       fan.tyler | Dyson Cool`,
    ),
    ...things(
      'emma',
      `light.emma_night | Emma Night Light
       light.emma_ceiling | Emma Ceiling
       switch.emma_noise | Hatch Sound Machine | | white noise`,
    ),
    ...things(
      'laundry',
      `light.laundry | Laundry Light\nswitch.washer | Washer Plug\nswitch.dryer | Dryer Plug`,
    ),
    ...things(
      'garage',
      `cover.myq | myQ Garage Door | garage
       light.garage | Garage Lights
       switch.freezer | Chest Freezer
       lock.garage_side | Garage Side Door`,
    ),
    ...things(
      'patio',
      `light.string_lights | String Lights | | bistro lights
       light.flood | Ring Floodlight
       switch.hot_tub | Hot Tub Pump
       lock.patio_slider | Patio Slider`,
    ),
    ...things('basement', `light.basement | Basement Lights\nlight.bar | Bar Neon\nswitch.sump | Sump Pump`),
    ...things(
      null,
      `lock.schlage | Schlage Front Door
       vacuum.roomba | Roomba | | Wall-E
       scene.game_day | Game Day
       scene.dinner | Dinner Time
       scene.relax | Relax
       script.leaving | Leaving Home
       script.bedtime | Bedtime
       todo.groceries | Groceries`,
    ),
  ]);
}
