/** What is only meant kindly, or said to the person about themselves: of the home and of the butler it tells nothing. */

const words = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.join(' ').trim().split(/\s+/u));

/** A clause of these alone wishes the person well, greets or comforts; the others may stand between them. */
const KIND = words(
  `good great nice lovely happy merry sweet safe fun cosy cozy pleasant peaceful wonderful beautiful restful relaxing fantastic excellent
  brilliant splendid marvellous perfect poor dear bless gentle calm warm quiet well
  morning evening night nights day days afternoon weekend trip journey travels travel dreams sleep rest reading watching cooking eating
  baking listening working gaming studying viewing partying dancing brewing party film movie show match meal dinner breakfast lunch coffee tea cup mug
  book birthday holidays holiday christmas easter luck wishes cheers bye goodbye hello hi hey howdy greetings welcome friends family ones kids children
  everyone everybody folks peace silence bliss comfort relief joy love enjoy appetit appetite bon voyage shift commute drive ride run walk nap
  congratulations congrats bravo hooray hurray yay phew wow oops ouch aww ahoy aye cap boss chief mate pal buddy love honey guys pleasure bottoms ciao
  time bed bedtime bath both
  delicious yummy tasty yum romantic sorry apologies oh ah dear dears my`,
  `guten gute gutes guter schonen schone schoner schones frohe frohes frohen susse susser viel viele spass freude vergnugen erfolg gluck
  morgen abend nacht tag nachmittag wochenende reise fahrt traume schlaf appetit mahlzeit prost moin moinsen servus hallo tschuss
  oje ohje oh ach au weia hoppla huch hurra juhu herrlich wunderbar toll super klasse prima fein lecker gemutlich gemutliche gemutlichen
  entspannten entspannte ruhige ruhigen erholsame erholsamen angenehme angenehmen lieber liebe lieben leute chef chefin familie kinder kleinen
  zeit buch tee kaffee tasse film filmabend feierabend geburtstag urlaub weihnachten ruhe frieden start unterhaltung lekture gesundheit besserung bis bald spater
  herzlich herzlichen gluckwunsch gratuliere armer arme armes`,
);
const BETWEEN = words(
  `a an the to of for in on at with and you your all it this that so very have has as my our us then now next again after last finally into up out
  der die das den dem des ein eine einen und zu zum zur beim im in auf mit fur euch dir dich ihr dein deine deinen deiner noch dann nun mal allen alle allerseits
  aus von bei sehr wieder rein`,
);

