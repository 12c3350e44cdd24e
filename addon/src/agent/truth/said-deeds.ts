/** Who a sentence says to do something, where no table knows the verb: the butler, others, or things by themselves. */
import { readBoth } from './clauses.ts';
import { NUMBER } from './amounts.ts';

const NOT_TO_ANYBODY =
  '(?!you\\b|me\\b|us\\b|myself\\b|it\\b|about\\b|for\\b|that\\b|whether\\b|if\\b|what\\b|the system|home assistant|to\\b|how\\b|which\\b)';
const CONTACTED = new RegExp(
  String.raw`\b(?:i|we)(?:'ve|'ll| have| will| also| just| already|'m| am)*(?: (?:also|just|already|gone ahead and|now|quickly))* (?:told|asked|asking|telling|phoned|phoning|rang|contacted|contacting|warned|invited|pinged|instructed|arranged for|tell|ask|phone|contact) ${NOT_TO_ANYBODY}`,
  'u',
);
const TOLD =
  /\b(?!i |you |he'd )\p{L}+(?:'s| has| have| is| are)(?: (?:now|already|just|been|also))* (?:been )?(?:told|informed|notified|asked|warned|called|alerted|invited|in the loop)\b|\b(?:ist|wurde|sind)(?: (?:jetzt|schon|bereits|auch))* (?:informiert|verstandigt|benachrichtigt|eingeladen)\b/u;
const COMES =
  /\b(?:he|she|they|someone|somebody)(?:(?:'ll| will)(?: (?:also|just|already|now|soon|be))* (?:come|open|let|arrive|call|fix|pick|bring|unlock)|(?:'ll|'s|'re| will| is| are)(?: (?:also|just|already|now|soon|be))* (?:here|there|coming|on (?:his|her|their|the) way|arriving|calling|knows?|informed|notified))\b/u;
const KONTAKTIERT =
  /\b(?:ich habe|ich hab|habe ich|hab ich)\b(?! (?:dich|dir|euch|mich|mir|das so|es so)\b).* (?:gefragt|gebeten|verstandigt|kontaktiert|beauftragt|gerufen|eingeladen|gesagt|erzahlt|gewarnt|alarmiert|ausgerichtet)(?: worden)?$/u;
const KOMMT =
  /^(?!(?:ich|du|wer|niemand) )\p{L}+ weiss (?:\S+ ){0,3}bescheid\b|^(?:und |aber |dann |gleich )*(?:er|sie|jemand|der \S+|die \S+) (?:macht dir|macht euch|lasst dich|lasst euch|kommt (?:gleich|sofort|um|in|vorbei)|ruft|meldet sich|ist (?:gleich|schon|bereits)? ?(?:unterwegs|da$|informiert|verstandigt)|weiss (?:jetzt |nun |schon )?bescheid|kummert sich)\b/u;

