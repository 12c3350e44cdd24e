/** "In twenty minutes", "morgen um acht", "sobald ich weg bin": an order, but none for now. */
import type { PreparedCall } from '../../tools/tool.ts';
import { stem } from '../../house/terms.ts';
import { saidIn } from '../fold-words.ts';
import { isFunctionWord } from '../function-words.ts';
import type { NameIndex } from '../name-index.ts';
import type { Part, Sentence } from '../sentence.ts';

const NUMBER =
  '(?:\\d+(?:\\.\\d+)?|an?|one|half|half an|einer?|einem|ein paar|a few|a couple of|paar|wenigen|halben|halbe|halben|eineinhalb|anderthalb|dreiviertel|quarter of an)';
const UNIT =
  '(?:minutes?|mins?|minuten?|seconds?|sekunden?|hours?|stunden?|hrs?|days?|tag|tagen|weeks?|wochen?|moment|while|augenblick|viertelstunde|halbstunde)';
const DAY =
  '(?:tomorrow|ubermorgen|next (?:week|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|nachste woche|tonight at|this evening at|heute abend um|morgen (?:fruh|abend|mittag|nachmittag|vormittag|um|gegen)|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?)';
/** "Mach morgen das Licht aus", not "guten Morgen, mach das Licht an". */
const TOMORROW =
  '(?<=\\S )(?<! (?:guten|schonen|heute|gestern|jeden|am|den|der|bis|einen|diesen|zum|hey|hallo|moin|ok|butler|na) )morgen(?= (?:(?:die|den|das|der|alle|bitte|mal|wieder|erst|meinen?|unsere?n?) |(?:(?:an|aus|auf|zu|ein|ab|hoch|runter|heller|dunkler) )?$))|am morgen(?= (?:(?:an|aus|auf|zu|ein|hoch|runter) )?$)|in the morning(?= $)';
const CLOCK =
  '(?:(?:at|um|gegen|by|until|bis|ab|from|after|nach|vor|before) (?:quarter|half|halb|viertel)? ?(?:past |to |vor |nach )?\\d+(?:[. ]\\d+)? ?(?:uhr|oclock|o clock|am|pm|a m|p m)(?: \\d+)?|(?:at|um) (?:\\d+ (?:\\d\\d )?(?:tonight|tomorrow|morgen|heute|in the (?:morning|evening|afternoon))|midnight|noon|mitternacht|sunset|sunrise|dusk|dawn|half past \\d+|quarter (?:past|to) \\d+|halb \\d+|viertel (?:vor|nach) \\d+))';
const EVENT =
  '(?:sobald|as soon as|once (?:i|we|he|she|they|it|the|my|everyone|everybody|im|were|youre)|(?:when|whenever|wenn|falls) (?:i|we|he|she|they|everyone|everybody|nobody|no one|someone|the sun|it (?:gets|is|starts|rains)|its|ich|wir|er|alle|jemand|niemand|keiner|die sonne|es (?:dunkel|hell|regnet|kalt|warm)|das)(?= (?!(?:said|say|sagte|sage|meine|meinte|mean|can|could|kannst|konnte) ))|bei (?:sonnenuntergang|sonnenaufgang|einbruch)|(?:after|before|nach|vor) (?:sunset|sunrise|dinner|dark|work|breakfast|lunch|supper|school|tea|bath|the (?:news|game|match|bath)|der (?:arbeit|schule|dusche|tagesschau)|feierabend|dem (?:fruhstuck|mittagessen|abendbrot|duschen|abendessen|essen|schlafen|film)|sonnenuntergang|sonnenaufgang|the (?:film|movie|show))|nachdem|bevor(?! ich(?: es| das)? vergess)|before (?:(?:i|we)(?! forget)|you|he|she|they|the|bed)|spater|nachher|later on|later|in a (?:bit|while|few)|every (?:day|night|evening|morning|weekday|hour|\\w+day)|jede[ns]? (?:tag|abend|morgen|nacht|\\w+tag)|taglich|daily|on weekdays|heute (?:abend|nacht)|(?:when|once|after|until) (?:the|my|our|everybody|everyone) (?:.* )?(?:over|done|finished|asleep|gone|empty|home)|wenn (?:der|die|das|mein\\w*|alle) (?:.* )?(?:vorbei|fertig|zu ende|schlaf\\w*|weg|da)|(?:if|whenever|falls) (?!(?:you|u|possible|needed|necessary|not|so|that|it|its|any|there|moglich|notig|du|ihr|sie|nicht|es|ja|i) )\\p{L}+ (?:\\p{L}+ )?(?:(?:wakes?|comes?|gets?|goes|leaves?|arrives?|rings?|opens?|closes?|starts?|stops?|turns?|falls|kommt|geht|wird|aufwacht|klingelt|aufsteht)(?= ))|(?:if|falls|wenn) (?:nobody|no one|noone|everyone|everybody|keiner|niemand|alle))';
