/** Results as the model reads them and as a person hears them; neither claims more than was seen. */
import type { Effect } from '../../api/contract.ts';
import { cleanName } from '../../house/clean-name.ts';
import type { EntityState } from '../../house/house.ts';
import { stateWords } from '../../house/state-words.ts';
import { capitalised, type Predicate, type Subject } from '../../language/grammar.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { Phrases } from '../../language/phrases.ts';
import type { Taint, TurnContext } from '../../agent/turn-context.ts';
import type { Change } from '../../undo/change.ts';
import { snapshotOf } from '../../undo/snapshot.ts';
import { addTaint, taintOfError } from '../outside-text.ts';
import type { Outcome } from '../tool.ts';
import { subjectOf } from './names.ts';
import type { Ending, Result } from './perform.ts';

/** From the phrases of the turn's language. */
export interface Wording {
  /** What it is, from the live state: "is on", "is at 40 percent", "is opening". */
  readonly now: (state: EntityState | undefined, entityId: string) => Predicate;
  /** What did not happen: "turn on". */
  readonly verb: (entityId: string) => string;
}

const effectOutcomes: Readonly<Record<Ending, Effect['outcome']>> = {
  reached: 'reached',
  already: 'reached',
  not_reached: 'not_reached',
  unavailable: 'failed',
  jammed: 'not_reached',
  refused: 'refused',
  failed: 'failed',
};

export function report(
  results: readonly Result[],
  turn: Pick<TurnContext, 'house' | 'language'>,
  wording: Wording,
): Outcome {
  const spoken = spokenOf(results, turn, wording);
  const failed = results.flatMap(({ aim, error }) => (error === undefined ? [] : [{ aim, error }]));
  const failures = failed.map(({ error }) => error.message);
  const taint: Taint[] = [];
  for (const { aim, error } of failed) addTaint(taint, taintOfError(error, [aim.entityId], turn));
  return {
    data: {
      results: Object.fromEntries(results.map((result) => [result.aim.entityId, inWords(result)])),
      ...(failures.length > 0 && { home_assistant_says: [...new Set(failures)].map(cleanMessage) }),
      spoken,
    },
    spoken,
    effects: effectsOf(results),
    changes: results.flatMap(changeOf),
    isError: results.some(({ ending }) => ending !== 'reached' && ending !== 'already'),
    origin: failures.length > 0 ? 'device' : 'butler',
    taint,
  };
}

function inWords({ aim, ending, state }: Result): string {
  return `${ending.replace('_', ' ')}: ${state === undefined ? 'no state' : stateWords(aim.entityId, state)}`;
}

/** Home Assistant's own words may quote anything. */
function cleanMessage(message: string): string {
  return cleanName(message.slice(0, 200));
}

/** A call that failed, or was not confirmed, may have changed something all the same. */
function changeOf({ aim, ending, before, state }: Result): readonly Change[] {
  const { entityId, service, data } = aim;
  if (ending === 'already') return [{ kind: 'same', entityId }];
  if (ending === 'refused' || (ending === 'unavailable' && before?.state === 'unavailable')) return [];
  const [was, is] = [snapshotOf(entityId, before), snapshotOf(entityId, state)];
  return [{ kind: 'entity', entityId, service, data, before: was ?? null, after: is ?? null }];
}

function effectsOf(results: readonly Result[]): Effect[] {
  const groups = Map.groupBy(results, ({ aim, ending }) =>
    [`${aim.domain}.${aim.service}`, effectOutcomes[ending]].join(' '),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { aim, ending } = first;
    return {
      action: `${aim.domain}.${aim.service}`,
      entity_ids: group.map((result) => result.aim.entityId),
      outcome: effectOutcomes[ending],
    };
  });
}

function spokenOf(
  results: readonly Result[],
  { house, language }: Pick<TurnContext, 'house' | 'language'>,
  wording: Wording,
): string {
  const phrases = phrasesFor(language);
  const groups = Map.groupBy(results, (result) => JSON.stringify([result.ending, saidOf(result, wording)]));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const ids = group.map(({ aim }) => aim.entityId);
      return capitalised(sentenceOf(first, subjectOf(ids, house, phrases), phrases, wording));
    })
    .join(' ');
}

function saidOf({ aim, ending, state }: Result, wording: Wording): Predicate | string {
  if (ending === 'reached' || ending === 'already') return wording.now(state, aim.entityId);
  return ending === 'not_reached' || ending === 'failed' ? wording.verb(aim.entityId) : '';
}

function sentenceOf(
  { aim, ending, state, error }: Result,
  things: Subject,
  phrases: Phrases,
  wording: Wording,
): string {
  const { results } = phrases.home;
  if (ending === 'reached' || ending === 'already') {
    return results[ending](things, wording.now(state, aim.entityId));
  }
  if (ending === 'not_reached') return results.not_reached(things, wording.verb(aim.entityId));
  if (ending === 'failed') {
    const why = error?.code === 'unavailable' ? ` ${error.sayIn(phrases)}` : '';
    return `${results.failed(things, wording.verb(aim.entityId))}${why}`;
  }
  return results[ending](things);
}
