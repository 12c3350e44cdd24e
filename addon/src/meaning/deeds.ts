/** What a part of a sentence tells somebody to do, as a lexicon of English and German reads it. */

import { SEPARABLE } from './function-words.ts';

export type Deed = (typeof rows)[number][0];

/** "Lights off in the kitchen", "lights off upstairs". */
const PLACE = '(?: (?:in|im|upstairs|downstairs|oben|unten|uberall|everywhere|here|hier)(?: .*)?)?';
const END = `(?: (?:all|alle|again|wieder|back))?${PLACE}$`;
const GERMAN =
  '(?:mach|mache|machen|schalt|schalte|schalten|dreh|drehe|drehen|knips|knipse|stell|stelle|stellen|tu|fahr|fahre|fahren|lass|lasse|zieh|ziehe)';
/** A verb that needs its particle at the end, or nothing but the thing and the particle. */
const at = (particles: string) => `(?:^| )(?:${particles})${END}`;

/** A pattern over the words of a part, lower case, without accents and marks. Every one that fits counts. */
const rows = [
  [
    'on',
    `(?:^| )(?:turn|switch|flip|power|put|get|have) on(?: |$)|(?:^| )enable |${at('on|an|ein|einschalten|anschalten|anmachen|einzuschalten')}`,
  ],
  [
    'off',
    `(?:^| )(?:turn|switch|flip|power|shut|put|cut) off(?: |$)|(?:^| )(?:disable|kill|deaktiviere) |${at('off|aus|ausschalten|ausmachen|abschalten|auszuschalten')}`,
  ],
  [
    'open',
    `(?:^| )(?:open|raise|offne|offnen) |${at('open|up|auf|hoch|rauf|offnen|aufmachen|hochfahren|hochziehen')}|(?:^| )fahr(?:e|en)? .*aus$`,
  ],
  [
    'close',
    `(?:^| )(?:close|shut|lower) |(?:^| )schliess(?:e|en)?(?: .*[^af]..?|.*en)$|${at('closed|shut|down|zu|runter|herunter|schliessen|zumachen|runterfahren|herunterfahren')}|(?:^| )fahr(?:e|en)? .*ein$`,
  ],
  ['stop', `(?:^| )(?:stop|halt|stopp|stoppe)(?: |$)|${at('anhalten|stoppen')}`],
  [
    'lock',
    `(?:^| )(?:lock|verriegle|verriegeln) |(?:^| )(?:schliess(?:e|en)?|sperr(?:e|en)?) .*(?:ab|zu)$|${at('abschliessen|absperren|verriegeln|locked')}`,
  ],
  [
    'unlock',
    `(?:^| )(?:unlock|entriegle|entriegeln) |(?:^| )(?:schliess(?:e|en)?|sperr(?:e|en)?) .*auf$|${at('aufschliessen|aufsperren|entriegeln')}`,
  ],
  [
    'set',
    `(?:^| )(?:set|make|put|turn|change|adjust|dim|brighten|bring|dimm|dimme|dimmen|setz|setze|${GERMAN}) |${at('einstellen|dimmen')}| (?:to|auf|at)(?: |$)`,
  ],
  [
    'up',
    `(?:^| )(?:raise|increase|brighten|erhohe) |(?:^| )turn up(?: |$)|(?:^| )(?:brighter|warmer|hotter|louder|higher|faster|heller|lauter|hoher|warmer|schneller)(?: |$)|${at('up|hoch|rauf|auf')}`,
  ],
  [
    'down',
    `(?:^| )(?:lower|decrease|reduce|dim|dimm|dimme|senke) |(?:^| )turn down(?: |$)|(?:^| )(?:darker|dimmer|cooler|colder|quieter|softer|slower|dunkler|leiser|kalter|kuhler|niedriger|langsamer)(?: |$)|${at('down|runter|herunter')}`,
  ],
  [
    'start',
    `(?:^| )(?:start|run|activate|execute|begin|launch|trigger|starte|aktiviere|set|put on|turn on|send|schick|schicke) ?|${at('starten|aktivieren|on|an|los')}`,
  ],
  ['dock', '(?:^| )(?:dock|home|base|ladestation|zuruck|heim)(?: |$)'],
  ['pause', `(?:^| )(?:pause|pausiere|pausieren)(?: |$)`],
  ['play', `(?:^| )(?:play|resume|unpause|continue|spiel|spiele|weiter)(?: |$)`],
  ['next', '(?:^| )(?:next|skip|nachster|nachstes|nachste|uberspringe)(?: |$)'],
  ['previous', '(?:^| )(?:previous|last|vorheriger|vorheriges|vorherige)(?: |$)'],
  ['mute', '(?:^| )(?:mute|stumm)(?: |$)'],
  ['unmute', '(?:^| )(?:unmute)(?: |$)'],
  ['add', `(?:^| )(?:add|put|write) |(?:^| )(?:setz|setze|schreib|schreibe|fug|fuge|pack|packe) `],
  ['complete', '(?:^| )(?:complete|tick|check|cross)(?: |$)|(?:^| )(?:hak|hake) .*ab$|(?:^| )erledigt$'],
  ['find', '(?:^| )(?:find|locate|finde|suche|such) '],
  ['arm', '(?:^| )(?:arm|set|activate|aktiviere) |(?:^| )scharf(?: |$)'],
] as const;