const PUT_OFF = new RegExp(
  ` (?:(?:in|after|nach) (?:about |around |etwa |ungefahr |ca )?${NUMBER}(?: ${NUMBER})? ${UNIT}(?! (?:mode|modus))|${DAY}|${TOMORROW}|${CLOCK}|${EVENT})(?= )`,
  'u',
);
/** "Turn it off at 8": how much cannot be meant where the call has no number. */
const AT =
  /(?<! (?:is|are|was|ist|sind|war|starts?|begins?|beginnt)) (?:at|um|gegen|after|nach|ab|before|vor|until|bis|by) \d+(?= )(?! (?:%|percent|prozent|degrees?|grad|stufen?|heller|dunkler|leiser|lauter|warmer|kalter|hoher|niedriger|mehr|weniger))/u;
/** What has to happen first: an order with such a clause is none for now, whatever happens in it. */
const FIRST =
  '(?:when|whenever|unless|once(?= (?:i|we|he|she|they|it|its|the|my|our|everyone|everybody|youre|you are) )|after(?= (?:i|we|he|she|they|youve|you have) )|(?:next|every|each) time|the (?:moment|minute|second)(?: that)?|as soon as|wenn|falls|sobald|sooft|nachdem|es sei denn|(?:jedes|nachstes|das nachste) mal(?: wenn)?|(?:in dem|im) moment(?: wo)?)';
/** Said to be kind, of how it is now, or of what has been. */
const NO_EVENT =
  '(?:(?:you|u|youre|youve|youd) (?:(?:do not|dont|would not|wouldnt) mind|could|can|would|will|please|have|get|got|like|want|wish|feel|think|are (?:there|up|at it|ready)|there|ready|at it)|ready|possible|needed|necessary|so |(?:it|its|that|thats|the|my|our|that) (?:\\S+ ){0,3}?(?:still|on|off|open|closed|locked|ok|okay|alright|possible|convenient|not|too) |i (?:say|said|ask|asked|may|could|can|mean|told) |(?:du|ihr|sie|dus) (?:.* )?(?:konntest|wurdest|konnten|wurden|konntet)|(?:du|ihr|sie|dus) (?:\\S+ ){0,2}?(?:magst|kannst|konntest|konnt|willst|mochtest|mogt|wollt|zeit|lust|so (?:gut|lieb|nett)|schon|gerade|grad|dabei|mal|bitte|nichts|dagegen|da bist|meinst|denkst|findest|schaffst|dazu) |es (?:geht|dir|euch|moglich|nichts|nicht|ok|okay|recht|passt|noch|sein|dein|keine)|moglich|notig|geht|ich (?:bitten|darf|sage|sag|bitte)|(?:die|der|das|es|sie|er) (?:\\S+ ){0,3}?(?:noch|schon|an|aus|offen|auf|zu) (?:ist|sind|war|brennt|lauft)|(?:\\S+ ){1,5}?(?:noch|schon) (?:an|aus|offen|auf|zu|laufen|brennen)? ?(?:ist|sind|war|brennt|lauft))';
const HAS_BEEN =
  '(?:\\S+ ){1,4}?(?:was|were|came|got|left|went|did|had|said|kam|kamen|war|waren|ging|hatte|wurde)(?= )';
