/** Ein Einfamilienhaus mit Keller. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function neubau(): House {
  const rooms: Room[] = [
    { id: 'wohnzimmer', name: 'Wohnzimmer', floor: 'eg' },
    { id: 'esszimmer', name: 'Esszimmer', floor: 'eg' },
    { id: 'kueche', name: 'Küche', floor: 'eg' },
    { id: 'flur', name: 'Flur', aliases: ['Diele'], floor: 'eg' },
    { id: 'arbeitszimmer', name: 'Arbeitszimmer', aliases: ['Büro'], floor: 'og' },
    { id: 'schlafzimmer', name: 'Schlafzimmer', floor: 'og' },
    { id: 'lena', name: 'Lenas Zimmer', floor: 'og' },
    { id: 'bad', name: 'Bad', aliases: ['Badezimmer'], floor: 'og' },
    { id: 'hobbykeller', name: 'Hobbykeller', floor: 'ug' },
    { id: 'terrasse', name: 'Terrasse' },
    { id: 'garage', name: 'Garage' },
  ];
  return houseOf(
    'de',
    rooms,
    new Map([
      ['ug', { floor_id: 'ug', name: 'Keller', level: -1, aliases: ['Untergeschoss'] }],
      ['eg', { floor_id: 'eg', name: 'Erdgeschoss', level: 0, aliases: ['unten'] }],
      ['og', { floor_id: 'og', name: 'Obergeschoss', level: 1, aliases: ['oben'] }],
    ]),
    [
      ...things(
        'wohnzimmer',
        `light.wz_decke | Wohnzimmer Decke
         light.stehlampe_links | Stehlampe links
         light.stehlampe_rechts | Stehlampe rechts
         cover.wz_strasse | Rollladen Wohnzimmer Straße | shutter
         cover.wz_garten | Rollladen Wohnzimmer Garten | shutter
         climate.wz | Heizung Wohnzimmer
         media_player.fernseher | Fernseher | tv
         media_player.denon | Denon AVR-X2700H | receiver | Anlage`,
      ),
      ...things('esszimmer', `light.esstisch | Esstischlampe`),
      ...things(
        'kueche',
        `light.kueche | Küchenlicht
         cover.kueche | Rollladen Küche | shutter
         switch.kaffee | DeLonghi Magnifica | | Kaffeemaschine`,
      ),
      ...things(
        'flur',
        `light.flur | Flurlicht
         lock.haustuer | Haustür
         alarm_control_panel.haus | Alarmanlage`,
      ),
      ...things(
        'arbeitszimmer',
        `light.schreibtisch | Schreibtischlampe
         light.monitor | Monitorlampe
         fan.standventilator | Standventilator
         climate.az | Heizung Arbeitszimmer`,
      ),
      ...things(
        'schlafzimmer',
        `light.nacht_anna | Nachttisch Anna
         light.nacht_ben | Nachttisch Ben
         cover.sz | Rollladen Schlafzimmer | shutter
         climate.sz | Heizung Schlafzimmer`,
      ),
      ...things(
        'lena',
        `light.lena | Einhornlampe\ncover.lena | Rollladen Lena | shutter\nmedia_player.lena | Lenas Lautsprecher | speaker`,
      ),
      ...things('bad', `light.spiegel | Spiegellicht\nclimate.bad | Heizung Bad\nfan.bad | Badlüfter`),
      ...things(
        'hobbykeller',
        `light.keller | Kellerlicht\nhumidifier.keller | Trotec TTK 71 E | | Luftentfeuchter`,
      ),
      ...things(
        'terrasse',
        `switch.terrasse | Terrasse
         light.terrasse | Wandleuchte
         cover.markise | Markise | awning
         valve.rasen | Rasensprenger`,
      ),
      ...things(
        'garage',
        `light.garage | Garagenlicht\ncover.garage | Garagentor | garage\nlock.nebentuer | Nebentür`,
      ),
      ...things(
        null,
        `scene.filmabend | Filmabend
         script.gute_nacht | Gute Nacht
         vacuum.saugi | Saugi
         timer.nudeln | Nudeltimer
         timer.waesche | Wäschetimer
         input_boolean.urlaub | Urlaubsmodus
         todo.einkauf | Einkaufsliste`,
      ),
    ],
  );
}
