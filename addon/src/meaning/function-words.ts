/** Words that do not tell which thing is meant. */
const FUNCTION_WORDS = new Set(
  `a an the this that these those it its them they my our your their i you we me us he she
  is are was were be been am do does did can could would will shall should may might must
  please hey ok okay thanks thank just now then also too again so very bit little more less some any all every everything
  each both other another ones else thing things stuff no yes and or but if when while until than
  to of in on off at for from with by as into onto out over under up down there here what which who how where why
  well as inside around about through not only way time zeit halt halte
  turn turns switched turned put make set get give have has had let lets go going want wants need like know tell say
  show find change bring keep leave start stop run activate trigger adjust raise lower increase decrease reduce
  open close shut lock unlock pause resume play mute unmute dim brighten brighter darker warmer cooler colder hotter
  louder quieter higher faster slower add remove cancel execute launch begin enable disable power flip flick kill cut
  percent degrees degree minutes minute seconds hours room rooms house home whole entire everywhere
  der die das den dem des ein eine einen einem einer eines es ihn sie er ich du wir ihr ihnen mein meine meinen meiner dein
  deine unser unsere unseren dieser diese dieses diesen diesem jener jene
  ist sind war waren sein bin bist hat haben kann kannst konnte konntest konnten wird werden soll sollst bitte mal doch noch jetzt
  auch schon nur sehr etwas alle alles allen jede jeder jedes jeden beide beiden samtliche und oder aber wenn als an aus auf ab
  zu zum zur im in ins am um von vom fur mit bei nach uber unter wie was wo wer welche welcher welches hier da dort
  nicht kein keine ja nein wieder nochmal gern gerne ein dann sofort bisschen so ganz ganze ganzen zimmer raum haus
  uberall drin drinnen man mir mich uns dir dich andere anderen anderer anderes
  mach mache machen macht schalte schalten schalt stell stelle stellen dreh drehe drehen tu geh gib zeig sag fahr fahre fahren
  lass lasse lassen setz setze setzen lege leg offne offnen schliess schliesse schliessen sperr sperre sperren
  starte starten stoppe stopp spiel spiele spielen pausiere aktiviere aktivieren deaktiviere dimm dimme dimmen
  heller dunkler warmer kalter lauter leiser hoher niedriger hoch runter herunter rauf rein raus einschalten ausschalten
  anschalten anmachen ausmachen aufmachen zumachen abschliessen aufschliessen verriegle verriegeln entriegle entriegeln
  hochfahren runterfahren herunterfahren abschalten einstellen knips knipse grad prozent minuten sekunden stunde stunden
  halfway half halb halber halbe mostly almost fully completely slightly quickly slowly loud quiet bright dark cold warm hot
  ganzlich langsam schnell laut leise hell dunkel kalt heiss
  hatte mochte wurdest wurde vielleicht dass sicher dafur sorg sorge machst id ill im mind um uh hmm ah ahm alright actually cheers
  pop popped stick chuck whack bung crank bump knock nudge
  fuge hinzu schreib schreibe fuhre ausfuhren bring`.split(/\s+/u),
);

/** "Anmachen", "anzumachen", "anmachst". */
export const SEPARABLE =
  /^(an|aus|ein|auf|zu|ab|hoch|runter|herunter|rauf)(?:zu)?(mach|schalt|dreh|stell|fahr|zieh|schliess|sperr|knips|lass|bleib)(?:en|e|st|est|t|et)?$/u;

export function isFunctionWord(text: string): boolean {
  return FUNCTION_WORDS.has(text) || SEPARABLE.test(text);
}
