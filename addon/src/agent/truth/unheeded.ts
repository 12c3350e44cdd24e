/**
 * An order that nothing was done about. Lies have more words than any table: "Got it, six pm, call mum" has no
 * verb. So when somebody told the butler to do something and no call has acted, the answer has to admit it, ask
 * back, or say what is so already.
 */
import type { TurnRecord } from '../turn-record.ts';
import { englishConsent } from './english-claims.ts';
import { germanConsent } from './german-claims.ts';
import { once, plainOf } from './plain.ts';
import { namesObject } from './said-object.ts';
import { nounsIn } from './things.ts';
import { verbs } from './verbs.ts';
import { wantsTale } from './wants.ts';

const POLITELY =
  "(?:(?:ok|okay|hey|butler|please|and|so|now|then|just|also|go ahead and|can you|could you|would you|will you|i want you to|i need you to|i would like you to|i'd like you to|let's|bitte|und|dann|jetzt|mal|kannst du|konntest du|wurdest du) )*";
/** Verbs of what may be asked of a butler, beside those of the truth's own table. */
const MORE = 'remind|set|add|put|order|send|text|call|wake|schedule|book|cancel|dim|lower|raise|make';
const MORE_GERMAN =
  'erinner|erinnere|stell|stelle|setz|setze|schick|schicke|mach|mache|schalt|schalte|fahr|fahre|dreh|drehe|leg|lege|dimm|dimme|weck|wecke|bestell|bestelle|schreib|schreibe';

const ENGLISH = new RegExp(
  `^${POLITELY}(?:${verbs.flatMap(({ english }) => english.map(({ base }) => base)).join('|')}|${MORE})\\b`,
  'u',
);
const GERMAN = new RegExp(
  `^${POLITELY}(?:${verbs.flatMap(({ german }) => german.map(({ first }) => first.replace(/e$/u, 'e?'))).join('|')}|${MORE_GERMAN})\\b`,
  'u',
);
/** "Kannst du bitte das Licht im Flur ausschalten". */
const GERMAN_ASKED = new RegExp(
  `^(?:(?:hey|butler|und|bitte) )*(?:kannst|konntest|wurdest) du\\b.*\\b(?:${verbs.flatMap(({ german }) => german.map(({ infinitive }) => infinitive)).join('|')}|erinnern|stellen|setzen|schicken|machen|schreiben|wecken)$`,
  'u',
);
/** "Kannst du die Kaffeemaschine anschmeißen"; not "kannst du eigentlich auch dimmen". */
const GERMAN_FREELY =
  /^(?:(?:hey|butler|und|bitte) )*(?:kannst|konntest|wurdest|magst) du (?!(?:\S+ )*?(?:eigentlich|auch|uberhaupt|generell|sehen|sagen|mir sagen|erklaren|wissen|verstehen)\b).*\p{L}{3,}(?:en|ern|eln)$/u;
/** "Licht im Flur an", "timer auf zehn minuten", "shutters down please". */
const SHORT =
  /^(?:\S+ ){0,6}(?:on|off|up|down|an|aus|ein|auf|zu|hoch|runter|minuten|minutes)(?: bitte| please)?$/u;
const FOR_LATER =
  /\b(?:remind|reminder|timer|list|groceries|shopping|einkaufsliste|liste|erinner\S*|nachricht|message|weck\S*)\b/u;
const ASKS =
  /^(?:should|shall|is|are|does|do you|did|has|was|were|who|when|where|which|soll|sollte|ist|sind|hat|hast|war|wer|wann|wo|welche[rs]?)\b/u;
const HOW = /\b(?:how|why|what|explain|describe|wie|warum|was|erklar\S*|beschreib\S*)\b/u;

/** Of a butler these can only be orders, whatever follows. */
const PLAINLY =
  /^(?:start|activate|vacuum|mow|dim|lock|unlock|arm|disarm|mute|unmute|pause|resume|skip|remind|play (?:some|something|music|the|a|my|me)|wake me|order (?!of\b)|book (?:a|an|the|me)|buy|text|message|notify|email|schedule|remember (?:that|to|my|the)|call (?:the|my|a|an|mum|mom|dad|us a)|turn (?:it|that|them|everything|all)|switch (?:it|that|them|everything|all)|spiel (?:etwas|was|musik|mal|ein|das)|saug|sauge|starte|aktiviere|verriegle|verriegel|sperr|bestell|bestelle|buche|kauf|kaufe|ruf|rufe|weck|wecke|erinner|erinnere|benachrichtige|merk dir|merke dir|giess|mah|pausier|stopp|sag (?!mir|mal|doch|was|etwas|bitte|uns)\p{L}+ (?:dass|sie|er|wir|ich|bescheid)|trag (?:den|die|das|einen|eine|ein)|losch|losche)\b/u;
const LED = new RegExp(`^${POLITELY}`, 'u');

/** Whether these words tell the butler to do something in the home, or with its lists, timers and messages. */
function isOrder(text: string, isNamed: (words: string) => boolean): boolean {
  if (wantsTale(text)) return false;
  return text.split(/[.!?;]+/u).some((part) => {
    const words = plainOf(part);
    if (words === '') return false;
    if (PLAINLY.test(words.replace(LED, ''))) return true;
    if (HOW.test(words) || ASKS.test(words)) return false;
    const isTold = [ENGLISH, GERMAN, GERMAN_ASKED, GERMAN_FREELY, SHORT].some((order) => order.test(words));
    // The names of the home are the dearest to look for.
    return (
      isTold && (nounsIn(words).length > 0 || namesObject(words) || FOR_LATER.test(words) || isNamed(words))
    );
  });
}

/** For one turn: its words are read once. `isNamed`: the words name a thing of the home. */
export function createUnheeded(text: string, isNamed: (words: string) => boolean) {
  const isOrdered = once(() => isOrder(text, isNamed));
  return ({ calls }: Pick<TurnRecord, 'calls'>): boolean => {
    const hasActed = calls.some(({ tier, verdict }) => verdict === 'run' && tier !== 'read');
    return !hasActed && isOrdered();
  };
}

/** It asks back, or offers: that claims nothing. */
export function asksOrOffers(text: string): boolean {
  const plain = plainOf(text);
  return (
    /[?？]/u.test(text) ||
    englishConsent.test(plain) ||
    germanConsent.test(plain) ||
    /\b(?:if you|would you like|let me know|which|i (?:can|could|might)|you (?:can|could|might|may) (?:also|use|try|still|ask|tell|say|check|set|do|turn|switch|press|call|find|open|add|put|write|send|buy|order|instead|always|either|simply|just|see|choose|pick|have|make)|wenn du|welche[rsn]?|sag mir|ich k(?:ann|önnte)|du k(?:annst|önntest))\b/iu.test(
      text,
    )
  );
}
