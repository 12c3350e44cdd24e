/** Eine WG im Altbau; Namen, wie die Hersteller sie vergeben. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function hof(): House {
  const rooms: Room[] = [
    { id: 'wohnkueche', name: 'Wohnküche' },
    { id: 'paul', name: 'Zimmer Paul', aliases: ['Pauls Zimmer'] },
    { id: 'mia', name: 'Zimmer Mia', aliases: ['Mias Zimmer'] },
    { id: 'galerie', name: 'Galerie' },
    { id: 'bad', name: 'Badezimmer', aliases: ['Bad'] },
    { id: 'gang', name: 'Gang', aliases: ['Flur'] },
    { id: 'balkon', name: 'Balkon' },
    { id: 'kammer', name: 'Abstellkammer' },
  ];
  return houseOf('de', rooms, new Map(), [
    ...things(
      'wohnkueche',
      `light.hue_1 | Hue color lamp 1
       light.hue_2 | Hue color lamp 2
       light.dunst | Dunstabzug Licht
       fan.dunst | Dunstabzug
       cover.jalousie | Jalousie Wohnküche | blind
       cover.vorhang | Vorhang | curtain
       climate.wk | Homematic IP Thermostat Wohnküche
       switch.wasserkocher | Wasserkocher
       media_player.sonos | Sonos One | speaker
       media_player.beamer | Epson EH-TW7000 | tv | Beamer`,
    ),
    ...things(
      'paul',
      `light.paul | Deckenlampe Paul
       light.paul_strip | LED Streifen
       cover.paul | Rollo Paul | shade
       climate.paul | Heizkörper Paul
       fan.paul | Rowenta Turmventilator | | Ventilator
       switch.pc | Gaming PC
       media_player.paul | Pauls Echo | speaker`,
    ),
    ...things(
      'mia',
      `light.mia | Deckenlampe Mia
       light.sonne | Sonnenuntergang
       cover.mia | Rollo Mia | shade
       climate.mia | Heizkörper Mia
       switch.heizdecke | Heizdecke
       media_player.mia | Mias Echo | speaker`,
    ),
    ...things(
      'galerie',
      `light.leseleuchte | Leseleuchte\nlight.liegeleuchte | Liegeleuchte\nclimate.klima | Daikin FTXM35 | | Klimaanlage`,
    ),
    ...things(
      'bad',
      `light.bad | Badlampe\nswitch.waschmaschine | Waschmaschine\nhumidifier.bad | Entfeuchter\nbinary_sensor.bad | Badfenster | window`,
    ),
    ...things('gang', `light.gang | Gang\nlock.wohnung | Wohnungstür\nlock.haustor | Haustor`),
    ...things('balkon', `switch.balkon | Balkon\nlight.laterne | Laterne`),
    ...things('kammer', `light.kammer | Shelly Duo GU10`),
    ...things(
      null,
      `scene.sonne | Sonnenuntergang
       scene.party | Party
       scene.kino | Kino
       script.alles_aus | Feierabend
       vacuum.dreame | Dreame L10s Ultra | | Staubsauger
       timer.tee | Teetimer
       timer.backofen | Backofen Timer
       input_boolean.besuch | Besuchsmodus
       todo.einkauf | Einkauf`,
    ),
  ]);
}
