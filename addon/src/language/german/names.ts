import type { NamePhrases } from '../home-phrases.ts';

const and = new Intl.ListFormat('de', { type: 'conjunction' });

/** Without an article, nobody has to know the gender of a name. */
export const names: NamePhrases = {
  thing: (name) => name,
  count: (count, domain) => `${count} ${(domain === null ? undefined : plurals.get(domain)) ?? 'Geräte'}`,
  list: (all) => and.format(all),
  isMany: (name) => PLURAL.test(name.trim()),
};

const plurals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    light: 'Lichter',
    switch: 'Schalter',
    fan: 'Ventilatoren',
    cover: 'Rollläden',
    climate: 'Thermostate',
    media_player: 'Abspielgeräte',
    lock: 'Schlösser',
    scene: 'Szenen',
    script: 'Skripte',
    humidifier: 'Luftbefeuchter',
    valve: 'Ventile',
    vacuum: 'Staubsauger',
    water_heater: 'Warmwasserspeicher',
    alarm_control_panel: 'Alarmanlagen',
    timer: 'Timer',
    sensor: 'Sensoren',
    lawn_mower: 'Mähroboter',
  }),
);

/** Last words that are a plural; "Schalter" and "Fenster" could be either and count as one. */
const PLURAL =
  /(?:lichter|lampen|leuchten|strahler|spots|birnen|ketten|steckdosen|rollos|rollläden|rolläden|jalousien|vorhänge|gardinen|markisen|läden|türen|tore|schlösser|heizungen|heizkörper|thermostate|ventilatoren|boxen|geräte|szenen)$/iu;