const lexicon: readonly (readonly [Deed, RegExp])[] = rows.map(([deed, pattern]) => [
  deed,
  new RegExp(pattern, 'u'),
]);

/** "Anmachst" and "anzumachen" are "an"; "abschließt" is "abschließen". */
function withoutEnding(word: string): string {
  const [, particle, verb] = SEPARABLE.exec(word) ?? [];
  if (particle === undefined) return word;
  return verb === 'schliess' || verb === 'sperr' ? `${particle}${verb}en` : particle;
}

/** `words`: of one part, politeness at its end taken off. */
export function deedsIn(words: string): ReadonlySet<Deed> {
  const plain = words.split(' ').map(withoutEnding).join(' ');
  return new Set(lexicon.flatMap(([deed, pattern]) => (pattern.test(plain) ? [deed] : [])));
}

/** For each service, the deeds that mean it; what is not here is never found in words. */
const services: Readonly<Record<string, readonly Deed[]>> = {
  turn_on: ['on'],
  turn_off: ['off'],
  open_cover: ['open'],
  close_cover: ['close'],
  stop_cover: ['stop'],
  set_cover_position: ['set', 'open', 'close'],
  close_valve: ['close', 'off'],
  lock: ['lock'],
  set_temperature: ['set', 'up', 'down'],
  set_hvac_mode: ['set', 'on', 'off'],
  set_operation_mode: ['set'],
  set_humidity: ['set', 'up', 'down'],
  set_mode: ['set'],
  set_percentage: ['set', 'up', 'down'],
  set_preset_mode: ['set'],
  volume_set: ['set', 'up', 'down'],
  volume_up: ['up'],
  volume_down: ['down'],
  volume_mute: ['mute', 'unmute'],
  media_play: ['play', 'on', 'start'],
  media_pause: ['pause'],
  media_stop: ['stop', 'off'],
  media_next_track: ['next'],
  media_previous_track: ['previous'],
  select_source: ['set', 'on', 'play'],
  start: ['start'],
  pause: ['pause', 'stop'],
  stop: ['stop'],
  return_to_base: ['dock', 'off'],
  locate: ['find'],
  cancel: ['stop', 'off'],
  alarm_arm_home: ['arm'],
  alarm_arm_away: ['arm'],
  alarm_arm_night: ['arm'],
  alarm_arm_vacation: ['arm'],
};

/** `action`: `domain.service`. `isSetting`: the call carries a brightness, a colour or a speed as well. */
export function deedsFor(action: string, isSetting: boolean): readonly Deed[] {
  const [domain = '', service = ''] = action.split('.');
  if (service !== 'turn_on') return services[service] ?? [];
  if (domain === 'scene' || domain === 'script') return ['start', 'on'];
  return isSetting ? ['set', 'up', 'down', 'on'] : ['on'];
}

const opposites: readonly (readonly [Deed, Deed])[] = [
  ['on', 'off'],
  ['open', 'close'],
  ['lock', 'unlock'],
  ['up', 'down'],
  ['play', 'pause'],
  ['mute', 'unmute'],
];

/** "Turn on and off" says neither. */
export function contradicts(deeds: ReadonlySet<Deed>): boolean {
  return opposites.some(([one, other]) => deeds.has(one) && deeds.has(other));
}
