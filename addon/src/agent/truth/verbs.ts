/**
 * What people say that they did, and which calls bear it out. English: base, past and -ing, with the particle
 * after the plus. German: participle, infinitive, and the first person, with its separated particle.
 */
export interface Verb {
  readonly id: string;
  /** Against `domain.service`, or the name of a tool that acts on nothing in the home. */
  readonly actions: RegExp;
  readonly english: readonly EnglishVerb[];
  readonly german: readonly GermanVerb[];
}

export interface EnglishVerb {
  readonly base: string;
  readonly past: string;
  readonly ing: string;
  readonly particle: string | null;
}

export interface GermanVerb {
  readonly participle: string;
  readonly infinitive: string;
  readonly first: string;
  readonly particle: string | null;
}

const SWITCHES = 'turn_on|turn_off|toggle';
const SETS = 'set_|turn_on|select_|volume_|position|adjust|change|update|oscillate|start$|press';

/** id; calls; English; German (folded: no umlauts). */
const TABLE: readonly (readonly [string, string, string, string])[] = [
  [
    'on',
    'turn_on|toggle|set_hvac|set_temp|set_mode|set_operation|set_preset|set_percentage|media_play(?!er)|play_media|open_valve|start|select_|script|scene|press|^automation',
    `turn turned turning+on, switch switched switching+on, power powered powering+on, put put putting+on,
     flip flipped flipping+on, get got getting+on, leave left leaving+on, keep kept keeping+on,
     activate activated activating, enable enabled enabling, trigger triggered triggering, light lit lighting+up`,
    `eingeschaltet einschalten schalte+ein, angeschaltet anschalten schalte+an, angemacht anmachen mache+an,
     eingestellt einstellen stelle+ein, angestellt anstellen stelle+an, aktiviert aktivieren aktiviere,
     angeknipst anknipsen knipse+an, angedreht andrehen drehe+an, ausgelost auslosen lose+aus, angegangen angehen gehe+an`,
  ],
  [
    'off',
    'turn_off|toggle|set_hvac|media_stop|media_pause|close_valve|stop|dock|return_to_base|cancel|set_percentage|disarm|volume_mute|script|scene',
    `turn turned turning+off, switch switched switching+off, power powered powering+off, shut shut shutting+off,
     shut shut shutting+down, put put putting+off, get got getting+off,
     deactivate deactivated deactivating, disable disabled disabling, kill killed killing`,
    `ausgeschaltet ausschalten schalte+aus, ausgemacht ausmachen mache+aus, abgeschaltet abschalten schalte+ab,
     abgestellt abstellen stelle+ab, ausgestellt ausstellen stelle+aus, deaktiviert deaktivieren deaktiviere,
     abgedreht abdrehen drehe+ab, ausgeknipst ausknipsen knipse+aus, geloscht loschen losche,
     ausgegangen ausgehen gehe+aus`,
  ],
  [
    'open',
    'open|set_cover|set_valve|unlock|toggle|turn_on|script|scene',
    `open opened opening, raise raised raising, lift lifted lifting, roll rolled rolling+up, pull pulled pulling+up`,
    `geoffnet offnen offne, aufgemacht aufmachen mache+auf, hochgefahren hochfahren fahre+hoch,
     aufgefahren auffahren fahre+auf, hochgezogen hochziehen ziehe+hoch, aufgezogen aufziehen ziehe+auf,
     aufgedreht aufdrehen drehe+auf, aufgegangen aufgehen gehe+auf`,
  ],
  [
    'close',
    'close|set_cover|set_valve|toggle|turn_off|^lock\\.lock|script|scene',
    `close closed closing, shut shut shutting, lower lowered lowering, roll rolled rolling+down,
     pull pulled pulling+down, draw drew drawing, draw drawn drawing`,
    `geschlossen schliessen schliesse, zugemacht zumachen mache+zu, heruntergefahren herunterfahren fahre+herunter,
     runtergefahren runterfahren fahre+runter, heruntergelassen herunterlassen lasse+herunter,
     runtergelassen runterlassen lasse+runter, zugezogen zuziehen ziehe+zu, zugefahren zufahren fahre+zu,
     zugedreht zudrehen drehe+zu, zugegangen zugehen gehe+zu`,
  ],
  [
    'lock',
    '(?:^|[._])lock$|script|scene',
    `lock locked locking, lock locked locking+up, secure secured securing, bolt bolted bolting`,
    `abgeschlossen abschliessen schliesse+ab, zugeschlossen zuschliessen schliesse+zu, verriegelt verriegeln verriegle,
     abgesperrt absperren sperre+ab, zugesperrt zusperren sperre+zu, gesichert sichern sichere`,
  ],
  [
    'unlock',
    'unlock|^lock\\.open|script|scene',
    `unlock unlocked unlocking`,
    `aufgeschlossen aufschliessen schliesse+auf, entriegelt entriegeln entriegle, aufgesperrt aufsperren sperre+auf`,
  ],
  [
    'dim',
    'turn_on|set_|volume_|cover|scene|script|turn_off',
    `dim dimmed dimming, lower lowered lowering, reduce reduced reducing, decrease decreased decreasing, turn turned turning+down, bring brought bringing+down`,
    `gedimmt dimmen dimme, reduziert reduzieren reduziere, verringert verringern verringere, gesenkt senken senke,
     abgesenkt absenken senke+ab, heruntergedreht herunterdrehen drehe+herunter, runtergedreht runterdrehen drehe+runter,
     heruntergedimmt herunterdimmen dimme+herunter, runtergestellt runterstellen stelle+runter`,
  ],
  [
    'brighten',
    'turn_on|set_|volume_|cover|scene|script',
    `brighten brightened brightening, increase increased increasing, turn turned turning+up, boost boosted boosting, bring brought bringing+up`,
    `aufgehellt aufhellen helle+auf, erhoht erhohen erhohe, hochgedreht hochdrehen drehe+hoch,
     hochgestellt hochstellen stelle+hoch, aufgedreht aufdrehen drehe+auf`,
  ],
  [
    'set',
    `${SETS}|cover|climate|${SWITCHES}|add_item|update_item`,
    `set set setting, adjust adjusted adjusting, change changed changing, modify modified modifying, warm warmed warming+up,
     cool cooled cooling+down, heat heated heating+up, move moved moving, raise raised raising, lower lowered lowering, put put putting+to, tilt tilted tilting, position positioned positioning`,
    `gesetzt setzen setze, gestellt stellen stelle, umgestellt umstellen stelle+um, geregelt regeln regle,
     angepasst anpassen passe+an, geandert andern andere, verandert verandern verandere, justiert justieren justiere,
     umgeschaltet umschalten schalte+um, gefahren fahren fahre, bewegt bewegen bewege, gewechselt wechseln wechsle`,
  ],
  [
    'start',
    'start|(?<!media_)play(?!er)|media_play(?!er)|turn_on|resume|script|scene|press|set_|unpause|clean',
    `start started starting, send sent sending, set set setting+work, play played playing, resume resumed resuming, launch launched launching, run ran running,
     begin began beginning, begin begun beginning, unpause unpaused unpausing, put put putting+on, queue queued queueing`,
    `gestartet starten starte, abgespielt abspielen spiele+ab, gespielt spielen spiele, fortgesetzt fortsetzen setze+fort,
     ausgefuhrt ausfuhren fuhre+aus, geschickt schicken schicke, angeworfen anwerfen werfe+an, losgeschickt losschicken schicke+los`,
  ],
  [
    'stop',
    'stop|pause|turn_off|mute|cancel|dock|return_to_base|finish|set_|close_valve|volume|delete|remove|skip|next',
    `stop stopped stopping, pause paused pausing, mute muted muting, cancel cancelled cancelling,
     cancel canceled canceling, silence silenced silencing, halt halted halting, dock docked docking, end ended ending`,
    `gestoppt stoppen stoppe, angehalten anhalten halte+an, pausiert pausieren pausiere, abgebrochen abbrechen breche+ab,
     stummgeschaltet stummschalten schalte+stumm, beendet beenden beende, unterbrochen unterbrechen unterbreche`,
  ],
  ['skip', 'next|previous|skip|seek', `skip skipped skipping`, `ubersprungen uberspringen uberspringe`],
  [
    'arm',
    'alarm_arm',
    `arm armed arming, set set setting, activate activated activating, enable enabled enabling, turn turned turning+on, switch switched switching+on`,
    `aktiviert aktivieren aktiviere, eingeschaltet einschalten schalte+ein, angeschaltet anschalten schalte+an, scharfgeschaltet scharfschalten schalte+scharf, scharfgestellt scharfstellen stelle+scharf`,
  ],
  [
    'disarm',
    'disarm',
    `disarm disarmed disarming, deactivate deactivated deactivating, disable disabled disabling, turn turned turning+off, switch switched switching+off`,
    `deaktiviert deaktivieren deaktiviere, ausgeschaltet ausschalten schalte+aus, entscharft entscharfen entscharfe, unscharfgeschaltet unscharfschalten schalte+unscharf`,
  ],
  [
    'dock',
    'dock|return_to_base',
    `return returned returning, dock docked docking, send sent sending, go went going+home, go went going+back, go gone going+back,
     head headed heading+back, head headed heading+home, stop stopped stopping, call called calling+back`,
    `zuruckgeschickt zuruckschicken schicke+zuruck, geschickt schicken schicke, zuruckgefahren zuruckfahren fahre+zuruck,
     zuruckgerufen zuruckrufen rufe+zuruck, zuruckgekehrt zuruckkehren kehre+zuruck`,
  ],
  [
    'list',
    'add|create|list|insert|append|request|remove|delete|update|todo|calendar',
    'shortlist shortlisted shortlisting',
    'eingereiht einreihen reihe+ein',
  ],
  [
    'add',
    'add|create|list|insert|append|request',
    `add added adding, put put putting+list, put put putting+calendar, jot jotted jotting+down, write wrote writing+down, write written writing, create created creating, insert inserted inserting`,
    `hinzugefugt hinzufugen fuge+hinzu, aufgeschrieben aufschreiben schreibe+auf, eingetragen eintragen trage+ein,
     draufgesetzt draufsetzen setze+drauf, notiert notieren notiere, erganzt erganzen erganze, angelegt anlegen lege+an,
     erstellt erstellen erstelle, geschrieben schreiben schreibe`,
  ],
  [
    'remove',
    'remove|delete|update|clear|forget|cancel',
    `remove removed removing, delete deleted deleting, erase erased erasing, cross crossed crossing+off,
     tick ticked ticking+off, check checked checking+off, clear cleared clearing, take took taking+off, take taken taking+off, strike struck striking+off, forget forgot forgetting`,
    `entfernt entfernen entferne, geloscht loschen losche, gestrichen streichen streiche, abgehakt abhaken hake+ab,
     geleert leeren leere, vergessen vergessen vergesse`,
  ],
  [
    'send',
    'send|notify|message|mail|announce|say|speak|tts|tell|call|whatsapp|telegram',
    `send sent sending, notify notified notifying, message messaged messaging, email emailed emailing, text texted texting,
     announce announced announcing, inform informed informing, alert alerted alerting, forward forwarded forwarding,
     call called calling, let let letting+know`,
    `gesendet senden sende, geschickt schicken schicke, verschickt verschicken verschicke, benachrichtigt benachrichtigen benachrichtige,
     informiert informieren informiere, angekundigt ankundigen kundige+an, weitergeleitet weiterleiten leite+weiter,
     angerufen anrufen rufe+an, durchgesagt durchsagen sage+durch`,
  ],
  [
    'remember',
    'remember|fact|soul|profile|note|learn|memory|save|store|add|create|update|set_',
    `remember remembered remembering, memorize memorized memorizing, memorise memorised memorising, note noted noting,
     save saved saving, store stored storing, record recorded recording, update updated updating, learn learned learning`,
    `gemerkt merken merke, gespeichert speichern speichere, vermerkt vermerken vermerke, hinterlegt hinterlegen hinterlege,
     festgehalten festhalten halte+fest, aktualisiert aktualisieren aktualisiere, abgespeichert abspeichern speichere+ab`,
  ],
  [
    'schedule',
    'schedul|remind|timer|alarm(?!_)|job|calendar|plan|automation',
    `schedule scheduled scheduling, remind reminded reminding, plan planned planning, program programmed programming,
     arrange arranged arranging, wake woke waking, wake woken waking, watch watched watching, monitor monitored monitoring`,
    `geplant planen plane, eingeplant einplanen plane+ein, erinnert erinnern erinnere, programmiert programmieren programmiere,
     vorgemerkt vormerken merke+vor, terminiert terminieren terminiere, uberwacht uberwachen uberwache, geweckt wecken wecke`,
  ],
  [
    'order',
    'order|buy|purchase|request|book|reserve|download|add(?!_item)|pay',
    `order ordered ordering, place placed placing, buy bought buying, purchase purchased purchasing, request requested requesting, book booked booking,
     reserve reserved reserving, download downloaded downloading, pay paid paying`,
    `bestellt bestellen bestelle, gekauft kaufen kaufe, gebucht buchen buche, reserviert reservieren reserviere,
     angefordert anfordern fordere+an, angefragt anfragen frage+an, heruntergeladen herunterladen lade+herunter,
     bezahlt bezahlen bezahle`,
  ],
  [
    'clean',
    'vacuum|mow|clean|start|water|script',
    `vacuum vacuumed vacuuming, clean cleaned cleaning, mow mowed mowing, water watered watering`,
    `gesaugt saugen sauge, geputzt putzen putze, gemaht mahen mahe, bewassert bewassern bewassere, gegossen giessen giesse`,
  ],
];

export const verbs: readonly Verb[] = TABLE.map(([id, actions, english, german]) => ({
  id,
  actions: new RegExp(actions, 'u'),
  english: entries(english).map(([words, particle]) => {
    const [base = '', past = '', ing = ''] = words;
    return { base, past, ing, particle };
  }),
  german: entries(german).map(([words, particle]) => {
    const [participle = '', infinitive = '', first = ''] = words;
    return { participle, infinitive, first, particle };
  }),
}));

function entries(list: string): (readonly [readonly string[], string | null])[] {
  return list.split(',').map((entry) => {
    const [words = '', particle = null] = entry.trim().split('+');
    return [words.split(/\s+/), particle] as const;
  });
}

/** A service that no verb knows is not held against a sentence. */
export function isKnownAction(action: string): boolean {
  return verbs.some(({ actions }) => actions.test(action));
}
