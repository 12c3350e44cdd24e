/** What is told of later, and of machines: that somebody will hear of it, that it is finished. */
import type { ReadSentence } from './read-sentence.ts';
import { englishConsent } from './english-claims.ts';
import { germanConsent } from './german-claims.ts';
import { termsOf } from '../../house/terms.ts';
import { doneIn, type Done, type Facts } from './record.ts';
import { wantsExplanation, wantsTale } from './wants.ts';

export function saysTooSoon(sentence: ReadSentence, facts: Facts): boolean {
  if (wantsTale(facts.text) || wantsExplanation(facts.text)) return false;
  return promisesWord(sentence, doneIn(facts)) || isOverTooSoon(sentence, facts);
}

const HEARS =
  /\b(?:(?:i'll|i will|i'm going to|i am going to|we'll)(?: (?:also|just|then|be sure to|make sure to|definitely|gladly))* (?:let you know|tell you|ping|notify|alert|message|text|remind|warn|wake|give you a (?:shout|ring|call|heads up|nudge|ping|reminder)|keep you (?:posted|updated|informed)|keep track|report back|get back to you|check (?:again|back)|come back to you|shout)|(?:you'll|you will)(?: (?:then|also|automatically))* (?:get|receive|hear|be (?:notified|told|reminded|woken|alerted|informed|pinged)|have a (?:reminder|notification))|(?:notification|reminder|wake up call)(?:'s| is| has been| was)? (?:set|on its way|ready|in place|scheduled)|ich (?:melde mich|sage? (?:dir|euch)(?: \S+){0,4} bescheid|gebe? (?:dir|euch)(?: \S+){0,4} bescheid|erinnere (?:dich|euch)|wecke (?:dich|euch)|benachrichtige|behalte (?:das|es|die|den)(?: \S+){0,3} im (?:auge|blick)|passe auf|halte (?:dich|euch) auf dem laufenden)|(?:melde|erinnere|wecke|benachrichtige) ich (?:mich|dich|euch)|sage? ich (?:dir|euch)(?: \S+){0,3} bescheid|(?:du|ihr) (?:bekommst|kriegst|erhaltst|wirst|werdet|bekommt|horst)(?: (?:dann|von mir|eine?n?|automatisch|um \S+( uhr)?|rechtzeitig|noch))* (?:nachricht|meldung|erinnerung|benachrichtigung|erinnert|geweckt|benachrichtigt|informiert|von mir))\b/u;
const LATER = /schedul|timer|remind|job|plan|automation|calendar|notify|message|send|alarm(?!_)/u;
/** "I'll let you know if I find it", said of nothing that is to come by itself. */
const UNTIED =
  /\b(?:if you|if i|wenn du|wenn ich|falls|anything else|next time|nachstes mal|what i|was ich|that|dass|how|wie)\b/u;

/** "You'll get a message when it's finished": nothing was planned that could. */
function promisesWord({ words, isAsked }: ReadSentence, done: readonly Done[]): boolean {
  if (done.some(({ action, isReached }) => isReached && LATER.test(action)) || isAsked) return false;
  const said = HEARS.exec(words);
  if (said === null || englishConsent.test(words) || germanConsent.test(words)) return false;
  const rest = words.slice(said.index + said[0].length);
  return (
    !UNTIED.test(rest) && !/\b(?:can't|cannot|kann|not|nicht|if|wenn)\b/u.test(words.slice(0, said.index))
  );
}

const OVER =
  /\b(?<what>laundry|washing|wash|load|dishes|dishwasher|dryer|wasche|waschmaschine|geschirr|spulmaschine|geschirrspuler|trockner)(?:'s| is| are| has| have| ist| sind)(?: (?:now|already|just|jetzt|schon|gerade|bereits|all))* (?:done|finished|ready|complete|clean|fertig|durch|sauber|gewaschen)\b/u;
const MACHINES: Readonly<Record<string, RegExp>> = {
  wash: /wash|wasch/iu,
  dish: /dish|spul|spül|geschirr/iu,
  dry: /dryer|trockner/iu,
};

const IS_OVER =
  /^(?:(?:yes|yep|ja|no|oh|ok) )*(?:it|she|he|they|sie|er|die|der|das|es)(?:'s| is| has| have| ist| sind| hat)?(?: (?:just|already|schon|gerade|bereits|vorhin|jetzt))* (?:finished|done|complete|through|fertig|durch)\b(?! (?:in|um|at|wenn|when|if)\b)/u;

/** What was asked about runs. */
function isRunning({ house, text }: Facts): boolean {
  const asked = new Set(termsOf(text));
  return [...house.entities.values()].some(
    ({ entityId, name }) =>
      termsOf(name).every((term) => asked.has(term)) &&
      /^(?:running|cleaning|washing|drying|mowing)$/u.test(house.state(entityId)?.state ?? ''),
  );
}

/** "The laundry is done", while the washing machine runs. */
function isOverTooSoon({ words, isAsked, told }: ReadSentence, facts: Facts): boolean {
  const { house } = facts;
  if (isAsked) return false;
  if (IS_OVER.test(words) && isRunning(facts)) return true;
  if (!OVER.test(words)) return false;
  return told().some((clause) => {
    const what = OVER.exec(clause)?.groups?.['what'] ?? '';
    if (what === '') return false;
    const key = /^(?:dish|spul|geschirr)/u.test(what)
      ? 'dish'
      : /^(?:dryer|trockner)/u.test(what)
        ? 'dry'
        : 'wash';
    return [...house.entities.values()].some(
      ({ entityId, name }) =>
        MACHINES[key]?.test(name) === true &&
        /^(?:running|on|cleaning|washing|drying)$/u.test(house.state(entityId)?.state ?? ''),
    );
  });
}
