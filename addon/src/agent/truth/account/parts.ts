/** A sentence in the parts that each say one thing, and of what kind each is. */
import { numberIn } from '../amounts.ts';
import { plainOf } from '../plain.ts';
import { isForPerson, isKind } from './kind-words.ts';
import { ADVICE, CONDITION, piecesOf, written } from './pieces.ts';
import { GRANTS, IDIOMS, NEGATIONS, NO_FAILURE } from './words.ts';
import { isOnlyMeant } from './meant.ts';
import { predicateAt } from './predicates.ts';

/** `free`: it claims nothing, whatever its words are. `denied`: something is not so. `said`: it has to be so. */
export type PartKind = 'free' | 'denied' | 'said';

export interface Part {
  /** Folded by plain.ts, contractions and amounts written out. */
  readonly text: string;
  readonly words: readonly string[];
  readonly kind: PartKind;
  /** The butler did it or it was done just now; else it only is so. */
  readonly isDeed: boolean;
  /** Free, where it names nothing but what was moved. */
  readonly isLoose: boolean;
  /** It stands behind a sign of failure. */
  readonly isFailed: boolean;
}

/** `isUndone`: something of the turn was not reached; guesses at the reason are free then. */
export function partsOf(sentence: string, isUndone: boolean): readonly Part[] {
  const isAsked = /[?？]["'”’»)\]*_\s]*$/u.test(sentence);
  const pieces = piecesOf(sentence);
  const asks = pieces.findIndex(({ text }) => isAsked && (QUESTION.test(text) || ASKED_LATER.test(text)));
  const lastAsked =
    pieces.length > 1 && TAG.test(pieces.at(-1)?.text ?? '') ? pieces.length - 2 : pieces.length - 1;
  const firstAsked = isAsked ? (asks === -1 || asks > lastAsked ? lastAsked : asks) : pieces.length;
  const isConsent = CONSENT.test(written(plainOf(sentence)));
  const parts: Part[] = [];
  for (const [index, { text, isFailed }] of pieces.entries()) {
    const before = parts.at(-1);
    const isAfterIf = index > 0 && IN_CASE.test(pieces[index - 1]?.text ?? '');
    const kind =
      before?.kind === 'free' && TO_DO.test(text)
        ? 'free'
        : index >= firstAsked && !HAVE_DONE.test(text)
          ? 'free'
          : isFailed
            ? 'denied'
            : kindOf(text, { isConsent, isAfterIf, isUndone });
    const hasSubject = /\b(?:is|are|was|were|ist|sind|war|waren|steht|stehen|lauft)\b/u.test(text);
    const isDeed = DEED.test(text) || MOVES.test(text) || (before?.isDeed === true && !hasSubject);
    const told = kind === 'said' ? plainly(text) : text;
    const isLoose = kind === 'free' && (USUALLY.test(text) || TAKES.test(text) || isTimed(text));
    parts.push({ text: told, words: told.split(' '), kind, isDeed, isLoose, isFailed });
  }
  return parts;
}

/** "You can sleep until seven." */
function isTimed(text: string): boolean {
  return (
    isForPerson(text, false) &&
    !/\b(?:ask|tell|say|call|sag|frag|ruf)\b/u.test(text) &&
    text.split(' ').some((word) => (numberIn(word) ?? 1) !== 1)
  );
}

/** Without what denies nothing. */
export function plainly(text: string): string {
  const rest = text.replace(IDIOMS, ' ').replace(/ +/gu, ' ').trim();
  const said = rest.replace(NO_FAILURE, ' ').replace(/ +/gu, ' ').trim();
  return said === '' && rest !== '' ? 'worked' : said;
}

/** "Both off, yes?" */
const TAG = /^(?:yes|right|ok|okay|correct|really|no|ja|oder|richtig|nein|stimmt is|korrekt)$/u;
const QUESTION =
  /^(?:you (?:want|mean|would like)|by \S+ you mean|du (?:willst|meinst|mochtest)|mit \S+ meinst du)\b|^(?:(?:ok|okay|and|so|or|but|well|und|oder|aber|also|sonst) )*(?:do|does|did|shall|should|would|could|can|may|is|are|was|were|have|has|will|what|which|where|who|how|when|why|want|need|anything|any|or|like|soll|sollen|willst|mochtest|kann|darf|ist|sind|hast|brauchst|was|welche\S*|wo|wer|wie|wann|warum|noch|sonst|oder)\b/u;
/** "For the heating, what temperature would you like?" */
const ASKED_LATER =
  /\b(?:what|which|how \S+|where|when|wie|welche\S*|was|wohin|wann)\b.*\b(?:should|shall|would|do you|did you|soll|sollen|mochtest|hattest|willst|meinst)\b/u;
/** "Bitte einen Erwachsenen, dir **aufzuschließen**." */
const TO_DO = /^(?:um )?(?:\p{L}+ ){0,4}(?:\p{L}+zu\p{L}+|zu \p{L}+)en$/u;
const HAVE_DONE =
  /(?<!\b(?:should|shall|can|could|would|may|might|do|did|will) )\b(?:i|we) (?:have|just|already|also)\b|\b(?:ich|wir) (?:habe|haben|hab)\b|\bhabe? ich\b(?!.*\b(?:soll|willst)\b)/u;
/** "Shout if it is too bright", too. */
const IN_CASE = new RegExp(
  String.raw`${CONDITION.source}|^(?:just )?(?:shout|say|tell me|ask|call|sag|ruf|frag)\b.*\b(?:if|when|wenn|falls)\b`,
  'u',
);
/** It waits for a word of the person. */
const CONSENT =
  /\b(?:if|once|when|as soon as|unless|whenever|until) you\b|\b(?:wenn|sobald|falls|ob) (?:du|ihr|dir|euch)\b|\b(?:just )?(?:say|tell me|let me know|sag|sage|gib)\b.*\b(?:if|when|and i|wenn|dann|und ich|which|what|welche\S*|was)\b/u;
const PROMISE =
  /\b(?:i|we) (?:will|can|could|would|am happy to|am going to)\b|\b(?:ich|wir) (?:werde|kann|konnte|wurde|mache?|schalte|stelle)\b|\b(?:kann|konnte|mache|schalte|versuche) ich\b/u;
const OFFER =
  /^(?:(?:and|or|but|so|then|instead|otherwise|alternatively|perhaps|maybe|und|oder|aber|dann|stattdessen|sonst|alternativ|vielleicht|gern|gerne|ja|yes) )*(?:(?:i|we|you) (?:could|might|may|would)|(?:i|we) (?:can|should|need|must)|you (?:need|must|should|have) to|(?:ich|wir|du|ihr) (?:konnte|konnten|konntest|wurde|mochte|muss|musste|musst|musstest|brauche|brauchst)(?! (?:\S+ )?(?:nur|bloss|lediglich)\b)|(?:ich|wir) (?:kann|konnen)|(?:konnte|kann|wurde|brauche|muss|musste|darf|durfte) ich|(?:dafur|dazu|hierfur) (?:brauche|muss|musste) ich|(?:your|dein|deine) \p{L}+ (?:can|could|kann|konnte)|(?:\S+ ){1,6}?(?:kann|konnte|wurde) ich(?= (?:\S+ ){0,6}\p{L}+en$)|(?:\S+ ){1,4}?i (?:could|can) (?:also )?(?:do|offer|manage|set)$|(?:das )?(?:kann|konnte) ich)\b(?! (?:\S+ )?(?:confirm|see|say|assure|report|tell|mention|add|inform|sehe|sehen|sagen|bestatigen|melden|versichern|berichten)\b)/u;
/** The butler did something, or something was just done. */
const MOVES =
  /\b(?:geht|gehen|ging|fahrt|fahren|schliesst|offnet|macht|springt|goes|going|went|opens|closes|turns|comes|came|starts|kommt|startet)\b/u;
const DEED =
  /\b(?:i|we|ich|wir|been|wurde|wurden|worden|got|gets)\b|\b(?:habe|hab|haben)\b|^(?:(?:just|now|then|and|also|ok|okay|so|jetzt|gerade) )*(?:\p{L}+ed|\p{L}+ing|put|set|shut|brought)\b/u;

interface Around {
  readonly isConsent: boolean;
  readonly isAfterIf: boolean;
  readonly isUndone: boolean;
}

const NEEDED = /\b(?:needs?|requires?|has to|have to|must|ought|muss|mussen|braucht|musst)\b/u;
const GUESS =
  /\b(?:could|perhaps|maybe|probably|likely|seems?|looks like|might|may|vielleicht|wohl|vermutlich|wahrscheinlich|scheint|eventuell)\b/u;

/** "Be aware that the alarm is armed", "mind the open garage": it tells how something is. */
function tells(text: string): boolean {
  if (isAttributed(text)) return true;
  const rest = text.replace(HAS_TO, ' ').replace(ASKING, ' ').replace(OFFER, ' ').replace(ORDER, ' ');
  return TELLS.test(rest) || STATED.test(rest);
}

/** "Mind the **running** vacuum", "try the coffee that I made". */
function isAttributed(text: string): boolean {
  if (BY_ME.test(text)) return true;
  const words = text.split(' ');
  return words.some(
    (word, index) =>
      index < words.length - 1 &&
      /^(?:the|your|that|an?)$/u.test(words[index - 1] ?? '') &&
      (/ing$|ed$/u.test(word) || COLOUR.test(word)) &&
      (COLOUR.test(word) || predicateAt(words, index) !== undefined),
  );
}

const COLOUR =
  /^(?:red|green|blue|yellow|white|pink|purple|orange|lit|open|dark|bright|rote\p{L}*|blaue\p{L}*|grune\p{L}*)$/u;
const BY_ME =
  /\b(?:i|we) (?:have |just |already )*(?:made|put|set|brought|left|shut|lit|got|did|took|gave|sent|\p{L}+ed)\b/u;

const HAS_TO = /\b(?:has|have) to\b/gu;
const ORDER = /^(?:(?:please|bitte|and|or|but|so|then|und|oder|aber|dann|just) )*\p{L}+ /u;
/** Whether it is so is left open. */
const ASKING =
  /\b(?:check that|make sure|if|whether|when|once|until|as soon as|ob|wenn|falls|sobald|bis)\b.*$/u;
const TELLS = /\b(?:is|are|has|have|ist|sind|hat)\b|\b(?:i|ich) \p{L}+(?:ed|te)\b/u;
const IS = /\b(?:is|are|has|have|ist|sind|hat)\b/gu;
const STATED =
  /\b(?:the|that|your|an?) (?:\p{L}+ed|open|lit)\b|\b(?:der|die|das|den|dem|dein\p{L}*) (?:offene|\p{L}+te)[nrsm]?\b/u;

/** "Needs a confirmation", "without permission". */
const WANTING =
  /\b(?:needs?|requires?|required|missing|without|wait\p{L}*|must|ask\p{L}*|first|for|have to|has to|only|fehlt|brauch\p{L}*|erst|nur|ohne|muss\p{L}*|wart\p{L}*|benotig\p{L}*|notig|erforderlich|pending|outstanding)\b/u;
/** "The error is gone." */
const OVER = /\b(?:gone|fixed|solved|resolved|recovered|brief|behoben|gelost|vorbei|weg)\b/u;

function kindOf(text: string, { isConsent, isAfterIf, isUndone }: Around): PartKind {
  const words = plainly(text);
  if (!isUndone && NOT_ANY_MORE.test(words)) return 'free';
  if (words === '' || (isKind(text) && !STATED.test(text))) return 'free';
  if (CONDITION.test(words))
    return HAVE_DONE.test(words) || (words.match(IS) ?? []).length > 1 ? 'said' : 'free';
  if ((isConsent || isAfterIf) && PROMISE.test(words) && !HAVE_DONE.test(words)) return 'free';
  const isOpen = NEEDED.test(words) || GUESS.test(words);
  if (isUndone && EASY.test(words) && !CONFIRMS.test(words)) return 'said';
  if (isUndone && YOU_MIGHT.test(words) && !BY_HAND.test(words)) return 'free';
  if (!(isUndone && isOpen) && isForPerson(words, isUndone) && !HAVE_DONE.test(words) && !tells(words))
    return 'free';
  if (isGeneral(words, isUndone)) return 'free';
  const all = words.split(' ');
  const denying = all.filter((word) => NEGATIONS.has(word));
  if (
    denying.every((word) => GRANTS.has(word)) ? denying.length > 0 && WANTING.test(words) : !OVER.test(words)
  )
    return 'denied';
  if (OFFER.test(words) && !HAVE_DONE.test(words) && !tells(words)) return 'free';
  if (isUndone && isOpen && !HAVE_DONE.test(words) && !TAKES.test(words)) return 'denied';
  if (ADVICE.test(words) && !tells(words)) return 'free';
  return 'said';
}

/** "Not any more, the light is on." */
const NOT_ANY_MORE = /^(?:not any ?more|no longer|nicht mehr)$/u;
/** "You only have to push." */
const EASY =
  /\b(?:only|just|simply|nur|bloss|einfach) (?:have to|has to|need|needs|must|muss\p{L}*|brauch\p{L}*)\b|\b(?:have|need|needs|must|musst|muss|brauchst) (?:\p{L}+ )?(?:nur|bloss|only|just|einfach)\b|\b(?:need|needs|brauche?) (?:noch )?(?:an? |einen |eine )?(?:second|moment|minute|sekunde)\b/u;
const CONFIRMS = /\b(?:confirm\p{L}*|approv\p{L}*|allow\p{L}*|permission|bestatig\p{L}*|erlaub\p{L}*|pin)\b/u;
const YOU_MIGHT = /^(?:you|du|ihr) (?:may|might|could|should|konntest|solltest)\b/u;
const BY_HAND = /\b(?:have to|by hand|manually|yourself|selbst|selber|von hand)\b/u;
/** "That should help you cool down." */
const SHOULD =
  /^(?:and |so )?(?:that|this|it) should (?:help|cut|keep|do|suffice|make|feel|give|let|brighten|lift)\b(?! (?:it|them|itself|the (?:doors?|lights?|lamp))\b)/u;
/** "Damit du etwas siehst." */
const SO_THAT_YOU = /^(?:du|ihr) (?:\p{L}+ ){1,5}\p{L}{3,}s?t$/u;
const USUALLY =
  /\b(?:usually|normally|typically|generally|as a rule|ublicherweise|normalerweise|gewohnlich|erfahrungsgemass|meistens|in der regel)\b/u;
const IT_IS_BEST =
  /^(?:(?:and|but|so|then|und|aber|dann) )*(?:it (?:is|would be|might be) (?:best|better|easiest|easier|wiser|worth|quicker)\b|am besten \p{L}+t (?:du|ihr)\b|(?:besser|besser noch|vielleicht) \p{L}+t du\b)/u;
const TAKES =
  /\b(?:takes?|takes? him|needs?|dauert|braucht|brauchen|give it|gib ihr|gib ihm)\b.*\b(?:minutes?|seconds?|hours?|while|moment|bit|time|minuten?|sekunden?|stunden?|weile|augenblick|bisschen|zeit)\b/u;
/** "A blanket might help", not "it might be open". */
const WOULD =
  /\b(?:would|might|could)(?: (?:also|even|surely|certainly|probably|always|just|still|then))* (?!be (?!good|nice|better|best|great|very|too|quick|eas|ideal|lovely|cheap|worth|help|useful|wise|enough)|have|now|not|stay|remain|keep)\p{L}+|\bware\b(?!.*\b(?:an|aus|auf|zu|offen|geschlossen|verriegelt|abgeschlossen)$)/u;

/** How things go, or what would be good: it tells nothing of what was done. */
function isGeneral(words: string, isUndone: boolean): boolean {
  if (HAVE_DONE.test(words) || OF_SPEAKER.test(words)) return false;
  if (USUALLY.test(words) || IT_IS_BEST.test(words)) return true;
  if (!isUndone && SHOULD.test(words) && !/\d/u.test(words)) return true;
  if (!isUndone && SO_THAT_YOU.test(words) && !tells(words) && !isSaying(words)) return true;
  if (IS_ABLE.test(words) && !NOW.test(words) && !tells(words)) return true;
  if (WOULD.test(words) && !tells(words) && !isSaying(words)) return true;
  return !isUndone && TAKES.test(words) && !/\b(?:has|have|hat|haben|took|until|bis)\b/u.test(words);
}

/** Some state is told of, and no deed only spoken of. */
function isSaying(text: string): boolean {
  const words = text.replace(ASKING, ' ').trim().split(' ');
  return words.some((_word, index) => predicateAt(words, index) !== undefined && !isOnlyMeant(words, index));
}

/** "It can do other colours too." */
const IS_ABLE =
  /^(?:(?:yes|and|but|ja|und|aber) )*(?:it|he|she|they|that|this|es|er|sie|das) (?:can|could|kann|konnen|konnte) (?!see|hear)/u;
const NOW = /\b(?:now|jetzt|nun|again|wieder|finally|endlich)\b/u;

const OF_SPEAKER = /\b(?:i|we|ich|wir)\b/u;
