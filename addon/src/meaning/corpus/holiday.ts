/** A small flat by the sea: two of each at most, hosts from one country and guests from others. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function holiday(): House {
  const rooms: Room[] = [
    { id: 'wohnen', name: 'Wohnküche', aliases: ['Living area', 'Living room'] },
    { id: 'schlafen', name: 'Schlafzimmer', aliases: ['Bedroom'] },
    { id: 'bad', name: 'Bad', aliases: ['Bathroom'] },
    { id: 'terrasse', name: 'Terrasse', aliases: ['Terrace'] },
  ];
  return houseOf('en', rooms, new Map(), [
    ...things(
      'wohnen',
      `light.decke | Deckenlicht | | Ceiling light
       light.ecke | Eckleuchte | | Corner lamp
       media_player.tv | Fernseher | tv | TV
       climate.wohnen | Heizung Wohnküche | | Living area heating
       cover.meer | Rollo Meerseite | shade | Sea blind
       cover.strasse | Rollo Straßenseite | shade | Street blind`,
    ),
    ...things(
      'schlafen',
      `light.schlafen | Schlafzimmerlampe | | Bedroom lamp
       climate.schlafen | Heizung Schlafzimmer | | Bedroom heating
       cover.schlafen | Verdunkelung | shade | Blackout blind`,
    ),
    ...things('bad', `light.bad | Badlampe | | Bathroom light\nswitch.boiler | Boiler`),
    ...things(
      'terrasse',
      `light.terrasse | Terrassenlicht | | Patio light\ncover.markise | Markise | awning | Awning`,
    ),
    ...things(
      null,
      `lock.tuer | Eingangstür | | Entrance door\nscene.abend | Abendstimmung | | Evening mood`,
    ),
  ]);
}
