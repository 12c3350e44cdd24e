/** "In twenty minutes", "morgen um acht", "sobald ich weg bin": an order, but none for now. */
import type { PreparedCall } from '../../tools/tool.ts';
import type { FoldedWord } from '../fold-words.ts';
import type { NameIndex } from '../name-index.ts';

const NUMBER =
  '(?:\\d+(?:\\.\\d+)?|an?|one|half|half an|einer?|einem|ein paar|a few|a couple of|paar|wenigen|halben|halbe|halben|eineinhalb|anderthalb|dreiviertel|quarter of an)';
const UNIT =
  '(?:minutes?|mins?|minuten?|seconds?|sekunden?|hours?|stunden?|hrs?|days?|tag|tagen|weeks?|wochen?|moment|while|augenblick|viertelstunde|halbstunde)';
const DAY =
  '(?:tomorrow|ubermorgen|next (?:week|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|nachste woche|tonight at|this evening at|heute abend um|morgen (?:fruh|abend|mittag|nachmittag|vormittag|um|gegen)|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?)';
const CLOCK =
  '(?:(?:at|um|gegen|by|until|bis|ab|from|after|nach|vor|before) (?:quarter|half|halb|viertel)? ?(?:past |to |vor |nach )?\\d+(?:[. ]\\d+)? ?(?:uhr|oclock|o clock|am|pm|a m|p m)(?: \\d+)?|(?:at|um) (?:\\d+ (?:\\d\\d )?(?:tonight|tomorrow|morgen|heute|in the (?:morning|evening|afternoon))|midnight|noon|mitternacht|sunset|sunrise|dusk|dawn|half past \\d+|quarter (?:past|to) \\d+|halb \\d+|viertel (?:vor|nach) \\d+))';
const EVENT =
  '(?:sobald|as soon as|once (?:i|we|he|she|they|it|the|my|everyone|everybody|im|were|youre)|(?:when|whenever|wenn|falls) (?:i|we|he|she|they|everyone|everybody|nobody|no one|someone|the sun|it (?:gets|is|starts|rains)|its|ich|wir|er|alle|jemand|niemand|keiner|die sonne|es (?:dunkel|hell|regnet|kalt|warm)|das)(?= (?!(?:said|say|sagte|sage|meine|meinte|mean|can|could|kannst|konnte) ))|bei (?:sonnenuntergang|sonnenaufgang|einbruch)|(?:after|before|nach|vor) (?:sunset|sunrise|dinner|dark|work|breakfast|lunch|supper|school|tea|bath|the (?:news|game|match|bath)|der (?:arbeit|schule|dusche|tagesschau)|feierabend|dem (?:fruhstuck|mittagessen|abendbrot|duschen|abendessen|essen|schlafen|film)|sonnenuntergang|sonnenaufgang|the (?:film|movie|show))|nachdem|bevor(?! ich(?: es| das)? vergess)|before (?:i(?! forget)|we|you|he|she|they|the|bed)|spater|nachher|later on|later|in a (?:bit|while|few)|every (?:day|night|evening|morning|weekday|hour|\\w+day)|jede[ns]? (?:tag|abend|morgen|nacht|\\w+tag)|taglich|daily|on weekdays|heute (?:abend|nacht)|(?:when|once|after|until) (?:the|my|our|everybody|everyone) (?:.* )?(?:over|done|finished|asleep|gone|empty|home)|wenn (?:der|die|das|mein\\w*|alle) (?:.* )?(?:vorbei|fertig|zu ende|schlaf\\w*|weg|da)|(?:if|whenever|falls) (?!(?:you|u|possible|needed|necessary|not|so|that|it|its|any|there|moglich|notig|du|ihr|sie|nicht|es|ja|i) )\\p{L}+ (?:\\p{L}+ )?(?:(?:wakes?|comes?|gets?|goes|leaves?|arrives?|rings?|opens?|closes?|starts?|stops?|turns?|falls|kommt|geht|wird|aufwacht|klingelt|aufsteht)(?= ))|(?:if|falls|wenn) (?:nobody|no one|noone|everyone|everybody|keiner|niemand|alle))';
const PUT_OFF = new RegExp(
  ` (?:(?:in|after|nach) (?:about |around |etwa |ungefahr |ca )?${NUMBER}(?: ${NUMBER})? ${UNIT}(?! (?:mode|modus))|${DAY}|${CLOCK}|${EVENT})(?= )`,
  'u',
);
/** "Turn it off at 8": how much cannot be meant where the call has no number. */
const AT =
  / (?:at|um|gegen|after|nach|ab|before|vor|until|bis) \d+(?= )(?! (?:%|percent|prozent|degrees?|grad|stufen?|heller|dunkler|leiser|lauter|warmer|kalter|hoher|niedriger|mehr|weniger))/u;
/** What is to be done now as well, or is only told: "I am back in an hour, so turn it off". */
const NOW =
  / (?:now|jetzt|right away|sofort|gleich|till then|bis dahin|im back|i am back|bin (?:ich )?(?:\S+ )*(?:zuruck|weg|wieder)|back in|zuruck in|leave in|leaving in|gehen in|coming in|komm\w* in|see you|bis spater|than (?:later|before)|sooner or later|zu spat|it is(?! (?:getting|too|so))|is it|what|wie) /u;
/** Its own waiting is in the call. */
const WAITING = new Set([
  'control_timer',
  'change_list',
  'set_timer',
  'set_reminder',
  'schedule',
  'make_schedule',
]);

export function isPutOff(
  { tool, args, entityIds }: PreparedCall,
  given: Readonly<Record<string, unknown>>,
  words: readonly FoldedWord[],
  { known }: NameIndex,
): boolean {
  if (WAITING.has(tool) || typeof args['seconds'] === 'number') return false;
  let said = ` ${words.flatMap(({ text, isMark }) => (isMark ? [] : [text])).join(' ')} `;
  // A scene can be called "Later", or "Morgen früh".
  for (const id of entityIds)
    for (const { verbatim } of known.get(id)?.labels ?? []) said = said.replace(verbatim, ' * ');
  const isPlain = Object.values(given).every((value) => typeof value !== 'number');
  return (PUT_OFF.test(said) || (isPlain && AT.test(said))) && !NOW.test(said);
}
