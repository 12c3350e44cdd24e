/** Whether an answer that was not ours quotes what a device or a service wrote. */
import type { Taint } from '../../agent/turn-context.ts';
import type { House } from '../../house/house.ts';
import type { LocalExchange } from '../../api/contract.ts';
import { HOME_ASSISTANT, isMoreThanAnItem, saysSomething, taintOf } from '../outside-text.ts';
import { textsOf } from './get-states.ts';

/** A word or two ("living room") stand in many sentences by chance. This much of a text is enough to know it again. */
const BEGINNING = 60;

export function taintOfQuotes(answer: string, house: House, language: string): readonly Taint[] {
  const said = folded(answer);
  return [...house.entities.keys()].flatMap((entityId) => {
    const texts = textsOf(entityId, house.state(entityId));
    const isQuoted = texts.some(
      (text) => isMoreThanAnItem(text) && said.includes(folded(text).slice(0, BEGINNING)),
    );
    return isQuoted ? [taintOf(entityId, house, language)] : [];
  });
}

/** A title that was quoted may have changed by then. */
const FRESH_MS = 60_000;

/** Of what was answered without the app. What it hears of too late to compare counts, if it told anything. */
export function taintOfLocal(
  { answer, at, effects, language }: Pick<LocalExchange, 'answer' | 'at' | 'effects' | 'language'>,
  house: House | undefined,
  now: Date,
): readonly Taint[] {
  if (house !== undefined && now.getTime() - Date.parse(at) < FRESH_MS) {
    return taintOfQuotes(answer, house, language);
  }
  return effects.length === 0 && saysSomething(answer.replace(/[.!]$/, '')) ? [HOME_ASSISTANT] : [];
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().toLowerCase();
}
