/** An old flat with high ceilings, whose things have long German names. */
import type { House } from '../../house/house.ts';
import { houseOf, type Room, things } from './furniture.ts';

export function altbau(): House {
  const rooms: Room[] = [
    { id: 'wohn', name: 'Wohnzimmer' },
    { id: 'ess', name: 'Esszimmer' },
    { id: 'kueche', name: 'Küche' },
    { id: 'schlaf', name: 'Schlafzimmer' },
    { id: 'kind', name: 'Kinderzimmer', aliases: ['Lenas Zimmer'] },
    { id: 'arbeit', name: 'Arbeitszimmer', aliases: ['Büro'] },
    { id: 'bad', name: 'Badezimmer' },
    { id: 'gaeste', name: 'Gästeklo' },
    { id: 'flur', name: 'Flur' },
    { id: 'balkon', name: 'Balkon' },
  ];
  return houseOf('de', rooms, new Map(), [
    ...things(
      'wohn',
      `light.kronleuchter | Kronleuchter
       light.leselampe | Leselampe
       light.vitrine | Vitrinenbeleuchtung
       light.fensterbank | Fensterbanklampe
       media_player.fernseher | Fernseher | tv
       media_player.plattenspieler | Stereoanlage | receiver
       cover.wohn_strasse | Rollladen Straßenseite | shutter
       cover.wohn_hof | Rollladen Hofseite | shutter
       climate.wohn | Wohnzimmerheizung
       switch.kamin | Elektrokamin`,
    ),
    ...things(
      'ess',
      `light.esstisch | Esstischlampe\nlight.sideboard | Sideboardlampe\nclimate.ess | Esszimmerheizung`,
    ),
    ...things(
      'kueche',
      `light.kuechendecke | Küchendeckenlampe
       light.arbeitsplatte | Arbeitsplattenbeleuchtung
       light.abzug | Dunstabzugslicht
       fan.abzug | Dunstabzugshaube
       switch.kaffee | Kaffeemaschine
       switch.spuel | Spülmaschine
       media_player.kueche | Küchenradio | speaker`,
    ),
    ...things(
      'schlaf',
      `light.nacht_papa | Papas Nachttischlampe
       light.nacht_mama | Mamas Nachttischlampe
       light.schlafdecke | Schlafzimmerdeckenlampe
       light.schrank | Kleiderschrankbeleuchtung
       cover.schlaf | Schlafzimmerrollladen | shutter
       climate.schlaf | Schlafzimmerheizung
       switch.luft | Luftreiniger`,
    ),
    ...things(
      'kind',
      `light.nachtlicht | Nachtlicht
       light.sternenhimmel | Sternenhimmel
       light.kind_decke | Kinderzimmerlampe
       media_player.toniebox | Toniebox | speaker
       cover.kind | Kinderzimmerrollo | shade
       climate.kind | Kinderzimmerheizung`,
    ),
    ...things(
      'arbeit',
      `light.schreibtisch | Schreibtischlampe
       light.arbeit_decke | Deckenfluter
       switch.drucker | Drucker
       switch.monitor | Monitor
       climate.arbeit | Bürothermostat
       cover.arbeit | Bürojalousie | blind`,
    ),
    ...things(
      'bad',
      `light.spiegel | Spiegelschranklicht\nlight.bad | Badezimmerdeckenlampe\nclimate.bad | Handtuchheizkörper\nfan.bad | Badlüfter\nmedia_player.bad | Duschradio | speaker`,
    ),
    ...things('gaeste', `light.gaeste | Gästekloleuchte`),
    ...things(
      'flur',
      `light.flur | Flurlampe\nlight.garderobe | Garderobenlicht\nlock.wohnung | Wohnungstür\nlock.haus | Haustür`,
    ),
    ...things(
      'balkon',
      `light.balkon | Balkonlaterne\nswitch.lichterkette | Balkonlichterkette\ncover.markise | Markise | awning`,
    ),
    ...things(
      null,
      `scene.fernsehabend | Fernsehabend\nscene.fruehstueck | Frühstück\nscript.tschuess | Tschüss\nscript.gute_nacht | Gute Nacht\nvacuum.kruemel | Krümel\ntodo.einkauf | Einkaufsliste`,
    ),
  ]);
}
