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
    vacuum: `vacuum hoover robot clean cleaning cleaner dock sauge staubsauger saugroboter sauger saugen putzen
    ladestation`,
    lawn_mower: 'mower lawn mow grass rasenmaher maher rasen',
    humidifier: `humidifier dehumidifier humidity damp dry luftbefeuchter befeuchter luftentfeuchter entfeuchter
    feuchtigkeit luftfeuchtigkeit feucht trocken`,
    water_heater: 'water heater boiler hot tank warmwasser boiler heisswasser wasser warmwasserspeicher',
    weather: 'weather forecast rain sunny wetter vorhersage regen',
    todo: `list todo shopping task tasks groceries buy item liste einkaufsliste einkaufszettel einkauf einkaufen
    aufgaben aufgabe kaufen zettel`,
    timer: 'timer countdown minutes clock alarm uhr wecker minuten eieruhr kurzzeitwecker',
    calendar: 'calendar appointment event kalender termin',
    camera: 'camera kamera',
    alarm_control_panel: 'alarm arm armed disarm security alarmanlage scharf unscharf alarm sicherheit',
    valve:
      'valve water tap open close shut gas irrigation ventil wasser hahn wasserhahn gas zudrehen bewasserung',
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
    opening: 'open closed opening contact offen offnung kontakt',
    lock: 'lock locked unlocked schloss abgeschlossen',
    motion: 'motion movement bewegung',
    moving: 'moving movement bewegung',
    connectivity: 'connected connection online verbunden verbindung',
    plug: 'plug plugged stecker eingesteckt',
    problem: 'problem fault storung fehler',
    running: 'running lauft betrieb',
    sound: 'sound noise gerausch',
    vibration: 'vibration erschutterung',
    safety: 'safe safety sicher',
    tamper: 'tamper sabotage',
    heat: 'hot heat hitze',
    cold: 'cold frost kalt',
    pressure: 'pressure barometer luftdruck druck',
    wind_speed: 'wind',
    precipitation: 'rain rainfall regen niederschlag',
    water: 'water consumption meter wasser wasserverbrauch wasserzahler',
    duration: 'time duration dauer',
    timestamp: 'time when zeit wann',
    occupancy: 'occupancy occupied presence anwesenheit',
    presence: 'presence anwesenheit',
    moisture: 'leak water wet damp wasser leck nass',
    smoke: 'smoke fire rauch feuer',
    gas: 'gas gas',
    carbon_dioxide: 'co2 air quality luftqualitat',
    carbon_monoxide: 'carbon monoxide kohlenmonoxid',
    aqi: 'air quality luftqualitat',
    pm25: 'air quality dust feinstaub luftqualitat',
    // others
    tv: 'tv television telly fernseher glotze',
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
