import { decimal } from './numbers.ts';

/** States and readings as house/state-words.ts writes them, such as `on 40%`, so that they follow "ist". */
export function stateInGerman(words: string): string {
  const [word, rest] = splitWord(words);
  const parts = [word, readingInGerman(rest)].filter((part) => part !== '');
  return parts.join(', ');
}

/** The longest beginning that is a state, in German, and what follows it. */
function splitWord(words: string): readonly [string, string] {
  const parts = words.split(' ');
  for (let length = parts.length; length > 0; length -= 1) {
    const german = states.get(parts.slice(0, length).join(' '));
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
    disarmed: 'unscharf',
    triggered: 'ausgelöst',
    active: 'aktiv',
    sunny: 'sonnig',
    cloudy: 'bewölkt',
    partlycloudy: 'teils bewölkt',
    rainy: 'regnerisch',
    pouring: 'sehr regnerisch',
    snowy: 'verschneit',
    windy: 'windig',
    fog: 'neblig',
    unavailable: 'nicht erreichbar',
    unknown: 'unbekannt',
    text: 'ein Text, den ich hier nicht vorlese',
  }),
);
