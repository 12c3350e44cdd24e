/** What a sentence says to be done in a turn in which nothing was ordered and no call has acted. */
import type { FindMentions } from './check-state.ts';
import { plainOf } from './plain.ts';
import type { ReadSentence } from './read-sentence.ts';
import { wasRead, type Facts } from './record.ts';
import { saysForLater, saysOfOthers, saysUndoneObject, saysUnknownDeed } from './said-deeds.ts';
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

/** True: it tells of deeds of the butler or of others, or of later, and no call has done anything. */
export function isBeyond(
  { told }: Pick<ReadSentence, 'told'>,
  facts: Facts,
  mentionsIn: FindMentions,
): boolean {
  if (!isDelicate(facts) && !wasRead(facts)) return false;
  const isAnswer = ASKS_OF_HOME.test(plainOf(facts.text));
  const isOfHome = (words: string) => nounsIn(words).length > 0 || mentionsIn(words).length > 0;
  return told().some(
    (clause) =>
      saysOfOthers(clause, isOfHome) ||
      saysForLater(clause) ||
      (!wasRead(facts) && saysUndoneObject(clause)) ||
      saysUnknownDeed(clause, { isAnswer, isOfHome }),
  );
}
