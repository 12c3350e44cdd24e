/** The ways of lamps, covers, valves and locks. */
import { END, ending, has, TURN, verb, waysOf } from './way.ts';

export const ON = [
  ` ${TURN} on(?= )`,
  ending('on|an|ein'),
  verb('an|ein'),
  has('enable|activate|aktiviere?n?'),
];
export const OFF = [
  ` (?:${TURN}|shut|cut|knock) off(?= )`,
  ending('off|aus|ab'),
  verb('aus|ab'),
  has('kill|disable|deaktiviere?n?|losche?n?|shut down|power down'),
  ` lights? out${END}`,
  ` shut (?:.* )?(?:off|down)${END}`,
  has('off with'),
];
const OPEN = [has('open|offne|offnen|offnet'), ending('open|auf'), verb('auf'), ' (?:offen) $'];
const CLOSE = [
  has('close|shut'),
  ending('closed|shut|zu'),
  ' schliess(?:en|e|t)? (?!(?:.* )?(?:auf|ab) )',
  verb('zu'),
];
const START_OF_ORDER =
  '^|(?:please|to|you|and|then|just|now|ok|okay|hey|can|could|go|we|butler|also|better|bitte|mean|meant|sorry|actually|no)(?= )';
const LOCK = [
  `(?:${START_OF_ORDER}) lock(?= )`,
  ' lock (?:the|my|our|up|all|both|every|it|that|them)(?= )',
  has('verriegel\\w*|verriegl\\w*|zusperren|absperren|abschliess\\w*|zuschliess\\w*|deadbolt'),
  ` (?:schliess|sperr)(?:en|e|t)? (?:.* )?(?:ab|zu)${END}`,
  ending('locked|ab|abgeschlossen|abgesperrt|zugesperrt'),
  verb('ab'),
];
const UNLOCK = [
  has('unlock|unlocked|entriegel\\w*|entriegl\\w*|aufschliess\\w*|aufsperr\\w*'),
  ` (?:schliess|sperr)(?:en|e|t)? (?:.* )?auf${END}`,
];

export const POWER = waysOf([
  [
    'on',
    'off',
    ON,
    [
      ' on (?!(?:the|my|our|a|first|second|third|ground|upper|lower|top) )',
      has('start\\w*|run|play|wake|weck\\w*|fire|boot|lit'),
    ],
  ],
  [
    'off',
    'on',
    [...OFF, has('stop|stopp|stoppe|stoppen')],
    [has('off|aus|ab|out|stop\\w*|cut|shut|down|dark|dunkel|kein\\w*')],
  ],
]);
/** With a brightness or a colour it is set, whatever else is said of "on". */
export const LOOK = waysOf([
  [
    'on',
    'off',
    [
      ...ON,
      has(
        'dim\\w*|gedimmt|bright\\w*|hell\\w*|dunkl\\w*|darker|set|make|change|colou?r|farbe|warm\\w*|low\\w*|up|down|to|auf|%|percent|prozent|degrees?|grad',
      ),
    ],
  ],
  ['off', 'on', OFF],
]);
const UP = [
  has('raise|lift|hochfahren|hochziehen|rauffahren|(?:pull|roll|draw|wind|bring|let|put|push|get|send) up'),
  ending('up|hoch|rauf'),
  verb('hoch|rauf'),
];
const DOWN = [
  has('lower|herunterlassen|runterlassen|(?:pull|roll|draw|wind|bring|let|put|push|get|send) down'),
  ' draw (?:the|my|our|all|both|those|these|every) (?!(?:.* )?(?:up|back|open) )',
  ending('down|runter|herunter'),
  verb('runter|herunter'),
];
export const STOP = [has('stop|halt|stopp|stoppe|stoppen|anhalten|aufhoren')];
export const COVER = waysOf([
  [
    'open',
    'close stop',
    [...OPEN, ...UP],
    [
      has(
        'up|auf|hoch|rauf|out|raus|roll (?!(?:.* )?down )|draw (?:.* )?(?:back|up|open)|pull (?:.* )?(?:up|back|open)|let|lass\\w*(?! (?:.* )?(?:runter|herunter|zu|down)(?= ))|opened|aus|raise\\w*',
      ),
    ],
  ],
  [
    'close',
    'open stop',
    [...CLOSE, ...DOWN],
    [
      has(
        'down|zu|runter|herunter|rein|(?:draw|pull)(?! (?:.* )?(?:up|back|open)(?= ))|drop|black|dark\\w*|dunkel|verdunk\\w*|closed|shut|ein',
      ),
    ],
  ],
  ['stop', 'open close', STOP, [has('hold|pause|wait|freeze|warte\\w*|enough|genug')]],
]);
/** It comes out when it opens, and goes down as it does. */
export const AWNING = waysOf([
  [
    'open',
    'close stop',
    [
      ...OPEN,
      has('extend|ausfahr\\w*|rausfahr\\w*|herausfahr\\w*|auszufahren'),
      ending('out|raus|heraus|aus'),
    ],
    [has('out|auf|raus|down|runter|let|unroll')],
  ],
  [
    'close',
    'open stop',
    [...CLOSE, has('retract|einfahr\\w*|reinfahr\\w*|hereinfahr\\w*|einzufahren'), ending('rein|herein|ein')],
    [has('in|zu|up|hoch|back|away|roll')],
  ],
  ['stop', 'open close', STOP],
]);
export const VALVE = waysOf([
  [
    'open',
    'close',
    [...OPEN, ...ON, has('run|start|starte|aufdrehen')],
    [has('on|an|auf|water\\w*|wasser\\w*|flow|lass\\w*')],
  ],
  ['close', 'open', [...CLOSE, ...OFF, ...STOP, has('zudrehen|abdrehen')], [has('off|aus|zu|ab')]],
]);
export const GUARD = waysOf([
  [
    'unlock',
    'lock',
    [...UNLOCK, ...OPEN],
    [has('auf|let|rein|lass\\w*(?! (?:.* )?(?:zu|ab|abgeschlossen|abgesperrt)(?= ))|open\\w*|entsperr\\w*')],
  ],
  ['lock', 'unlock', [...LOCK, ...CLOSE], [has('zu|ab|secure|sicher\\w*|bolt|locked')]],
]);
