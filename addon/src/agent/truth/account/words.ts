/**
 * The closed vocabularies of an answer in a turn that acts: what may be said without anything that bears it out.
 * A word that is missing here costs a blander sentence; a word that claims something must never be here.
 */

const words = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.join(' ').trim().split(/\s+/u));

/** Articles, pronouns, prepositions, auxiliaries, courtesy, and adverbs that only colour what is said. */
export const NEUTRAL = words(
  `a an the this that these those it its they them their he him his she her i me my we us our you your yours one ones there here
  and or so as than of for to at in by with from into onto which what where while also too
  is are am was were be been being has have had having do does did will would shall ll get gets got getting
  now just right currently again back already still finally quickly well nicely properly safely successfully
  nice nicely lovely great good fine perfect okay ok alright sure yes yep yeah certainly absolutely gladly happily course
  oh ah hey hi hello please sir captain madam dear least immerhin zumindest wenigstens geklappt funktioniert welcome thanks thank pleasure enjoy cosy cozy comfy tada voila
  asked requested wished wanted like go goes going went gone come comes coming came way see
  all both each total
  degree degrees percent percentage celsius c % ° level target temperature brightness set
  about around roughly exactly some any more bit little while moment soon
  turned turn turning switched switch switching put putting made make making brought bring bumped took let gave changed change
  adjusted adjust set setting kept keep keeps stay stays stayed remain remains remained done state status active
  worked works work able managed manage ahead
  done sorted handled finished complete completed taken care job thing agreed seen on off up down out can could would may might better playback wiedergabe floor until mode notch should takes take dauert
  speed volume position mark patience
  very however though although anyway anyhow instantly immediately promptly really truly indeed actually simply basically obviously presently rightly duly
  kindly gently happily merrily diligently busily nicely comfortably smoothly swiftly
  no-one folks everyone family love mate boss chief pal buddy including included inclusive plus alongside together along
  must should ought musste mussten durfte durften scheint
  before since earlier previously los kommt kommen vorhin vorher zuvor unfortunately sadly regrettably afraid sitting sits waiting wartet ready-made
  therest settled passiert vollbracht inside indoors throughout onwards sure course worry worries need
  little tiny part mean means
  yet either else`,
  `der die das den dem des ein eine einen einem einer eines dies diese dieser dieses es er sie ihn ihm ihr ihre ich mich mir wir uns
  du dich dir dein deine deinen deinem deiner euch euer mein meine meinen unser unsere man da dort hier
  und oder so als von vom fur im in am bei beim mit zum zur auf an zu um aus ab nach was wie wo welche wieder wohl
  ist sind war waren bin sein werden wird wurde wurden worden hat habe hab haben hatte geht gehen ging gingen steht stehen stand
  jetzt nun gerade eben sofort schon bereits noch doch immer weiterhin auch ebenfalls dann gleich endlich erfolgreich
  schon gut prima perfekt okay ok klar gern gerne sicher ja jawohl naturlich bitte danke sehr hallo
  gewunscht gewollt wunsch wunschgemass fertig erledigt alle beide beides beiden
  grad prozent celsius % ° stufe ziel temperatur helligkeit etwa rund genau etwas bisschen moment bald bleibt bleiben blieb
  gemutlich cosy geschafft sollte sollten liegt liegen geduld  lautstarke tempo an aus ein auf zu ab hoch runter herunter
  sehr allerdings leider jedoch ubrigens sowieso ohnehin derzeit aktuell momentan zurzeit inzwischen mittlerweile endlich sofort prompt umgehend
  brav fleissig artig munter frisch freundlich sanft sicherlich wirklich tatsachlich einfach eben halt mal ja nun wohl gleichzeitig zusammen inklusive einschliesslich samt
  drinnen drin innen dabei damit dazu daran dafur
  leute liebe chef chefin familie ganz genau sache teil seite
  seiner seinem seinen seine ihrer ihrem ihren
  gemacht mache mach machen gestellt stelle stellen gesetzt setze gebracht geschaltet schalte schalten eingestellt geandert
  drehe gedreht fahre fahrt fahren gefahren lasse gelassen sich steht stehen aktiv`,
);

/** An answer to the person, and nothing about anything else. */
export const ACKNOWLEDGED = words(
  `yes yep yeah no nope ok okay sure alright right certainly absolutely of course well oh hm ah so please sir really got it i see gladly
  ja nein klar gern gerne gut naturlich hm ach so bitte na alles verstehe verstanden sicher`,
);

/** That all is done, whatever it was. */
export const DONE = words(
  `done sorted handled finished complete completed taken ready settled seen erledigt fertig geschafft passiert vollbracht`,
);

