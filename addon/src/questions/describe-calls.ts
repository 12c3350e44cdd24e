/** What exactly will run, in words that a person checks before they say yes. */
import type { House } from '../house/house.ts';
import type { Phrases } from '../language/phrases.ts';
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
    const names = ids.map((entityId) => house.entities.get(entityId)?.name ?? entityId);
    const things = phrases.things(names.slice(0, MOST_NAMES), Math.max(0, names.length - MOST_NAMES));
    const service = action.slice(action.indexOf('.') + 1);
    const verb = Object.hasOwn(phrases.verbs, service) ? phrases.verbs[service] : undefined;
    return phrases.questions.step((verb ?? phrases.otherVerb)[0], things) + details;
  });
}

/** Whatever else was asked for, as it stands in the call: "brightness 30". */
function detailsOf(args: PreparedCall['args']): string {
  const details = Object.entries(args).flatMap(([name, value]) => {
    const isNamed = name === 'entity_ids' || name === 'entity_id' || name === 'action';
    if (isNamed || value === null || value === undefined) return [];
    const words = typeof value === 'string' ? value : JSON.stringify(value);
    return [`${name.replaceAll('_', ' ')} ${words.slice(0, 100)}`];
  });
  return details.length === 0 ? '' : ` (${details.join(', ')})`;
}
