/** A German home for tests: about 60 entities, named as people name them. */
import type { Area, Floor } from '../api/contract.ts';
import type { Entity, EntityState, House } from './house.ts';

const FLOORS: readonly (readonly [string, string, number])[] = [
  ['eg', 'Erdgeschoss', 0],
  ['og', 'Obergeschoss', 1],
  ['keller', 'Keller', -1],
];

/** Area id, name, floor; then what stands there: entity id, name, device class. */
const ROOMS: readonly {
  readonly id: string;
  readonly name: string;
  readonly floor: string | null;
  readonly things: readonly (readonly [id: string, name: string, deviceClass?: string])[];
}[] = [
  {
    id: 'wohnzimmer',
    name: 'Wohnzimmer',
    floor: 'eg',
    things: [
      ['light.wz_decke', 'Deckenlampe'],
      ['light.wz_steh', 'Stehlampe'],
      ['light.wz_regal', 'Regalbeleuchtung'],
      ['media_player.wz_tv', 'Fernseher', 'tv'],
      ['media_player.wz_box', 'Lautsprecher Wohnzimmer', 'speaker'],
      ['cover.wz_links', 'Rollladen links', 'shutter'],
      ['cover.wz_rechts', 'Rollladen rechts', 'shutter'],
      ['climate.wz', 'Heizung Wohnzimmer'],
      ['sensor.wz_temp', 'Temperatur Wohnzimmer', 'temperature'],
      ['switch.wz_baum', 'Weihnachtsbaum', 'outlet'],
    ],
  },
  {
    id: 'kueche',
    name: 'Küche',
    floor: 'eg',
    things: [
      ['light.kueche', 'Küchenlicht'],
      ['light.arbeitsplatte', 'Arbeitsplatte'],
      ['switch.kaffee', 'Kaffeemaschine', 'outlet'],
      ['switch.kueche_dose', 'Steckdose Fensterbank', 'outlet'],
      ['cover.kueche', 'Jalousie Küche', 'blind'],
      ['media_player.kueche', 'Küchenradio', 'speaker'],
      ['sensor.kuehlschrank', 'Kühlschrank Temperatur', 'temperature'],
      ['binary_sensor.kueche_fenster', 'Küchenfenster', 'window'],
      ['binary_sensor.spuele', 'Wassermelder Spüle', 'moisture'],
    ],
  },
  {
    id: 'flur',
    name: 'Flur',
    floor: 'eg',
    things: [
      ['light.flur', 'Flurlicht'],
      ['lock.haustuer', 'Haustür'],
      ['binary_sensor.haustuer', 'Haustür Kontakt', 'door'],
      ['binary_sensor.flur_bewegung', 'Bewegung Flur', 'motion'],
    ],
  },
  {
    id: 'schlafzimmer',
    name: 'Schlafzimmer',
    floor: 'og',
    things: [
      ['light.sz_decke', 'Deckenleuchte'],
      ['light.sz_nacht', 'Nachttischlampe'],
      ['cover.sz', 'Rollo Schlafzimmer', 'shade'],
      ['climate.sz', 'Heizung Schlafzimmer'],
      ['sensor.sz_temp', 'Temperatur Schlafzimmer', 'temperature'],
      ['sensor.sz_feuchte', 'Luftfeuchtigkeit Schlafzimmer', 'humidity'],
      ['binary_sensor.sz_fenster', 'Schlafzimmerfenster', 'window'],
      ['fan.sz', 'Ventilator'],
    ],
  },
  {
    id: 'bad',
    name: 'Badezimmer',
    floor: 'og',
    things: [
      ['light.bad', 'Badlicht'],
      ['light.spiegel', 'Spiegelleuchte'],
      ['climate.bad', 'Heizkörper Bad'],
      ['sensor.bad_feuchte', 'Luftfeuchtigkeit Bad', 'humidity'],
      ['fan.bad', 'Lüfter Bad'],
    ],
  },
  {
    id: 'kinderzimmer',
    name: 'Kinderzimmer',
    floor: 'og',
    things: [
      ['light.kind', 'Sternenhimmel'],
      ['cover.kind', 'Rollladen Kinderzimmer', 'shutter'],
      ['media_player.kind', 'Toniebox', 'speaker'],
      ['climate.kind', 'Heizung Kinderzimmer'],
    ],
  },
  {
    id: 'buero',
    name: 'Arbeitszimmer',
    floor: 'og',
    things: [
      ['light.schreibtisch', 'Schreibtischlampe'],
      ['light.buero', 'Bürolicht'],
      ['switch.drucker', 'Drucker', 'outlet'],
      ['sensor.co2', 'CO2 Arbeitszimmer', 'carbon_dioxide'],
    ],
  },
  {
    id: 'keller',
    name: 'Waschküche',
    floor: 'keller',
    things: [
      ['light.waschkueche', 'Kellerlicht'],
      ['switch.waschmaschine', 'Waschmaschine', 'outlet'],
      ['sensor.waschmaschine', 'Waschmaschine Leistung', 'power'],
    ],
  },
  {
    id: 'garten',
    name: 'Garten',
    floor: null,
    things: [
      ['light.terrasse', 'Terrassenbeleuchtung'],
      ['cover.markise', 'Markise', 'awning'],
      ['valve.beet', 'Bewässerung'],
      ['cover.garage', 'Garagentor', 'garage'],
      ['cover.hoftor', 'Hoftor', 'gate'],
      ['lawn_mower.robi', 'Mähroboter'],
    ],
  },
];

const WITHOUT_ROOM: readonly (readonly [string, string, string?])[] = [
  ['vacuum.robo', 'Staubsauger'],
  ['scene.abend', 'Gemütlicher Abend'],
  ['script.nacht', 'Gute Nacht'],
  ['weather.home', 'Wetter'],
  ['todo.einkauf', 'Einkaufsliste'],
  ['alarm_control_panel.haus', 'Alarmanlage'],
];

export function germanHome(): House {
  const entities = new Map<string, Entity>();
  const areas = new Map<string, Area>();
  const add = ([entityId, name, deviceClass]: readonly [string, string, string?], areaId: string | null) => {
    const domain = entityId.split('.')[0] ?? '';
    entities.set(entityId, { entityId, domain, name, aliases: [], areaId, deviceClass: deviceClass ?? null });
  };
  for (const { id, name, floor, things } of ROOMS) {
    areas.set(id, { area_id: id, name, aliases: id === 'buero' ? ['Büro'] : [], floor_id: floor });
    for (const thing of things) add(thing, id);
  }
  for (const thing of WITHOUT_ROOM) add(thing, null);
  const floors = new Map<string, Floor>(
    FLOORS.map(([floor_id, name, level]) => [floor_id, { floor_id, name, aliases: [], level }]),
  );
  const off: EntityState = { state: 'off', attributes: {}, lastChanged: 0 };
  return {
    locationName: 'Zuhause',
    language: 'de',
    timeZone: 'Europe/Berlin',
    entities,
    areas,
    floors,
    people: [],
    satellites: [],
    state: (entityId) => (entities.has(entityId) ? off : undefined),
    revision: 1,
  };
}