/** Whole clauses that only wish the person well, comfort, or answer politely. */
const COURTESY =
  /^(?:(?:and|und|so|ok|okay|then|dann|ah|oh|well|sure|yes|ja|as|na|please|bitte|now|just) )*(?:happy \p{L}+|have (?:a|an|fun|lots|your)(?: (?!in |on |off )\p{L}+){0,5}|(?:just )?(?:one|a|give me a) (?:moment|second|sec|minute)|(?:einen |nur einen )?(?:kleinen )?moment|sorry to hear (?:that|it|this)|i am sorry to hear (?:that|it)|let me (?:see|check|look|have a look)|i hear you|i am afraid|(?:nur )?zur info|i (?:hope|trust) you(?: \p{L}+){1,5}|i (?:wish|wunsche) (?:you|dir|euch)(?: \p{L}+){1,6}|ich wunsche (?:dir|euch)(?: \p{L}+){1,6}|wish you(?: \p{L}+){1,5}|enjoy(?: (?!that|how)\p{L}+){0,4}|(?:drive|travel|stay|keep|rest|ride|walk|sit|get|sleep|work|eat|arrive|come home) (?:safe|safely|warm|cosy|cozy|cool|well|calm|tuned|dry|tight|soundly|tight|comfy|comfortable|home safe|home safely|some (?:rest|sleep)|better|better soon)|good night .{0,20}|see you(?: \p{L}+){0,2}|take (?:care|it easy|your time)|i (?:do )?apologi[sz]e|i am sorry to say|here is how it went|here is (?:the|your|a|how|what) (?:quick |short )?(?:status|rundown|overview|summary)|quick rundown|kurz zusammengefasst|hier (?:ist )?der stand|you(?: are)? (?:very |most )?welcome|my pleasure|anytime|any time|(?:always )?(?:happy|glad) to(?: help| oblige| be of (?:help|service))?|at your service|as you (?:wish|like|asked|requested)(?: it)?|as (?:requested|asked|always|desired)|let me know|just (?:shout|ask|say the word)|i am here(?: for you)?|sorry(?: (?:about|for) (?:that|this|it))?|i am (?:very |so |really |truly )?sorry|apologies|fair enough|makes sense|good (?:idea|choice|question|thinking|call|point)|i (?:understand|see|know)|(?:schlaf|schlaft|traum|traumt|ruh|ruht|komm|kommt|fahr|fahrt|pass|passt|bleib|bleibt|lass|lasst|mach|macht|geniess\p{L}*|hab|habt) (?!ich\b|wir\b|es an\b|es aus\b)(?:(?:gut|schon|fein|suss|was|schones|sicher|heil|vorsichtig|gesund|warm|trocken|ruhig|auf|dich|dir|euch|es|es dir|es euch|schmecken|bequem|gemutlich|gehen|spass|viel|den|die|das|deinen|deine|einen|eine|einen schonen|abend|tag|film|ruhe|zeit|nach hause|an|aus|krumel|noch) ?){1,6}|gern(?:e)? geschehen|bitte (?:sehr|schon|gern)|sehr gern(?:e)?|wie gewunscht|zu diensten|stets zu diensten|jederzeit|tut mir (?:sehr )?leid|(?:ich )?(?:bitte um )?entschuldig(?:e|ung)(?: bitte)?|verzeihung|sag bescheid|hier bin ich|ich verstehe|verstehe|schon gut|keine ursache|na klar|here goes|off you go|schon war is|that would be nice|ab ins bett|schonen?\p{L}* \p{L}+(?: noch)?|viel (?:spass|vergnugen|freude|erfolg|gluck)(?: (?:beim|mit|mit der|mit dem|bei der|bei) \p{L}+)?|willkommen(?: \p{L}+){0,2}|welcome(?: back| home| in)*)$/u;

/** "Have a good night **with the door locked**", "Schönen Abend bei laufendem Fernseher". */
const AMID =
  /\b(?:with|while|now that)\b.* (?:on|off|up|down|open|closed|shut|locked|unlocked|armed|playing|running|lit|dark|bright|dimmed)$|\bbei (?:\p{L}+ ){0,2}(?:laufend|offen|scharf|geschlossen|verschlossen|abgeschlossen|gedimmt)/u;

/** "Have a good morning", "Moin", "Peace and quiet", "Happy reading", "Mach es dir gemütlich". */
export function isKind(text: string): boolean {
  if (COURTESY.test(text)) return !AMID.test(text);
  const all = text.split(' ');
  return (
    all.some((word) => KIND.has(word)) &&
    all.every((word) => KIND.has(word) || BETWEEN.has(word)) &&
    !CLAIMS.test(text)
  );
}

/** "The coffee is", "Tea now". */
const CLAIMS =
  /^(?:the|der|die|das|dein|deine|your|my) |\b(?:now|it|on|up|out|in|auf|aus|rein|this|that)$|^(?:coffee|tea|kaffee|tee|film|movie|dinner|breakfast|lunch)\b|^(?:all|alle|warm|quiet|ruhe)$/u;

/** To be done by the person; `come in` only where nothing was refused. */
const ENGLISH_ORDER =
  /^(?:(?:and|or|but|so|then|also|kindly|perhaps|maybe|only|always|next time|in the meantime|meanwhile) )*(?:(?:do not|never) \p{L}+|(?:please )?(?:relax|mind|watch|remember|forget|wait|hold|look|listen|lift|sit|lie|lean|dream|eat|drink|grab|pour|pop|put your|wear|hurry|breathe|wash|think|ring|knock|try|ask|say|tell|shout|call out|holler|whistle|check|consult|contact|call (?:the|a|your|them|him|her)|visit|use|press|push|pick|choose|step|bring|fetch|tidy|clear the|move your|keep (?:an eye|the|your|away|clear)|take (?:a|the|your|care|an)|give (?:it|me|him|her|them|that|us)|be (?:careful|quick|patient|sure|good|gentle|aware|warned)|let me know|dress|bundle|wrap|snuggle|cuddle|curl|cuddle|tuck|dig|tuck in|stretch|treat|feel free|go (?:easy|ahead|for|with|back to)|make (?:yourself|sure)|help yourself|have (?:a|some|another)|get (?:some|well|yourself|ready|cosy|comfy)))\b/u;
