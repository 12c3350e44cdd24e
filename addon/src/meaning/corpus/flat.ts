/** A flat whose people speak two languages. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function flat(): House {
  const rooms: Room[] = [
    { id: 'kueche', name: 'Küche' },
    { id: 'living', name: 'Living Room', aliases: ['Wohnzimmer'] },
    { id: 'schlafzimmer', name: 'Schlafzimmer' },
    { id: 'office', name: 'Home Office', aliases: ['Büro'] },
    { id: 'bad', name: 'Bad' },
    { id: 'balkon', name: 'Balkon' },
    { id: 'flur', name: 'Flur' },
  ];
  return houseOf('de', rooms, new Map(), [
    ...things(
      'kueche',
      `light.kueche_decke | Küche Decke\nlight.counter | Counter\nswitch.wasserkocher | Wasserkocher\nmedia_player.kueche | Küchenradio | speaker`,
    ),
    ...things(
      'living',
      `light.living_group | Living Room Lights | | | light.bogen, light.strip
       light.bogen | Bogenlampe
       light.strip | LED Strip
       cover.living | Living Room Blinds | blind
       climate.living | Thermostat Wohnzimmer
       media_player.sonos | Sonos | speaker
       media_player.tv | Samsung TV | tv | Fernseher`,
    ),
    ...things(
      'schlafzimmer',
      `light.schlaf | Schlafzimmer Licht
       light.nacht_links | Nachttisch links
       light.nacht_rechts | Nachttisch rechts
       cover.schlaf | Rollo | shade
       climate.schlaf | Heizung Schlafzimmer
       switch.heizdecke | Heizdecke`,
    ),
    ...things('office', `light.buero | Büro Lampe\nlight.monitor | Monitor Light\nswitch.drucker | Drucker`),
    ...things(
      'bad',
      `light.bad | Badlicht\nmedia_player.bad | Badradio | speaker\nclimate.bad | Handtuchheizung\nfan.bad | Lüfter`,
    ),
    ...things('balkon', `switch.lichterkette | Lichterkette\ncover.markise | Markise | awning`),
    ...things('flur', `light.flur | Flurlicht\nlock.wohnung | Wohnungstür`),
    ...things(
      null,
      `scene.kino | Kino\nscene.lesen | Lesen\nscript.feierabend | Feierabend\nvacuum.rosie | Rosie`,
    ),
  ]);
}
