/** What people call the kinds of things, and what they do with them, in English and German. */
import { termsOf } from './terms.ts';

const byDomain: ReadonlyMap<string, string> = new Map(
  Object.entries({
    light: `light lights lamp lamps lighting bulb dim brighten bright brighter brightness dark darker color colour
    licht lichter lampe lampen leuchte beleuchtung helligkeit hell heller dunkel dunkler dimme farbe`,
    switch: 'switch socket outlet plug power steckdose stecker schalter strom',
    input_boolean: 'switch mode toggle schalter modus',
    fan: 'fan ventilation ventilator blower air lufter lueftung luftung',
    climate: `climate heating heater heat heated thermostat radiator temperature warm warmer cold colder cool cooler
    hot degrees air conditioning conditioner ac hvac heizung heizen heize heizkorper thermostat klima klimaanlage
    temperatur warm warmer kalt kalter kuhl grad`,
    media_player: `media player music song play playing pause resume stop volume loud louder quiet quieter mute unmute
    next previous track skip tv television telly speaker radio sound stereo film movie watch listen
    musik lied spiel spiele lautstarke laut lauter leise leiser fernseher fernsehen lautsprecher radio ton weiter`,
    cover: `cover blind blinds shade shades curtain curtains shutter shutters drapes open close
    rollo rollos rolladen rollladen jalousie jalousien vorhang vorhange gardine markise offne schliesse hoch runter`,
    lock: 'lock unlock locked unlocked door schloss turschloss abschliessen aufschliessen verriegeln tur',
    scene: 'scene mood szene stimmung',
    script: 'script routine run start skript routine ablauf starte',
    vacuum: 'vacuum hoover robot clean cleaning cleaner sauge staubsauger saugroboter saugen putzen',
    lawn_mower: 'mower lawn mow grass rasenmaher maher rasen',
    humidifier: 'humidifier dehumidifier humidity luftbefeuchter entfeuchter feuchtigkeit',
    water_heater: 'water heater boiler hot warmwasser boiler',
    weather: 'weather forecast rain sunny wetter vorhersage regen',
    todo: 'list todo shopping task tasks liste einkaufsliste einkauf aufgaben',
    calendar: 'calendar appointment event kalender termin',
    camera: 'camera kamera',
    alarm_control_panel: 'alarm arm armed disarm alarmanlage',
    valve: 'valve water open close ventil wasser',
    button: 'button press knopf taste drucke',
    input_button: 'button press knopf taste drucke',
    person: 'home where zuhause daheim',
    siren: 'siren alarm sirene',
  }),
);

const byDeviceClass: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // covers
    awning: 'awning markise',
    blind: 'blind blinds jalousie rollo',
    curtain: 'curtain curtains drapes vorhang gardine',
    shade: 'shade shades rollo',
    shutter: 'shutter shutters rolladen rollladen fensterladen',
    garage: 'garage door garagentor tor',
    garage_door: 'garage door garagentor tor',
    gate: 'gate tor hoftor',
    door: 'door tur open closed offen',
    window: 'window windows fenster open closed offen',
    // sensors
    temperature: 'temperature warm cold hot degrees temperatur grad warm kalt',
    humidity: 'humidity humid damp feuchtigkeit luftfeuchtigkeit',
    battery: 'battery charge batterie akku',
    power: 'power watt consumption leistung verbrauch strom',
    energy: 'energy electricity consumption kwh energie verbrauch strom',
    illuminance: 'brightness light lux helligkeit',
    motion: 'motion movement bewegung',
    occupancy: 'occupancy occupied presence anwesenheit',
    presence: 'presence anwesenheit',
    moisture: 'leak water wet wasser leck',
    smoke: 'smoke fire rauch feuer',
    gas: 'gas gas',
    carbon_dioxide: 'co2 air quality luftqualitat',
    pm25: 'air quality dust feinstaub luftqualitat',
    // others
    tv: 'tv television telly fernseher',
    speaker: 'speaker speakers music lautsprecher musik',
    receiver: 'receiver amplifier verstarker',
    outlet: 'outlet socket plug steckdose',
  }),
);

/** Words for what an entity of this domain is, and for what one does with it. */
export function domainTerms(domain: string): readonly string[] {
  return distinctTerms(byDomain.get(domain) ?? domain.replaceAll('_', ' '));
}

/** Words for the device class alone; none without one. */
export function classTerms(deviceClass: string | null): readonly string[] {
  if (deviceClass === null) return [];
  return distinctTerms(byDeviceClass.get(deviceClass) ?? deviceClass.replaceAll('_', ' '));
}

function distinctTerms(text: string): readonly string[] {
  return [...new Set(termsOf(text))];
}