/** How much of the home it is of. */
export const SCOPE = words(
  `everything every everywhere whole house home throughout rooms alles jede jeder jedes uberall ganze ganzen haus zuhause raum zimmer`,
);

/** Not while it is still moving. */
export const FULLY = words('fully completely entirely all way ganz komplett vollstandig');

/** Only while something of the turn was not reached: how much of it was. */
export const PARTS = words(
  `almost nearly half halfway partly partially only except first one fast halb halfte teilweise nur ausser bis erste erstes`,
);
export const PARTLY = words(`sorry afraid unfortunately though however leider allerdings tried`);

/** In these a clause denies, refuses or admits. */
export const NEGATIONS = words(
  `not never no none nothing nobody neither nor cannot unable unavailable unreachable offline failed fails fail failure failing
  unsuccessful refused refuses refuse denied declined blocked stuck jammed error errors wrong problem timed unresponsive without
  nicht nie kein keine keinen keinem keiner keines keins nichts niemand weder ohne fehlgeschlagen gescheitert misslungen schiefgegangen
  verweigert abgelehnt unerreichbar fehler tried wanted versucht versuche wollte allowed permitted permission confirmation approval bestatigung berechtigung erlaubt erlaubnis darf fehlt klemmt streikt hakt defekt gestort unmoglich schief verklemmt
  beyond impossible mistaken mistake lack lacks lacking unsupported unknown geirrt irrtum vertan verwechselt ausserstande fehlen mangels`,
);

/** What may be wanting; by itself it denies nothing: "your permission was granted". */
export const GRANTS = words(
  `confirmation approval permission allowed permitted bestatigung berechtigung erlaubnis erlaubt darf`,
);

/** The butler could, may or would: an offer, or what it is able to do. */
export const MODALS = words(
  `can could may might would should shall must need needs want wants
  kann konnte darf durfte wurde soll sollte muss musste mochte will brauche brauchst musstest`,
);

/** Nobody denies anything with them. */
export const IDIOMS =
  /\b(?:nothing (?:serious|bad|dramatic)|no big deal|(?:small|little|tiny|kleine[sr]?) (?:problem|error|issue|fehler|hakler)|nichts (?:schlimmes|ernstes)|no (?:problem|worries|trouble|issue|doubt|rush|need)|not (?:a problem|to worry|only)|(?:do|need) not (?:worry|mention it)|(?:can|could) not (?:be (?:\p{L}+er|more \p{L}+)|wait)|not at all|no sooner said than done|nothing easier|without (?:an? |any )?(?:problems?|trouble|hitch|issues?|errors?|fail(?:ure)?|doubt|delay)|kein(?:e)? (?:problem|sorge|ursache|ding|thema)|nichts (?:leichter|lieber)|nicht (?:nur|wahr|der rede wert)|ohne (?:probleme?|weiteres|fehler|zweifel)|t(?:ook|akes?) no (?:time|effort|long)|in no time|needs? no \p{L}+|(?:did|have) not (?:hesitated?|taken? long)|nicht gezogert)\b/gu;

/** "Nothing failed", "it was not refused": twice denied, it says that all went well. */
export const NO_FAILURE =
  /\b(?:not|no|nothing|none|neither|never|nobody|without|nicht|nichts|kein\p{L}*|niemand|nie|ohne) (?:(?:an?|any|been|be|is|was|were|has|have|got|went|go|gone|really|single|at all|ist|sind|war|ging|hat|wurde|einen?|irgend\p{L}*) ){0,3}(?:fail\p{L}*|errors?|wrong|refus\p{L}*|den(?:y|ied|ies)|declin\p{L}*|block\p{L}*|stuck|jam\p{L}*|unavailable|unreachable|offline|unsuccessful|stopp\p{L}*|fehler|fehlgeschlagen|gescheitert|misslungen|schief\p{L}*|verweigert|abgelehnt|klemmt|verklemmt|defekt|gestort|geklemmt|unerreichbar|stands?|in (?:the|your) way|im weg)\b/gu;

/** They only introduce what is said. */
export const ASIDES =
  /\b(?:please note that|(?:just )?note that|be aware that|beachte(?:,)? dass|by the way|so far as i (?:know|can see)|as far as i (?:know|can see|can tell|am concerned)|i know|you know|it seems(?: that)?|looks like|i (?:can )?see that|just so you know|for the night|for tonight|fur die nacht|(?:just )?in case you (?:were wondering|wondered|want to know)|(?:nur )?damit du es weisst|falls es dich interessiert)\b/gu;

/** How something becomes, whatever was said of it. */
export const WARM = /^(?:warm|cool|hot|cold|kalt|kuhl|heiss)(?:er)?$/u;
