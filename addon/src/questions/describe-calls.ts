/** What exactly will run, in words that a person checks before they say yes. */
import type { House } from '../house/house.ts';
import type { Phrases } from '../language/phrases.ts';
import { isDoor } from '../tools/home/names.ts';
import type { PreparedCall } from '../tools/tool.ts';

const MOST_LINES = 50;
/** Names beyond these are counted. */
const MOST_NAMES = 12;

/** A line a step, names and not ids; each once. */
export function describeCalls(
  calls: readonly PreparedCall[],
  house: Pick<House, 'entities'>,
  phrases: Phrases,
): readonly string[] {
  return [...new Set(calls.flatMap((call) => linesOf(call, house, phrases)))].slice(0, MOST_LINES);
}

function linesOf(call: PreparedCall, house: Pick<House, 'entities'>, phrases: Phrases): readonly string[] {
  const details = detailsOf(call.args);
  if (call.actions.length === 0) return [call.question + details];
  return call.actions.map(({ action, entity_ids: ids }) => {
    const doorsFirst = ids.toSorted((one, other) => +isDoor(other, house) - +isDoor(one, house));
    const names = doorsFirst.map((entityId) => house.entities.get(entityId)?.name ?? entityId);
    const things = phrases.things(names.slice(0, MOST_NAMES), Math.max(0, names.length - MOST_NAMES));
    const service = action.slice(action.indexOf('.') + 1);
    const verb = Object.hasOwn(phrases.verbs, service) ? phrases.verbs[service] : undefined;
    return phrases.questions.step((verb ?? phrases.otherVerb)[0], things) + details;
  });
}

/** Whatever else was asked for, as it stands in the call: "brightness 30". */
function detailsOf(args: PreparedCall['args']): string {
  const others = Object.entries(args).filter(([name]) => !NAMED.has(name));
  const details = new Set(others.flatMap(([name, value]) => wordsOf(name, value)));
  return details.size === 0 ? '' : ` (${[...details].join(', ')})`;
}

/** What the verb and the names say already. */
const NAMED = new Set(['entity_ids', 'entity_id', 'action']);
/** What is to be kept for good, a manner for example, has to be seen whole. */
const MOST_LETTERS = 1_500;

function wordsOf(name: string, value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  // On or off for each of the things: the verbs say it.
  if (typeof value === 'boolean' && name.includes('.')) return [];
  if (typeof value === 'object' && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([inner, each]) => wordsOf(inner, each));
  }
  const words = typeof value === 'string' ? value : JSON.stringify(value).replaceAll(/["[\]]/g, '');
  return [`${name.replaceAll('_', ' ')} ${cut(words)}`];
}

/** Whoever says yes has to see that there is more. */
function cut(words: string): string {
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words;
}
