/** What is only asked beside an order. */
import { type Part, type Sentence, tells } from './sentence.ts';

const TELLING = /^ (?:is|are|was|were|ist|sind|war|waren) /u;

/** "Is it cold outside? Then close the bedroom blinds": only the order says what is meant. */
export function asidesIn({ parts }: Sentence): (part: Part) => boolean {
  const orders = parts.filter(
    (part) => part.content.length > 0 && tells(part) && !TELLING.test(part.verbatim),
  );
  return (part) => orders.length > 0 && !orders.includes(part) && TELLING.test(part.verbatim);
}
