import type { Effect } from '../../api/contract.ts';
import type { House } from '../../house/house.ts';
import type { Phrases } from '../../language/phrases.ts';
import type { Change } from '../../undo/change.ts';

const MOST_NAMES = 4;

/** What was done, as it was verified then; nothing where nothing was. */
export function sayDone(
  effects: readonly Effect[],
  changes: readonly Change[],
  house: Pick<House, 'entities'>,
  phrases: Phrases,
): string {
  const told = effects.map((effect) => tellEffect(effect, house, phrases));
  const others = changes.flatMap(({ kind }) => {
    if (kind === 'fact') return [phrases.undo.keptFact];
    if (kind === 'final') return [phrases.undo.forgotFact];
    return kind === 'manner' ? [phrases.undo.changedManner] : [];
  });
  return [...new Set([...told, ...others])].join(' ');
}

function tellEffect(effect: Effect, house: Pick<House, 'entities'>, phrases: Phrases): string {
  const service = effect.action.split('.').at(-1) ?? '';
  const known = Object.hasOwn(phrases.verbs, service) ? phrases.verbs[service] : undefined;
  const [infinitive, past] = known ?? phrases.otherVerb;
  const names = effect.entity_ids.slice(0, MOST_NAMES).map((id) => house.entities.get(id)?.name ?? id);
  const more = effect.entity_ids.length - names.length;
  return phrases.did[effect.outcome]({ infinitive, past }, phrases.things(names, more));
}
