/** Whether an answer that was not ours quotes what a device or a service wrote. */
import type { Taint } from '../../agent/turn-context.ts';
import type { House } from '../../house/house.ts';
import { saysSomething, taintOf } from '../outside-text.ts';
import { textsOf } from './get-states.ts';

/** This much of a text is enough to know it again. */
const BEGINNING = 60;

export function taintOfQuotes(answer: string, house: House, language: string): readonly Taint[] {
  const said = folded(answer);
  return [...house.entities.keys()].flatMap((entityId) => {
    const texts = textsOf(entityId, house.state(entityId));
    const isQuoted = texts.some(
      (text) => saysSomething(text) && said.includes(folded(text).slice(0, BEGINNING)),
    );
    return isQuoted ? [taintOf(entityId, house, language)] : [];
  });
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}
