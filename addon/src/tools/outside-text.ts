/** What strangers may have written, as tools hand it on: with where it comes from, and a name for people. */
import type { Taint, TurnContext } from '../agent/turn-context.ts';
import type { House } from '../house/house.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { ButlerError } from '../errors.ts';
import { nameOf } from './home/names.ts';

/** One word of letters and digits (`Netflix`, `HDMI1`) cannot tell anybody what to do. */
const ONE_WORD = /^[\p{L}\p{N}]{1,16}$/u;
/** An item as people write it: `milk`, `olive oil`. */
const ITEM = /^[\p{L}\p{N}.,%&'’-]{1,16}(?: [\p{L}\p{N}.,%&'’-]{1,16})?$/u;

export function saysSomething(text: string): boolean {
  return !ONE_WORD.test(text);
}

export function isMoreThanAnItem(text: string): boolean {
  return !ITEM.test(text);
}

/** Of a text that this entity shows. */
export function taintOf(entityId: string, house: House, language: string): Taint {
  const [domain] = entityId.split('.');
  return {
    origin: domain === 'media_player' ? 'media' : domain === 'calendar' ? 'calendar' : 'device',
    from: nameOf(entityId, house, phrasesFor(language).home.names),
  };
}

/** Of an error that quotes; `entityIds` are those that it came of. */
export function taintOfError(
  { quotes }: Pick<ButlerError, 'quotes'>,
  entityIds: readonly string[],
  { house, language }: Pick<TurnContext, 'house' | 'language'>,
): readonly Taint[] {
  if (quotes === undefined) return [];
  const [first] = quotes.length > 0 ? quotes : entityIds;
  return [first === undefined ? HOME_ASSISTANT : taintOf(first, house, language)];
}

export const HOME_ASSISTANT: Taint = { origin: 'device', from: 'Home Assistant' };

/** Each source once, in order. */
export function addTaint(all: Taint[], more: readonly Taint[]): void {
  for (const { origin, from } of more) {
    if (!all.some((known) => known.origin === origin && known.from === from)) all.push({ origin, from });
  }
}
