import { decimal } from './numbers.ts';

/** States and readings as house/state-words.ts writes them, such as `on 40%`, so that they follow "ist". */
export function stateInGerman(words: string): string {
  const [word, rest] = splitWord(words);
  const parts = [word, readingInGerman(rest)].filter((part) => part !== '');
  return parts.join(', ');
}

/** The longest beginning that is a state, in German, and what follows it; `armed_away` or `armed away`. */
function splitWord(words: string): readonly [string, string] {
  const parts = words.split(' ');
  for (let length = parts.length; length > 0; length -= 1) {
    const beginning = parts.slice(0, length);
    const german = states.get(beginning.join(' ')) ?? states.get(beginning.join('_'));
    if (german !== undefined) return [german, parts.slice(length).join(' ')];
  }
  const [first = '', ...others] = parts;
  return /^[a-z_]+$/u.test(first) ? [first.replaceAll('_', ' '), others.join(' ')] : ['', words];
}

function readingInGerman(reading: string): string {
  return reading
    .replace(/(?:(?<now>[-\d.]+)°)?→(?<low>[\d.]+)(?:-(?<high>[\d.]+))?°/u, (...found) => {
      const { now, low, high } = found.at(-1);
      const target = high === undefined ? low : `${low} bis ${high}`;
      return `${now === undefined ? '' : `${now} Grad, `}Ziel ${target} Grad`;
    })
    .replace(/\s*(?:°[CF]|°)(?=\s|$)/gu, ' Grad')
    .replace(/\s*%/gu, ' Prozent')
    .replace(/^volume /u, 'Lautstärke ')
    .replace(/(?<![\d.:-])-?\d+\.\d+(?![\d.:-])/gu, (number) => decimal(Number(number)));
}

/** As a device calls it, where Home Assistant itself does not define it. */
export function modeInGerman(mode: string): string {
  return modes.get(mode) ?? mode.replaceAll('_', ' ');
}

/** Of Home Assistant's water heaters, humidifiers and presets (components/.../const.py). */
const modes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    auto: 'Automatik',
    away: 'Abwesend',
    baby: 'Baby',
    boost: 'Boost',
    comfort: 'Komfort',
    eco: 'Eco',
    electric: 'Elektrisch',
    gas: 'Gas',
    heat_pump: 'Wärmepumpe',
    high_demand: 'hoher Bedarf',
    home: 'Zuhause',
    normal: 'Normal',
    performance: 'Leistung',
    sleep: 'Schlafen',
  }),
);

const inMode = (mode: string) => `im Modus ${modeInGerman(mode)}`;

const states: ReadonlyMap<string, string> = new Map(
  Object.entries({
    on: 'an',
    off: 'aus',
    open: 'offen',
    closed: 'geschlossen',
    opening: 'dabei, sich zu öffnen',
    closing: 'dabei, sich zu schließen',
    locked: 'abgeschlossen',
    unlocked: 'aufgeschlossen',
    locking: 'dabei, abzuschließen',
    unlocking: 'dabei, aufzuschließen',
    jammed: 'verklemmt',
    home: 'zu Hause',
    not_home: 'unterwegs',
    away: 'unterwegs',
    detected: 'ausgelöst',
    clear: 'ruhig',
    wet: 'nass',
    dry: 'trocken',
    low: 'schwach',
    normal: 'normal',
    charging: 'am Laden',
    'not charging': 'nicht am Laden',
    connected: 'verbunden',
    disconnected: 'getrennt',
    'plugged in': 'eingesteckt',
    unplugged: 'ausgesteckt',
    problem: 'gestört',
    ok: 'in Ordnung',
    unsafe: 'unsicher',
    safe: 'sicher',
    tampering: 'manipuliert',
    running: 'in Betrieb',
    'not running': 'nicht in Betrieb',
    light: 'hell',
    dark: 'dunkel',
    cold: 'kalt',
    hot: 'heiß',
    heat: 'auf Heizen',
    cool: 'auf Kühlen',
    heat_cool: 'auf Heizen und Kühlen',
    auto: 'auf Automatik',
    fan_only: 'auf Lüften',
    playing: 'am Spielen',
    paused: 'angehalten',
    idle: 'untätig',
    standby: 'in Bereitschaft',
    buffering: 'am Laden',
    docked: 'in der Station',
    cleaning: 'am Saugen',
    returning: 'auf dem Rückweg',
    mowing: 'am Mähen',
    error: 'gestört',
    armed_home: 'für zu Hause scharf',
    armed_away: 'für unterwegs scharf',
    armed_night: 'für die Nacht scharf',
    armed_vacation: 'für den Urlaub scharf',
    armed_custom_bypass: 'mit Ausnahmen scharf',
    arming: 'dabei, scharf zu werden',
    disarmed: 'unscharf',
    disarming: 'dabei, unscharf zu werden',
    pending: 'kurz vor dem Alarm',
    triggered: 'ausgelöst',
    active: 'aktiv',
    moving: 'in Bewegung',
    'not moving': 'nicht in Bewegung',
    eco: inMode('eco'),
    electric: inMode('electric'),
    gas: inMode('gas'),
    heat_pump: inMode('heat_pump'),
    high_demand: inMode('high_demand'),
    performance: inMode('performance'),
    sunny: 'sonnig',
    cloudy: 'bewölkt',
    partlycloudy: 'teils bewölkt',
    rainy: 'regnerisch',
    pouring: 'sehr regnerisch',
    snowy: 'verschneit',
    windy: 'windig',
    'windy-variant': 'windig',
    fog: 'neblig',
    'clear-night': 'klar',
    exceptional: 'außergewöhnlich',
    hail: 'hagelig',
    lightning: 'gewittrig',
    'lightning-rainy': 'gewittrig mit Regen',
    'snowy-rainy': 'nass und verschneit',
    unavailable: 'nicht erreichbar',
    unknown: 'unbekannt',
    text: 'ein Text, den ich hier nicht vorlese',
  }),
);
