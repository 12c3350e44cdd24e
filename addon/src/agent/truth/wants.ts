/** Whether a person's words want something done, or ask what was done. */
import { plainOf } from './plain.ts';
import { verbs } from './verbs.ts';

const ASKS =
  /^(?:(?:ok|okay|and|so|hey|und|also|butler) )*(?:did|have you|has|had|what|when|why|who|was|were|how|is|are|does|do you|which|where|hast|habt|hat|war|waren|wann|warum|wieso|wer|wurde|wurden|wie|ist|sind|was|welche[rs]?|wo|lauft|brennt)\b/u;
const MORE =
  /\b(?:lights? (?:on|off)|licht (?:an|aus)|an|aus|auf|zu|heller|dunkler|warmer|kalter|lauter|leiser|brighter|darker|warmer|cooler|louder|quieter|bitte|please|do it|again|tu es|nochmal|yes|ja|both|beide)\b/u;

const bases = new RegExp(
  String.raw`\b(?:${[
    ...verbs.flatMap(({ english }) =>
      english.map(({ base, particle }) => (particle === null ? base : String.raw`${base}\b.*\b${particle}`)),
    ),
    ...verbs.flatMap(({ german }) =>
      german.flatMap(({ infinitive, first }) => [infinitive, first.replace(/e$/u, 'e?')]),
    ),
  ].join('|')})\b`,
  'u',
);

/** e.g. "turn on the light", "can you lock up?", "Licht aus". */
export function wantsAction(text: string): boolean {
  return partsOf(text).some((part) => !ASKS.test(part) && (bases.test(part) || MORE.test(part)));
}

/** e.g. "did you turn off the light?", "thanks": the answer may speak of what was done before. */
export function asksBack(text: string): boolean {
  return partsOf(text).some((part) => ASKS.test(part) || /\b(?:thanks?|danke)\b/u.test(part));
}

const TOLD =
  /\b(?:jokes?|story|stories|tale|poem|song|riddle|haiku|rhymes?|sing|witz|witze|geschichte|gedicht|lied|ratsel|marchen|reim|limerick|ballad|rap|sonett?|translate|ubersetz\S*|what does .* mean|was (?:heisst|bedeutet) .*|how (?:do|would|can) (?:you|i|we) say|wie sagt man|write (?:me )?(?:an? )?(?:\S+ ){0,3}(?:note|letter|speech|card|essay) (?:for|to|about)|schreib(?:e)? (?:mir|uns) (?:einen?|ein|eine) (?:\S+ ){0,3}(?:zettel|brief|rede|text|karte|entwurf))\b/u;

/** e.g. "tell me a joke": what is locked in it is locked in no home. */
export function wantsTale(text: string): boolean {
  return TOLD.test(plainOf(text));
}

const EXPLAINED =
  /^(?:(?:ok|okay|and|so|hey|und|butler) )*(?:how (?:does|do|can|to|should)|should i|is it (?:better|worth|good|smart|a good idea)|do you recommend|soll(?:te)? (?:ich|man|wir)|lohnt es sich|ist es (?:besser|sinnvoll|gut|klug)|what happens|explain|describe|wie (?:funktioniert|geht|macht man|schliesst man|kann man)|was passiert|was macht eigentlich|erklar\S*)\b/u;

/** e.g. "how do I descale the machine?": how things go, not what has been done. */
export function wantsExplanation(text: string): boolean {
  return EXPLAINED.test(plainOf(text));
}

function partsOf(text: string): readonly string[] {
  return text.split(/[.!?;]+/u).flatMap((part) => plainOf(part).split(/ (?:and then|then|und dann) /u));
}
