/**
 * What a sentence says beyond what was done, in a turn in which something was to be done. The tables of verbs know
 * the usual claims; this looks from the other side: who does something, how much, how many, when and with which
 * thing, and every part of it needs something that bears it out.
 */
import type { FindMentions } from './check-state.ts';
import type { ReadSentence } from './read-sentence.ts';
import { doneIn, wasRead, type Facts } from './record.ts';
import { saysOtherAmount, saysOtherCount } from './said-amount.ts';
import {
  saysDeedElsewhere,
  saysForLater,
  saysOfOthers,
  saysUndoneObject,
  saysUnknownDeed,
} from './said-deeds.ts';
import { saysOtherSubject } from './said-subject.ts';
import { exceptsWhatWasDone } from './excepted.ts';
import { saysOtherItems, saysOtherThing } from './said-thing.ts';
import { joinsUnmoved } from './joined.ts';
import { saysTooFar } from './too-far.ts';
import { isFalseDenial } from './denials.ts';
import { plainOf } from './plain.ts';
import { nounsIn } from './things.ts';
import { wantsTale } from './wants.ts';

const CHAT =
  /^(?:(?:ok|okay|and|so|hey|und|also|butler|please|bitte) )*(?:what|when|why|who|how|which|where|is it a good|should|shall|may|do you|does|tell me|explain|describe|translate|read|thanks?|thank you|good (?:question|idea|job|point|boy)|hello|hi|sing|was|wann|warum|wieso|wer|wie|welche[rs]?|wo|soll(?:te)?|erzahl\S*|erklar\S*|ubersetz\S*|lies|danke|hallo|sing)\b/u;
const ASKS_OF_HOME =
  /^(?:(?:ok|okay|and|so|hey|und|also|butler) )*(?:is|are|did|have you|has|was|were|ist|sind|hast|hat|steht|brennt|lauft|war|waren|wurde|wurden)\b/u;

/** Something was done, or the person's words were more than a question or small talk. */
export function isDelicate({ text, calls }: Pick<Facts, 'text' | 'calls'>): boolean {
  if (calls.some(({ tier, verdict }) => verdict === 'run' && tier !== 'read' && tier !== null)) return true;
  const words = plainOf(text);
  return words !== '' && !wantsTale(text) && !CHAT.test(words);
}

/** True: some part of it is borne out by nothing. */
export function isBeyond(
  sentence: string,
  { told }: Pick<ReadSentence, 'told'>,
  facts: Facts,
  mentionsIn: FindMentions,
): boolean {
  if (!isDelicate(facts)) return false;
  const done = doneIn(facts);
  const turn = { facts, mentionsIn, done, isActed: done.length > 0 };
  const isAnswer = ASKS_OF_HOME.test(plainOf(facts.text)) && !turn.isActed;
  const isOfHome = (words: string) => nounsIn(words).length > 0 || mentionsIn(words).length > 0;
  if (isFalseDenial(sentence, turn) || exceptsWhatWasDone(sentence, turn)) return true;
  if (turn.isActed && joinsUnmoved(sentence, turn)) return true;
  const clauses = told();
  return clauses.some((clause, index) => {
    if (saysOfOthers(clause, turn) || saysForLater(clause, turn)) return true;
    if (!wasRead(facts) && saysUndoneObject(clause, done)) return true;
    if (turn.isActed) {
      return (
        saysOtherAmount(clause, turn) ||
        saysTooFar(clause, turn) ||
        saysOtherCount(clause, turn) ||
        saysOtherThing(clause, turn) ||
        saysOtherSubject(clause, turn) ||
        saysDeedElsewhere(clause, turn) ||
        saysOtherItems(clause, clauses[index + 1], done)
      );
    }
    return saysUnknownDeed(clause, { isAnswer, isOfHome });
  });
}