const GERMAN_ORDER =
  /^(?:(?:und|oder|aber|dann|also|nur|am besten|vielleicht|bitte|einfach|doch|beim nachsten mal) )*(?:(?:klingel|klingle|klopf|raum|heb|setz|leg|nimm|nehmt|gib|gebt|schau|schaut|sieh|denk|denkt|vergiss|vergesst|hor|warte|wartet|frag|fragt|ruf|ruft|versuch|versucht|probier|probiert|bleib|bleibt|kuschel|entspann|erhol|zieh|zieht|hol|holt|halt|haltet|iss|trink|greif|greift|hau|haut|pass|passt|achte|achtet|beeil|trau|lehn|lehnt|gonn|stolper|lass|lasst|wirf|wend|such) (?!ich\b|wir\b)(?:\p{L}+ )*?(?:doch|bitte|mal|ihn|dir|dich|euch|am besten|einfach|selbst|selber|vorher|vorsichtig|ruhig|lieber|zuerst|erst|kurz|gut|auf|rein|weg|die fusse|die beine|nicht|zu|noch|schnell|gern|gerne|hin|besser|daran|dran)\b|(?:stell|mach|macht|dreh|schliess|offne|druck|kauf|bestell|notier|schreib|check|pruf|sag|meld) (?!ich\b|wir\b)(?:\p{L}+ )*?(?:am besten|einfach|selbst|selber|vorher|bitte|zuerst|lieber|besser|ruhig|doch)\b)/u;
const ENTERS =
  /\b(?:come|walk|step|drive|roll|go|head|pass|komm|kommt|geh|geht|fahr|fahrt|tritt) (?:\p{L}+ )*?(?:in|inside|through|rein|herein|hinein|durch|hinaus|raus|ein)\b|\b(?:runterkommen|reinkommen|reinfahren|durchfahren|rein|durch|hinein|eintreten)\b/u;
const YOU_MAY =
  /^(?:(?:and|or|but|so|then|und|oder|aber|dann|also|now|soon|gleich|jetzt|dafur|dazu|stattdessen|otherwise|instead|though) )*(?:you (?:can|could|may|might|should|must|need to|have to|will (?:want|need|have|be able) to|may want to|(?:will )?(?:have|need) to|would(?: have)?)|(?:du|ihr) (?:kannst|konnt|konntest|darfst|durft|solltest|musst|musstest|brauchst|magst|mochtest))\b|\b(?:kannst|konntest|musst|musstest|solltest|darfst|brauchst|konnt|musst) (?:du|ihr)\b/u;
/** "You can see that the light is on." */
const SENSES =
  /\b(?:see|hear|feel|watch|notice|find|smell|tell|say that|sehen|horen|spuren|fuhlen|merken|finden|riechen|schauen|know|wissen|count|rely|rechnen|verlassen|collect|abholen|expect|erwarten)\b/u;

/**
 * It tells the person what to do or what they may do: "Mind your feet", "Räum am besten die Kabel weg", "You can turn
 * in". `isUndone`: nobody may come in then.
 */
export function isForPerson(text: string, isUndone: boolean): boolean {
  if (isUndone && ENTERS.test(text)) return false;
  if ((ENGLISH_ORDER.test(text) || GERMAN_ORDER.test(text)) && !AMID.test(text)) return true;
  if (
    ENTERS.test(text) &&
    /^(?:just |please |dann |also )*(?:come|walk|step|drive|roll|go|komm|geh|fahr|tritt) (?!in \p{L}+ \p{L}+$)/u.test(
      text,
    )
  )
    return true;
  return YOU_MAY.test(text) && !SENSES.test(text) && !(isUndone && NO_NEED.test(text));
}

/** "You need no key any more." */
const NO_NEED =
  /\b(?:no|not|kein\p{L}*|nicht|nichts|now|already|again|finally|jetzt|nun|schon|wieder|endlich)\b/u;