/** What somebody likes or asks is when it happens, not when it is to be done. */
const NO_ORDER_BEFORE =
  '(?<! (?:know|tell me|remember|wonder|love it|like it|hate it|nice|great|lovely|good|helpful|appreciate it|grateful|better|weiss|sag|es|schon|mag|nett|lieb|toll|super|klasse|prima|gut|freue mich))';
const AT_FIRST = new RegExp(`${NO_ORDER_BEFORE} ${FIRST} (?!${NO_EVENT}|${HAS_BEEN})\\S+ `, 'u');
const WAITING_FOR = new RegExp(
  ` (?:(?:give (?:it|me|us|them)|wait|warte|hang on) (?:for |noch |another |about )*${NUMBER} ${UNIT}|${NUMBER}(?: ${NUMBER})? ${UNIT} (?:from now|later)|(?:until|till|bis) (?:\\S+ ){1,4}?.*(?:then|dann|afterwards|danach)|should (?:it|he|she|they|any\\w+|some\\w+|there) \\S+ .* (?:turn|switch|close|open|lock|shut|put)|if (?:it|its) (?:starts?|begins?|gets|rains|snows|becomes|drops|stops)|half \\d+(?! (?:percent|%|an))|(?:mon|diens|mitt|donners|frei|sams|sonn)(?:tags|wochs)|(?:this evening|this afternoon|tonight)(?= $)|(?:zum|zur|beim) (?:fruhstuck|mittagessen|abendessen|abendbrot|essen|schlafengehen))(?= )`,
  'u',
);
/** "After the washing", of which this house knows nothing. */
const AFTER = / (?:after (?:the|my|our|his|her)|nach (?:der|dem|meine[rm]|unsere[rm])) (?<what>\p{L}+)(?= )/u;
/** What is to be done now as well, or is only told: "I am back in an hour, so turn it off". */
const NOW =
  / (?:now(?<! from now)|jetzt|right away|sofort|gleich(?! (?:wenn|nachdem|sobald|nach) )|till then|bis dahin|im back|i am back|bin (?:ich )?(?:\S+ )*(?:zuruck|weg|wieder)|back in|zuruck in|leave in|leaving in|gehen in|coming in|komm\w* in|see you|bis spater|than (?:later|before)|sooner or later|zu spat|it is(?! (?:getting|too|so))|is it|what|wie) /u;
/** Wherever it stands, and whatever it waits for. */
const CONDITION = / (?:es sei denn|vorausgesetzt|provided that) /u;
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
  { words, parts }: Sentence,
  { known, vocabulary }: NameIndex,
): boolean {
  if (WAITING.has(tool) || typeof args['seconds'] === 'number') return false;
  const plain = (text: string) => {
    let said = text;
    // A scene can be called "Later", or "Morgen früh".
    for (const id of entityIds)
      for (const { verbatim } of known.get(id)?.labels ?? []) said = said.replace(verbatim, ' * ');
    return said;
  };
  // "We eat at seven, turn it on": what is only told has its own time.
  const ordered = parts.filter(({ isAside, content }) => !isAside && content.length > 0);
  const all = saidIn(words);
  const said = plain(
    ordered.length > 0 && parts.some(({ isAside }) => isAside)
      ? textOf(parts.filter(({ isAside }) => !isAside))
      : all,
  );
  const isPlain = Object.values(given).every((value) => typeof value !== 'number');
  const isLater = PUT_OFF.test(said) || WAITING_FOR.test(said) || (isPlain && AT.test(said));
  if (isLater && !NOW.test(said)) return true;
  if (CONDITION.test(plain(all))) return true;
  const { what } = AFTER.exec(said)?.groups ?? {};
  if (what !== undefined && !vocabulary.has(stem(what)) && !isFunctionWord(what)) return true;
  return parts.some(({ isAside, whole }) => !isAside && AT_FIRST.test(plain(whole)));
}

function textOf(parts: readonly Part[]): string {
  return ` ${parts.map(({ whole }) => whole.trim()).join(' ')} `;
}
