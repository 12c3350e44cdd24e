/** A suburban family house on two floors. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function suburb(): House {
  const rooms: Room[] = [
    { id: 'kitchen', name: 'Kitchen', floor: 'ground' },
    { id: 'living_room', name: 'Living Room', aliases: ['Lounge'], floor: 'ground' },
    { id: 'hallway', name: 'Hallway', floor: 'ground' },
    { id: 'study', name: 'Study', aliases: ['Office'], floor: 'ground' },
    { id: 'garage', name: 'Garage', floor: 'ground' },
    { id: 'master_bedroom', name: 'Master Bedroom', floor: 'upstairs' },
    { id: 'nursery', name: 'Nursery', floor: 'upstairs' },
    { id: 'bathroom', name: 'Bathroom', floor: 'upstairs' },
    { id: 'patio', name: 'Patio' },
  ];
  return houseOf(
    'en',
    rooms,
    new Map([
      ['ground', { floor_id: 'ground', name: 'Ground Floor', level: 0, aliases: ['Downstairs'] }],
      ['upstairs', { floor_id: 'upstairs', name: 'Upstairs', level: 1, aliases: [] }],
    ]),
    [
      ...things(
        'kitchen',
        `light.kitchen_ceiling | Kitchen Ceiling
         light.kitchen_island | Island Pendants
         cover.kitchen | Kitchen Blind | blind
         switch.kettle | Kettle
         switch.coffee | Coffee Maker
         media_player.kitchen | Kitchen Echo | speaker`,
      ),
      ...things(
        'living_room',
        `light.living_main | Living Room Light
         light.floor_lamp | Floor Lamp
         light.reading_corner | Reading Corner
         cover.living_left | Living Room Curtain Left | curtain
         cover.living_right | Living Room Curtain Right | curtain
         climate.living | Nest Thermostat
         fan.living | Ceiling Fan
         media_player.lg | LG webOS TV | tv | TV
         media_player.beam | Sonos Beam | speaker`,
      ),
      ...things(
        'hallway',
        `light.hallway | Hallway Light
         lock.front | Front Door
         binary_sensor.front | Front Door Contact | door
         alarm_control_panel.ring | Ring Alarm`,
      ),
      ...things(
        'study',
        `light.desk | Desk Lamp
         fan.desk | Desk Fan
         switch.printer | HP LaserJet | | Printer`,
      ),
      ...things(
        'garage',
        `light.garage | Garage Light
         cover.garage | Garage Door | garage
         lock.side | Side Door`,
      ),
      ...things(
        'master_bedroom',
        `light.bed_left | Bedside Lamp Left
         light.bed_right | Bedside Lamp Right
         cover.master | Master Bedroom Blinds | blind
         climate.master | Master Bedroom Thermostat
         humidifier.levoit | Levoit Classic 300S | | Humidifier`,
      ),
      ...things(
        'nursery',
        `light.moon | Moon Lamp
         cover.nursery | Nursery Blackout Blind | shade`,
      ),
      ...things('bathroom', `light.bathroom | Bathroom Mirror\nfan.extractor | Extractor Fan`),
      ...things('patio', `switch.patio | Patio\nlight.patio_wall | Wall Lantern`),
      ...things(
        null,
        `scene.movie | Movie Night
         scene.reading_corner | Reading Corner
         script.bedtime | Bedtime
         vacuum.roomba | Roomba
         timer.pizza | Pizza Timer
         timer.laundry | Laundry Timer
         input_boolean.guest | Guest Mode
         todo.shopping | Shopping List
         todo.chores | Chores`,
      ),
    ],
  );
}
