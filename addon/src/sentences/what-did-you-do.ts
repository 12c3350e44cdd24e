import type { Effect } from '../api/contract.ts';
import { mayKnow } from '../gate/know.ts';
import type { House } from '../house/house.ts';
import type { Phrases } from '../language/phrases.ts';
import type { Sentence } from './sentence.ts';

const MOST_NAMES = 4;

/** Tells the effects of the last exchange that had any that the asker may know of, as they were verified then. */
export const whatDidYouDo: Sentence = {
  intent: 'ButlerWhatDidYouDo',
  answer({ recent, house, asker, phrases }) {
    const isTold = ({ entity_ids: ids }: Effect) => ids.every((id) => mayKnow(asker, id, house));
    const last = recent.findLast(({ effects }) => effects.some(isTold));
    if (last === undefined) return phrases.didNothing;
    const told = last.effects.filter(isTold).map((effect) => tellEffect(effect, house, phrases));
    return [...new Set(told)].join(' ');
  },
};

function tellEffect(effect: Effect, house: House, phrases: Phrases): string {
  const service = effect.action.split('.').at(-1) ?? '';
  const known = Object.hasOwn(phrases.verbs, service) ? phrases.verbs[service] : undefined;
  const [infinitive, past] = known ?? phrases.otherVerb;
  const names = effect.entity_ids.slice(0, MOST_NAMES).map((id) => house.entities.get(id)?.name ?? id);
  const more = effect.entity_ids.length - names.length;
  return phrases.did[effect.outcome]({ infinitive, past }, phrases.things(names, more));
}
