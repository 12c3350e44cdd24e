/** The words that say what is to be done, wherever they stand; each speaks for itself whatever was meant. */
import { END, ending, has, TURN, verb } from './patterns.ts';

const DET =
  'the|my|our|your|his|her|a|an|this|that|these|those|first|second|third|ground|upper|lower|top|main|mute|pause|hold|repeat|time|way|monday|tuesday|wednesday|thursday|friday|saturday|sunday|low|high|full|max|half|\\d+\\S*';
const DER = 'der|dem|den|die|das|einem|einer|einen|meine\\w*|unsere\\w*|\\d+\\S*';
const SO =
  ' (?:too|zu|so|pretty|quite|really|rather|a bit|a little|very|bit|ziemlich|sehr|ganz schon|recht|echt|etwas|ein bisschen|getting|gets|its|it is|is|ist|im|i am|feels?|feeling|hier|here|immer|total|viel zu|way too|far too|mir|uns)';
const IS = `${SO}(?: (?:too|so|very|really|a bit|bit|zu|sehr|so|ganz|etwas|far|way))*`;

const rows: readonly (readonly [name: string, patterns: readonly string[]])[] = [
  [
    'on',
    [
      ` ${TURN} on(?= )`,
      ` on (?!(?:${DET}) )`,
      ending('an|ein'),
      ` an (?!(?:${DER}|hour|old|inch|ounce|extra) )(?=ich|wir|es|so|weil|damit|hier|drin)`,
      verb('an|ein'),
      has('enable|activate|aktiviere?n?|light up|fire up|power up'),
    ],
  ],
  [
    'off',
    [
      ` off(?= )`,
      ` aus (?!(?:${DER}) )`,
      verb('aus|ab'),
      ending('ab'),
      has('kill|disable|deaktiviere?n?|losche?n?|shut down|power down|put out|(?:turn|switch|shut) of'),
      ` lights? out${END}`,
    ],
  ],
  ['open', [has('open|offne|offnen|offnet|aufmachen'), ending('open|auf'), verb('auf'), ' offen $']],
  [
    'close',
    [
      has('close|shut(?! (?:off|down|up) )'),
      ending('closed|zu'),
      ' schliess(?:en|e|t)? (?!(?:.* )?(?:auf|ab) )',
      verb('zu'),
    ],
  ],
  [
    'up',
    [
      ' nach oben(?= )',
      has('raise|lift|hochfahren|hochziehen|rauffahren|hochdrehen|aufdrehen|crank|increase|erhohe\\w*'),
      ' (?<!(?:lock|hurry|wake|light|heat|warm|whats|shut|wash|back|get|look|set) )up (?!(?:here|there|in|at|on) )',
      ending('hoch|rauf'),
      verb('hoch|rauf'),
      ' dreh\\w* (?:.* )?auf (?!\\d)',
    ],
  ],
  [
    'down',
    [
      ' nach unten(?= )',
      has('lower|herunterlassen|runterlassen|decrease|reduce|senke\\w*|reduzier\\w*'),
      ' (?<!(?:shut|power|lie|sit|calm) )down (?!(?:here|there|in|at|on) )',
      ' draw (?:the|my|our|all|both|those|these|every) (?!(?:.* )?(?:up|back|open) )',
      ending('runter|herunter'),
      ` (?:runter|herunter) (?=auf|um|\\d)`,
      verb('runter|herunter'),
    ],
  ],
  ['out', [has('extend|ausfahr\\w*|rausfahr\\w*|herausfahr\\w*|auszufahren'), ending('out|raus|heraus|aus')]],
  ['in', [has('retract|einfahr\\w*|reinfahr\\w*|hereinfahr\\w*|einzufahren'), ending('rein|herein|ein')]],
  [
    'lock',
    [
      ' lock (?=(?:the|my|our|up|all|both|every|it|that|them|front|back)(?= ))|(?:^|(?:please|to|you|and|then|just|now|can|go|better|mean) )lock(?= )',
      has('verriegel\\w*|verriegl\\w*|zusperren|absperren|abschliess\\w*|zuschliess\\w*|deadbolt'),
      ` (?:schliess|sperr)(?:en|e|t)? (?:.* )?(?:ab|zu)${END}`,
      ending('locked|ab|abgeschlossen|abgesperrt|zugesperrt'),
    ],
  ],
  [
    'unlock',
    [
      has('unlock|unlocked|entriegel\\w*|entriegl\\w*|aufschliess\\w*|aufsperr\\w*'),
      ` (?:schliess|sperr)(?:en|e|t)? (?:.* )?auf${END}`,
    ],
  ],
  ['stop', [has('stop|halt (?!.* an )|stopp|stoppe|stoppen|aufhoren')]],
  [
    'pause',
    [has('pause|pausiere|pausieren|anhalten|hold (?:the|it|that)|on hold'), ' halte?n? (?:.* )?an(?= )'],
  ],
  [
    'play',
    [
      has('play|resume|unpause|continue|spiel|spiele|spielen|abspielen|fortsetzen|weiterspielen'),
      ending('weiter'),
    ],
  ],
  [
    'next',
    [
      has(
        'next|skip|nachste[rsn]? (?:lied|song|titel|track|folge|stuck|sender)|nachste[rsn]?|uberspring\\w*',
      ),
    ],
  ],
  ['previous', [has('previous|vorherige[rsn]?|vorige[rsn]?')]],
  ['mute', [has('mute(?! (?:off|aus))|stummschalten'), ending('stumm|stummschalten'), ' stumm schalt\\w* ']],
  ['unmute', [has('unmute|entstumm\\w*|mute (?:off|aus)')]],
  [
    'start',
    [
      has(
        'start|starte|starten|clean|(?<! (?:enough|of the) )cleaning|saug|sauge|saugen|staubsaugen|saugt|losfahr\\w*|putzen|wischen|begin|run|go hoover',
      ),
      ending('los'),
    ],
  ],
  [
    'dock',
    [
      has('dock|ladestation|basis|basisstation|heim|nach hause|charger'),
      ' (?:send|go|bring|return|back|get|take|schick|fahr|bring)\\w* (?:.* )?(?:home|base|hause|zuruck|station|back)(?= )',
      ' zuruck $',
    ],
  ],
  ['locate', [has('find|locate|finde|such|suche')]],
  ['cancel', [has('cancel|abbrechen'), ' brich .* ab ']],
  ['arm', [has('arm|scharf|scharfschalten|scharfstellen|scharfmachen'), ' set (?:.* )?alarm(?= )']],
  ['disarm', [has('disarm|unscharf|entscharf\\w*|deactivate')]],
  ['brighter', [has('brighten|brighter|heller|aufhellen|lighter')]],
  [
    'dimmer',
    [has('dim|dimmer|dimm|dimme|dimmen|gedimmt|darker|dunkler|abdunkeln|runterdimmen|herunterdimmen')],
  ],
  ['warmer', [has('warmer|hotter|warmen|aufwarmen|warm up|heat up')]],
  ['cooler', [has('cooler|colder|kalter|kuhler|cool down|cool (?:the|it|this|my|our)')]],
  ['louder', [has('louder|lauter')]],
  ['quieter', [has('quieter|softer|leiser')]],
  ['faster', [has('faster|schneller')]],
  ['slower', [has('slower|langsamer')]],
  ['more', [has('higher|hoher|more|mehr')]],
  ['pull', [has('pull|draw|zieh\\w*')]],
  ['less', [has('less|weniger|niedriger|tiefer')]],
  [
    'amount',
    [
      ' (?!(?:0|100) )\\d\\S* (?:%|°|percent|prozent|degrees?|grad|kelvin)(?= )',
      ' (?:to|auf|at|on) \\d\\S*(?= )(?! (?:uhr|oclock|am|pm|minutes?|minuten|st|\\p{L}+ off|\\p{L}+ aus))',
    ],
  ],
  ['share', [has('half|halb|halbe?[nrs]?|halfway|halfte|quarter|viertel|third|drittel')]],
  [
    'color',
    [
      has(
        'red|blue|green|yellow|orange|purple|pink|turquoise|rot|blau|grun|gelb|lila|rosa|turkis|violet|violett|magenta|cyan|teal|amber|lavender|lavendel',
      ),
    ],
  ],
  // What somebody feels or sees says which way it should go.
  [
    'is dark',
    [
      `${IS} (?:dark|dim|dunkel)(?= )`,
      has('cant see|cannot see|ca not see|can not see|sehe? (?:gar |hier )?nichts'),
    ],
  ],
  ['dark', [' (?:make|mach\\w*|completely|komplett|ganz|vollig|pitch) (?:.* )?(?:dark|dunkel)(?= )']],
  ['is bright', [`${SO} ?(?:too|zu)? (?:bright|hell)(?= )`, has('blinding|blendet|glare')]],
  [
    'is cold',
    [`${IS} (?:cold|freezing|chilly|kalt|eiskalt|kuhl|frisch)(?= )`, has('im freezing|ich friere|frier\\w*')],
  ],
  [
    'is hot',
    [
      `${IS} (?:hot|boiling|sweltering|roasting|heiss|stickig|stuffy)(?= )`,
      ' (?:too|zu) warm(?= )',
      has('ich schwitze'),
    ],
  ],
  ['is loud', [` (?:too|so|zu|viel zu) (?:loud|laut)(?= )`]],
  ['is quiet', [' (?:too|zu) (?:quiet|leise)(?= )']],
];

const signals: readonly (readonly [name: string, pattern: RegExp])[] = rows.map(([name, patterns]) => [
  name,
  new RegExp(patterns.join('|'), 'u'),
]);

export function signalsIn(text: string): ReadonlySet<string> {
  return new Set(signals.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : [])));
}
