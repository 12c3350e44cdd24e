import type { AlarmMode, DevicePhrases, Said } from '../more-device-phrases.ts';
import { hoursAndMinutes } from '../grammar-time.ts';
import type { Predicate } from '../grammar.ts';
import { ist } from './predicate.ts';
import { modeInGerman } from './states.ts';

function said(now: Predicate, verb: string): Said {
  return { now, verb, question: (names) => `${names} ${verb}?` };
}

const wurde = (state: string): Predicate => ({
  one: `wurde ${state}`,
  many: `wurden ${state}`,
  oneAlready: `wurde schon ${state}`,
  manyAlready: `wurden schon ${state}`,
});

const macht = (one: string, many: string, rest: string): Predicate => ({
  one: `${one} ${rest}`,
  many: `${many} ${rest}`,
  oneAlready: `${one} schon ${rest}`,
  manyAlready: `${many} schon ${rest}`,
});

const modeSaid = (mode: string) =>
  said(ist(`im Modus ${modeInGerman(mode)}`), `in den Modus ${modeInGerman(mode)} schalten`);
const onOff = (on: boolean) => said(ist(on ? 'an' : 'aus'), on ? 'einschalten' : 'ausschalten');
const number = (value: number) => value.toLocaleString('de');

const alarmModes: Readonly<Record<AlarmMode, string>> = {
  home: 'für zu Hause scharf',
  away: 'für unterwegs scharf',
  night: 'für die Nacht scharf',
  vacation: 'für den Urlaub scharf',
};

export const kinds: DevicePhrases = {
  fan: {
    speed: (percent) => said(ist(`auf ${percent} Prozent`), `auf ${percent} Prozent stellen`),
    oscillating: (on) =>
      on
        ? said(macht('schwenkt', 'schwenken', 'hin und her'), 'schwenken lassen')
        : said(macht('schwenkt', 'schwenken', 'nicht mehr'), 'anhalten, ohne zu schwenken'),
    direction: (direction) =>
      said(
        macht('dreht', 'drehen', direction === 'forward' ? 'vorwärts' : 'rückwärts'),
        'in die andere Richtung drehen',
      ),
    preset: modeSaid,
  },
  vacuum: {
    start: said(ist('beim Saugen'), 'starten'),
    pause: said(ist('in Pause'), 'anhalten'),
    stop: said(ist('nicht mehr beim Saugen'), 'stoppen'),
    return_to_base: said(ist('auf dem Weg nach Hause'), 'nach Hause schicken'),
    docked: said(ist('in der Station'), 'nach Hause schicken'),
    locate: said(wurde('gebeten, sich zu melden'), 'zum Melden bringen'),
  },
  humidifier: {
    humidity: (percent, isOff) =>
      said(
        ist(`auf ${number(percent)} Prozent eingestellt${isOff ? ', aber aus' : ''}`),
        `auf ${number(percent)} Prozent stellen`,
      ),
    mode: modeSaid,
    power: onOff,
  },
  waterHeater: {
    temperature: (degrees, isOff) =>
      said(
        ist(`auf ${number(degrees)} Grad eingestellt${isOff ? ', aber aus' : ''}`),
        `auf ${number(degrees)} Grad stellen`,
      ),
    mode: (mode) => (mode === 'off' ? onOff(false) : modeSaid(mode)),
  },
  valve: {
    open: (isMoving) => said(isMoving ? macht('öffnet', 'öffnen', 'sich') : ist('offen'), 'öffnen'),
    close: (isMoving) =>
      said(isMoving ? macht('schließt', 'schließen', 'sich') : ist('geschlossen'), 'schließen'),
    position: (percent) => said(ist(`zu ${percent} Prozent offen`), `auf ${percent} Prozent öffnen`),
  },
  alarm: {
    arm: (how, isArming) =>
      said(
        isArming ? macht('wird', 'werden', `gleich ${alarmModes[how]}`) : ist(alarmModes[how]),
        'scharf schalten',
      ),
    disarm: said(ist('unscharf'), 'unscharf schalten'),
    codeIsNotMine:
      'Sie verlangt einen Code, und Codes gehen nie durch mich: bitte nimm ihr Tastenfeld oder Home Assistant.',
  },
  timer: {
    start: (duration) =>
      said(
        duration === null ? macht('läuft', 'laufen', 'jetzt') : macht('läuft', 'laufen', `jetzt ${duration}`),
        'starten',
      ),
    pause: said(ist('in Pause'), 'anhalten'),
    cancel: said(macht('läuft', 'laufen', 'nicht mehr'), 'abbrechen'),
    noTimers:
      'Von hier aus kann ich keinen Timer stellen: frag einen Sprachassistenten mit Timern, oder lege in Home Assistant einen Timer an und gib ihn für Assist frei.',
    duration: (seconds) => hoursAndMinutes(seconds, 'de'),
  },
};
