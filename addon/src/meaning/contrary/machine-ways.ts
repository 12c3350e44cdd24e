/** The ways of players, robots, timers and alarms. */
import { ending, has, waysOf } from './way.ts';
import { OFF, ON, STOP } from './ways.ts';

export const MEDIA = waysOf([
  [
    'play',
    'pause stop next previous',
    [
      has('play|resume|unpause|continue|spiel|spiele|spielen|abspielen|fortsetzen|weiterspielen'),
      ...ON,
      ending('weiter'),
    ],
    [has('start\\w*|on|an|weiter|listen|hear|put (?!(?:.* )?pause )')],
  ],
  [
    'pause',
    'play next previous',
    [has('pause|pausiere|pausieren|anhalten|halt|hold the|hold it|hold that')],
    [has('stop\\w*|off|aus|hold|quiet|stille?')],
  ],
  [
    'stop',
    'play next previous',
    [...STOP, ...OFF],
    [has('pause\\w*|pausier\\w*|off|aus|quiet|end\\w*|kill|enough')],
  ],
  [
    'next',
    'previous pause stop',
    [has('next|skip|nachste[rsn]?|uberspring\\w*')],
    [has('forward|another|other|weiter|vor|different')],
  ],
  [
    'previous',
    'next',
    [has('previous|vorherige[rsn]?|vorige[rsn]?')],
    [has('last|back|zuruck|again|before|letzte[rsn]?')],
  ],
  [
    'mute',
    'unmute',
    [has('mute'), ending('stumm|stummschalten')],
    [has('stumm\\w*|off|aus|silen\\w*|quiet|leise')],
  ],
  ['unmute', 'mute', [has('unmute|entstumm\\w*')], [has('on|an|back|wieder|laut\\w*|sound')]],
]);
export const VACUUM = waysOf([
  [
    'start',
    'pause stop dock',
    [
      has(
        'start|starte|starten|clean|cleaning|saug|sauge|saugen|staubsaugen|saugt|losfahr\\w*|putzen|wischen|begin|run|go hoover',
      ),
      ending('los|on|an'),
    ],
    [
      has(
        'hoover\\w*|vacuum\\w* (?:the|up|my|our|here)|resume|continue|weiter|mach\\w*|los\\w*|go (?!(?:back|home|to)(?= ))|raus|out|turn|drive|fahr\\w*|put',
      ),
    ],
  ],
  [
    'pause',
    'start',
    [has('pause|pausiere|pausieren')],
    [has('stop\\w*|aufhor\\w*|hold|wait|warte\\w*|halt|anhalten|off|aus')],
  ],
  ['stop', 'start', STOP, [has('pause\\w*|aufhor\\w*|hold|off|aus|end\\w*|enough|genug|auf')]],
  [
    'dock',
    'start',
    [
      has('dock|ladestation|basis|basisstation|heim|nach hause|charger'),
      ' (?:send|go|bring|return|back|get|take|schick|fahr|bring)\\w* (?:.* )?(?:home|base|hause|zuruck|station)(?= )',
      ' (?:zuruck) $',
    ],
    [
      has(
        'home|base|zuruck|back|station|charge|laden|hause|away|weg|off|aus|stop\\w*|aufhor\\w*|done|fertig',
      ),
    ],
  ],
  ['locate', '', [has('find|locate|where|wo|finde|such|suche')]],
]);
export const TIMER = waysOf([
  [
    'start',
    'pause cancel',
    [has('set|start|starte|starten|stell|stelle|stellen|resume|begin|run')],
    [has('on|an|auf|for|fur|weiter|continue|put|make|mach\\w*|restart|again')],
  ],
  ['pause', 'start cancel', [has('pause|pausiere|anhalten|hold')], [has('stop\\w*|halt')]],
  [
    'cancel',
    'start pause',
    [has('cancel|stop|stopp|stoppe|abbrechen|losche?n?'), ' brich .* ab ', ...OFF],
    [has('off|aus|weg|end\\w*|clear|reset|remove|abbrich\\w*|beende\\w*')],
  ],
]);
export const ALARM = waysOf([
  [
    'arm',
    'disarm',
    [
      has('arm|scharf|scharfschalten|scharfstellen|scharfmachen|aktiviere?n?|activate'),
      ' set (?:.* )?alarm(?= )',
      ...ON,
    ],
    [has('set|on|an|ein|armed|secure')],
  ],
  [
    'disarm',
    'arm',
    [has('disarm|unscharf|entscharf\\w*|deaktiviere?n?|deactivate'), ...OFF],
    [has('off|aus|ab|disarmed|disable\\w*|stop')],
  ],
]);