/** "I told Sam about it", "he'll let you in": nothing was sent to anybody. */
export function saysOfOthers(clause: string, isOfHome: (words: string) => boolean): boolean {
  // "I've told the gate to open": not "I told Sam that dinner is ready".
  const isSaid = [CONTACTED, TOLD, COMES, KONTAKTIERT, KOMMT].some((words) => words.test(clause));
  if (!isSaid) return false;
  const whole = CONTACTED.exec(clause);
  const told = whole === null ? clause : clause.slice(whole.index + whole[0].length);
  const who =
    whole === null
      ? clause
      : (told.split(/ (?:that|about|to|it's|if) /u)[0] ?? '').split(' ').slice(0, 3).join(' ').trim();
  return !isOfHome(who);
}

const SOON = String.raw`(?:automatically|by (?:itself|themselves)|on (?:its|their) own|at (?:\d+|midnight|noon|sunrise|sunset|dawn|dusk|bedtime|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)\b(?! ?(?:%|percent|degrees?|°))|in (?:an?|half an?|\d+|\w+) (?:seconds?|minutes?|hours?)|tomorrow|tonight|later|every \w+|after (?:an?|half an?|\d+|\w+) (?:seconds?|minutes?|hours?))`;
const SWITCHES =
  '(?:go|goes|turn|turns|switch|switches|shut|shuts|come|comes|close|closes|open|opens|lock|locks|unlock|unlocks|start|starts|stop|stops|play|plays|run|runs|return|returns|dim|dims|brighten|fade|fades|light|lights|wake|wakes|remind|ring|rings|be off|be on|be back on|be closed|be open|be locked|be armed|drop|rise|lower|raise|set|resume|repeat|arrive|arrives)';
const WILL_LATER = new RegExp(
  String.raw`(?:\b(?:will|going to|gonna|set to|scheduled to|programmed to)|'ll)(?: (?:also|then|now|be|automatically|switch|turn|go))* ${SWITCHES}\b.*\b${SOON}|\b(?:it|it's|that|they|lights?|lamp|fan|heating|\S+)(?:'ll| will)? ${SOON}.* ${SWITCHES}\b|\b${SWITCHES} (?:\S+ ){0,3}?(?:off|on|down|up|back|again)? ?${SOON}`,
  'u',
);
const BALD = String.raw`(?:automatisch|von (?:selbst|allein|alleine)|um (?:${NUMBER}|mitternacht|\p{L}+ uhr|halb \p{L}+)|in (?:einer|einem|\d+|\p{L}+) (?:sekunden?|minuten?|stunden?)|bei sonnen(?:aufgang|untergang)|morgen (?:fruh|abend|mittag)|spater|jeden \p{L}+|nach (?:einer|\d+|\p{L}+) (?:sekunden?|minuten?|stunden?))`;
const SCHALTET =
  '(?:schalte|schaltet|schalten|gehe|geht|gehen|macht|mache|fahrt|fahre|fahren|schliesst|schliesse|offnet|offne|startet|starte|stoppt|stoppe|dreht|drehe|lauft|dimmt|dimme|verriegelt|verriegle|weckt|wecke|erinnert|erinnere|klingelt|stellt|stelle|wird|werden|ruft|kehrt|lasst|kommt)';
const WIRD_SPATER = new RegExp(
  String.raw`\b${SCHALTET}\b.*\b${BALD}(?![^ ]* (?:warm|kalt|dauert))|\b${BALD}\b.*\b${SCHALTET}\b`,
  'u',
);
const NOTIFIES =
  /(?:\bwill|'ll)(?: \w+)? (?:(?:alert|notify|ping|warn|message|text|inform|remind) (?:you|me|us)|let (?:you|us) know (?:when|once|as soon)|tell (?:you|us) (?:when|once|as soon))\b|\b(?:meldet sich bei|informiert|benachrichtigt|warnt|erinnert) (?:dich|dir|euch|uns)\b/u;
const AS_IT_GOES =
  /\b(?:when|once|if|unless|until you|whenever|wenn|falls|sobald|takes?|taking|dauert|warm|cold|ready|cool|kalt|fertig|bereit|regen|rain\w*|regnet|weather|wetter|sun|sonne|usually|normally|normalerweise|ublicherweise)\b/u;

/** "It will go off at midnight", "on for an hour": nothing was planned. */
export function saysForLater(clause: string): boolean {
  if (NOTIFIES.test(clause)) return true;
  if (AS_IT_GOES.test(clause)) return false;
  return WILL_LATER.test(clause) || WIRD_SPATER.test(clause);
}

const OBJECT =
  '(?:order|pizza|taxi|cab|uber|delivery|booking|reservation|appointment|meeting|reminder|timer|alarm clock|wake up call|countdown|message|text|email|e mail|mail|sms|note|ticket|bestellung|taxi|termin|reservierung|buchung|erinnerung|wecker|timer|nachricht|mail|notiz|ticket)';
const IS_UNDER_WAY = new RegExp(
  String.raw`\b(?:your|the|a|an|one|dein|deine|die|der|das|ein|eine) (?:\S+ ){0,2}?${OBJECT}s?(?: \S+){0,4}?(?:'s|'ll|(?:^| )(?:is|are|has|have|will|comes?|arrives?|rings?|went|goes|got|ist|sind|wurde|wurden|kommt|lauft|klingelt|steht|geht|ging|wird))\b`,
  'u',
);
const MADE_OBJECT = new RegExp(
  String.raw`^(?:(?:ok|okay|sure|right|great|done|alles klar|klar|gut) )*(?:\S+ )?${OBJECT} (?:set|sent|created|added|booked|placed|ordered|saved|started|running|gestellt|gesendet|geschickt|erstellt|gebucht|bestellt|angelegt|gespeichert|gestartet|lauft|eingetragen|verschickt)\b`,
  'u',
);

/** "Your order is on its way", "Timer running". */
export function saysUndoneObject(clause: string): boolean {
  return IS_UNDER_WAY.test(clause) || MADE_OBJECT.test(clause);
}

const MENTAL = new Set(
  `wanted tried noticed checked looked learned learnt assumed hoped liked loved needed enjoyed worried failed mentioned
  agreed expected believed missed happened preferred counted listed searched promised misheard wondered received seemed
  used asked told stopped thought understood heard saw found knew meant felt misunderstood guessed read stayed figured
  confused mistaken appreciated imagined recommended suggested apologized apologised answered explained compared calculated reached`.split(
    /\s+/u,
  ),
);
const I_DID =
  /(?:^|\b)(?:i|we)(?:'ve| have| just| already| also| now| gladly| quickly| went ahead and)* (?<verb>[a-z]+ed|took|taken|made|gave|given|got|sent|put|did|done|brought|drew|laid|left(?! (?:it|that|them|everything|things|all|alone)\b)(?! .*\b(?:alone|as (?:it|they) (?:was|were|is|are))\b)|lit|paid|ran|rang|rung|spoke|woke|wrote|written|dealt|swung|saw to|threw|kicked|fixed)\b(?! (?:no|nothing|you said|an? (?:error|problem|timeout|message)|stuck|back)\b)/u;
const DOING = new Set(
  `having missing guessing looking trying thinking hoping asking wondering seeing getting assuming waiting referring talking
  feeling doing listening enjoying going being unable reading wanting learning coming sitting dying kidding joking happy
  speaking running telling suggesting offering expecting`.split(/\s+/u),
);
const I_AM_DOING =
  /\b(?:i'm|i am|we're|we are)(?: (?:just|already|now|also|right|currently|still))* (?<verb>[a-z]+ing)\b/u;
const WILLING = new Set(
  `need have wait ask be see admit assume say explain show suggest guess stick leave never only always still gladly happily not
  hold stay help pass skip listen try know understand take do`.split(/\s+/u),
);
const I_WILL =
  /\b(?:i'll|i will|we'll|we will)(?: (?:just|also|now|then|quickly|right away|get|go and|go))* (?<verb>[a-z]+)\b/u;
const GEDACHT = new Set(
  `verstanden gehort gesehen gefunden versucht gedacht vergessen bemerkt gemeint erkannt gelernt gewusst gehofft bekommen
  erhalten probiert gesucht gefragt gesagt nachgesehen geschaut nachgeschaut gelesen uberlegt geglaubt gerechnet erwartet
  gezahlt angenommen gelacht gebraucht gehabt gewesen gesprochen geirrt vertan verhort verlesen verwechselt missverstanden verwirrt angesehen gepruft uberpruft`.split(
    /\s+/u,
  ),
);
const ICH_HABE =
  /\b(?:ich habe|ich hab|habe ich|hab ich)\b.* (?<verb>(?:\p{L}*ge\p{L}{2,}(?:t|en)|\p{L}{3,}iert|(?:be|ver|er|ent|zer)\p{L}{2,}(?:t|en)))(?: (?:fur dich|jetzt))?$/u;
const DENKE = new Set(
  `denke denk glaube weiss sehe hore verstehe finde meine hoffe furchte brauche kenne habe hab bin kann darf mochte wurde
  will muss soll konnte wusste frage empfehle schlage bitte warte rate lerne freue bedaure vermute nehme sage bekomme
  erreiche sehe spreche wunsche helfe lese rede stehe versuche gebe komme biete hatte ware war nenne erzahle zeige erklare
  dachte wollte sollte durfte bleibe werde schaue gehe verzichte mag lasse behalte`.split(/\s+/u),
);
const ICH = /(?:^|\b)ich (?<verb>\p{L}+e)\b/u;
const SAY_FIRST =
  /^(?:(?:ok|okay|sure|just|please|einfach|bitte) )*(?:tell|say|give|let|pick|choose|name|confirm|sag|sage|nenn|nenne|gib|wahle|bestatige)\b/u;
const BEFORE =
  /\b(?:earlier|before|yesterday|ago|last|previously|already|vorhin|gestern|zuvor|bereits|schon|vor)\b/u;

const MOVES =
  /\b(?:starts? (?:up|now|cleaning|working|right)|begins?|rolls? (?:up|down)|swings? open|slides?|kick(?:s|ed)? (?:in|off)|fire[sd]? up|heads?|sets? off|gets? going|(?:opens|closes|comes? on|goes (?:on|off|out|up|down|dark)|went (?:on|off|out|up|down|dark)|came on|turns? (?:on|off)|switches (?:on|off)|lit up|lights up|locked itself)(?: (?:now|up|right away|for you))*$|(?:is|are|'s|'re) (?:on (?:its|his|her|their|the) way|under way|up and running|back up|coming|(?!standing|keeping)\p{L}+ing (?:up|down|on|off|out|open|shut)(?= |$))|off (?:he|it|she) goes|legt (?:sofort |jetzt |gleich )?los|springt (?:\S+ ){0,2}an|sprang an|(?:geht|gehen|ging|gingen) (?:\S+ ){0,3}?(?:an|aus|auf|zu|los|hoch|runter)$|(?:fahrt|fahren|fuhr|fuhren) (?:\S+ ){0,3}?(?:los|hoch|runter|herunter|zuruck|auf|zu)\b|startet|beginnt|kommt (?:sofort|gleich|schon|jetzt)|lauft (?:schon |gleich |gerade )?warm|offnet sich|offnete sich|schliesst sich|schloss sich|macht sich (?:auf|ans)|ist (?:schon |bereits |jetzt )?unterwegs|sind (?:schon |bereits |jetzt )?unterwegs)/u;
const IS_DOING =
  /^(?:(?:ok|okay|sure|right|great|and|so|yes|alright) )*(?:(?:the|your|a|one|some) )?(?!it |it's|that|there|what|who|he |she |they|i |you |we |nothing|everybody|someone)(?:\S+ )?(?:\S+(?:'s)|\S+ (?:is|are))(?: (?:now|already|just|currently|right now))* (?!raining|snowing|getting|looking|sounding|being|missing|going|feeling|boring|interesting|charming|willing|freezing|boiling|amazing|annoying|relaxing|nothing|something|anything|everything|during|evening|morning)\p{L}+ing\b/u;

interface Asked {
  /** The person asked how things are. */
  readonly isAnswer: boolean;
  readonly isOfHome: (words: string) => boolean;
}

/** A deed of the butler in words that no table has: "I sorted the lamp", "Ich bringe das in Gang". */
function isOwnDeed(clause: string): boolean {
  if (SAY_FIRST.test(clause) || BEFORE.test(clause)) return false;
  if (readBoth(clause).some(({ kind }) => kind === 'deed')) return false;
  const isDeed = (words: RegExp, harmless: ReadonlySet<string>) => {
    const verb = words.exec(clause)?.groups?.['verb'];
    return verb !== undefined && !harmless.has(verb);
  };
  return (
    isDeed(I_DID, MENTAL) ||
    isDeed(I_AM_DOING, DOING) ||
    isDeed(I_WILL, WILLING) ||
    isDeed(ICH_HABE, GEDACHT) ||
    isDeed(ICH, DENKE)
  );
}

/** After no call. */
export function saysUnknownDeed(clause: string, { isAnswer, isOfHome }: Asked): boolean {
  if (isOwnDeed(clause)) return !isAnswer || isOfHome(clause);
  if (!isAnswer && (WARMS_UP.test(clause) || UNNAMED.test(clause))) return true;
  if (isAnswer || BEFORE.test(clause) || readBoth(clause).length > 0) return false;
  return isMotion(clause);
}

const WARMS_UP = /\blauft (?:(?:schon|gleich|gerade|jetzt|bereits) )*(?:warm|durch|an|los)$/u;

/** Something is under way by itself, also without its name: "Booting up now", "Geht gerade auf". */
function isMotion(clause: string): boolean {
  return MOVES.test(clause) || IS_DOING.test(clause) || UNNAMED.test(clause);
}

const UNNAMED =
  /^(?:(?:ok|okay|sure|right|great|yes|ja|gut|klar|alles klar) )*(?:(?!nothing|something|anything|everything|morning|good|evening|looking|thinking|being|checking|missing|guessing|assuming|having|speaking|sting|king|ring|thing|during|according|understanding|meaning|interesting|amazing)\p{L}{3,}ing(?: (?:up|down|off|away|now|already|right now|shut|open|over))*$|(?:geht|fahrt|lauft|kommt|springt|startet|offnet|schliesst|rollt|dreht) (?:schon|gerade|jetzt|gleich|sofort|bereits|nun)\b)/u;
