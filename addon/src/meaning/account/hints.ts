/** Words that may speak for an effect where nothing says another. */
import { has } from './patterns.ts';

const NO_MORE =
  'no need|need no|no longer|any more|anymore|nicht mehr|enough|genug|reicht|done|fertig|finished|waste|verschwende\\w*|no more|schluss|feierabend';
const ENOUGH = `${NO_MORE}|without|ohne|not|nicht|kein\\w*`;
const RESTING =
  'night|nacht|bed|bett|sleep\\w*|asleep|schlaf\\w*|nap|leav\\w*|left|away|weg|gehe|gehen|going (?:to|out|away|off|now|home)|geht|goodbye|bye|tschuss|movie|film|kino|save|spar\\w*';
const OFF = `off|shut (?:.* )?down|lose|ditch|nix|scrap|rid|(?:turn|switch|shut|put) of|aus|ab|out|kill|stop\\w*|cut|shut (?:off|down|it|them|the (?:tv|telly|computer))|power down|dark|darkness|dunkel|bright|hell|hot|heiss|warm|(?<!too )quiet|(?<!zu )leise|silen\\w*|ruhe|still|unplug|disable|deactivate|deaktivier\\w*|losch\\w*|douse|extinguish|nix|end\\w*|beend\\w*|lights out|turn down for the night|auszu\\w*|aus(?:mach|schalt|knips|stell|dreh|geh)\\w*|ab(?:schalt|stell|dreh)\\w*|${ENOUGH}|${RESTING}`;
const CLOSE = `down|zu|zuge\\w*|runter\\w*|herunter\\w*|herab\\w*|rein\\w*|herein\\w*|ein|einfahr\\w*|draw\\w*|pull\\w*|drop\\w*|black\\w*|dark\\w*|dunkel|verdunk\\w*|close\\w*|closing|shut\\w*|lower\\w*|schliess\\w*|dicht\\w*|bright|hell|sun\\w*|sonne\\w*|blend\\w*|glare|privacy|hide|look\\w*|hot|heat|heiss|hitze|cold|kalt|rain\\w*|regn\\w*|wind\\w*|sturm|storm|retract\\w*|roll\\w*|zu\\w{4,}|in|ab(?:dreh|stell)\\w*|off|aus|stop\\w*|not|nicht|${RESTING}`;
const OPEN = `open\\w*|offn\\w*|geoffnet|offen|up|auf\\w*|hoch\\w*|rauf\\w*|out|raus\\w*|aus\\w*|roll\\w*|draw\\w*|pull\\w*|let|lass\\w*|raise\\w*|lift\\w*|light|licht|sun\\w*|sonne\\w*|hell|dark|dunkel|morning|morgen|wake|weck\\w*|air|luft\\w*|view|see|sehen|extend\\w*|water\\w*|wasser\\w*|run\\w*|flow|start\\w*|on|an|home|come|coming|komm\\w*`;
const LOCK =
  'lock\\w*|close\\w*|shut\\w*|verriegl\\w*|secure\\w*|bolt\\w*|deadbolt|verriegel\\w*|ab\\w*|zu\\w*|schliess\\w*|sperr\\w*|sicher\\w*|safe|dicht|night|nacht|bed|bett|leav\\w*|gehe\\w*|going|away|weg';
const UNLOCK =
  'unlock\\w*|open\\w*|let|rein|lass\\w*|auf\\w*|offn\\w*|entriegl\\w*|entriegel\\w*|undo|release|entsperr\\w*|unbolt|not|nicht|come|coming|komm\\w*|in';

export const HINTS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries({
    off: OFF,
    'turn off': `${OFF}|${CLOSE}`,
    'awning close': CLOSE,
    'awning open': OPEN,
    close: CLOSE,
    open: OPEN,
    lock: LOCK,
    unlock: UNLOCK,
    pause:
      'pause\\w*|pausier\\w*|stop\\w*|stopp\\w*|halt\\w*|anhalt\\w*|hold|wait|warte\\w*|moment|quiet|ruhe|phone|telefon\\w*|off|aus|still|stille|enough|genug|aufhor\\w*|freeze',
    stop: 'stop\\w*|stopp\\w*|halt\\w*|anhalt\\w*|hold|wait|warte\\w*|freeze|pause\\w*|pausier\\w*|off|aus|end\\w*|quiet|ruhe|still|stille|kill|enough|genug|reicht|aufhor\\w*|hor|abbrech\\w*|cancel|cut|shut|leave',
    mute: 'mute\\w*|stumm\\w*|quiet|silen\\w*|sound|ton|off|aus|leise|ruhe|still|stille|shush|shut up|phone|telefon\\w*|laut',
    unmute:
      'unmute\\w*|mute (?:off|aus)|stumm\\w* (?:aus|weg|auf\\w*)|entstumm\\w*|sound|ton|on|an|back|wieder|laut\\w*|hear|hor\\w*',
    next: 'next|skip\\w*|nachste\\w*|uberspring\\w*|forward|another|other|weiter|vor|different|ander\\w*|change|wechsel\\w*',
    previous:
      'previous|vorherige\\w*|vorige\\w*|last|back|zuruck|again|before|letzte\\w*|nochmal|repeat|rewind|restart',
    dock: 'home|base|zuruck|back|station|dock\\w*|charg\\w*|lade\\w*|laden|hause|heim|basis|away|weg|off|aus|stop\\w*|stopp\\w*|aufhor\\w*|done|fertig|enough|genug|end\\w*|beend\\w*',
    cancel:
      'cancel\\w*|stop\\w*|stopp\\w*|abbrech\\w*|abgebrochen|brich|losch\\w*|off|aus|ab|weg|end\\w*|clear|reset|remove|abbrich\\w*|beende\\w*|delete|forget|vergiss|never mind|not|nicht|kill|turn',
    locate:
      'find\\w*|where|locat\\w*|wo|such\\w*|lost|verlor\\w*|piep\\w*|sound\\w*|beep\\w*|ruf\\w*|meld\\w*|signal\\w*|hear|hor\\w*|ring\\w*|steckt|gerausch',
    disarm:
      'disarm\\w*|unscharf|entscharf\\w*|deaktivier\\w*|deactivat\\w*|off|aus|ab|disable\\w*|stop\\w*|home|back|zuruck|hause',
  }).map(([name, words]) => [name, new RegExp(has(words), 'u')]),
);

/** Somebody goes to bed or out, or needs it no more: what is on goes off. */
export const WINDING_DOWN = new RegExp(has(`${NO_MORE}|${RESTING}`), 'u');
