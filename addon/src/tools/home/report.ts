/** Results as the model reads them and as a person hears them; neither claims more than was seen. */
import type { Effect } from '../../api/contract.ts';
import { cleanName } from '../../house/clean-name.ts';
import type { EntityState, House } from '../../house/house.ts';
import { stateWords } from '../../house/state-words.ts';
import type { Outcome } from '../tool.ts';
import { isAre, nameAll } from './names.ts';
import type { Ending, Result } from './perform.ts';

export interface Wording {
  /** What it is when reached, from the live state: "on", "at 40 %", "opening". */
  readonly now: (state: EntityState | undefined, entityId: string) => string;
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

export function report(results: readonly Result[], house: House, wording: Wording): Outcome {
  const spoken = spokenOf(results, house, wording);
  const failures = results.flatMap(({ error }) => (error === undefined ? [] : [error.message]));
  return {
    data: {
      results: Object.fromEntries(results.map((result) => [result.aim.entityId, inWords(result)])),
      ...(failures.length > 0 && { home_assistant_says: [...new Set(failures)].map(cleanMessage) }),
      spoken,
    },
    spoken,
    effects: effectsOf(results),
    isError: results.some(({ ending }) => ending !== 'reached' && ending !== 'already'),
    origin: failures.length > 0 ? 'device' : 'butler',
  };
}

function inWords({ aim, ending, state }: Result): string {
  return `${ending.replace('_', ' ')}: ${state === undefined ? 'no state' : stateWords(aim.entityId, state)}`;
}

/** Home Assistant's own words may quote anything. */
function cleanMessage(message: string): string {
  return cleanName(message.slice(0, 200));
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

function spokenOf(results: readonly Result[], house: House, wording: Wording): string {
  const groups = Map.groupBy(results, (result) => JSON.stringify([result.ending, phraseOf(result, wording)]));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const ids = group.map(({ aim }) => aim.entityId);
      return capitalised(sentences[first.ending](first, nameAll(ids, house), isAre(ids, house), wording));
    })
    .join(' ');
}

function phraseOf({ aim, ending, state }: Result, wording: Wording): string {
  if (ending === 'reached' || ending === 'already') return wording.now(state, aim.entityId);
  return ending === 'not_reached' || ending === 'failed' ? wording.verb(aim.entityId) : '';
}

type Sentence = (result: Result, names: string, are: 'is' | 'are', wording: Wording) => string;

const sentences: Readonly<Record<Ending, Sentence>> = {
  reached: ({ aim, state }, names, are, { now }) => `${names} ${are} ${now(state, aim.entityId)}.`,
  already: ({ aim, state }, names, are, { now }) =>
    `${names} ${are === 'are' ? 'were' : 'was'} already ${now(state, aim.entityId)}.`,
  not_reached: ({ aim }, names, _, { verb }) => `${names} did not ${verb(aim.entityId)}.`,
  unavailable: (_, names, are) => `${names} ${are} not available.`,
  jammed: (_, names, are) => `${names} ${are} jammed.`,
  refused: (_, names) => `Home Assistant does not let you control ${names}.`,
  failed: ({ aim, error }, names, _, { verb }) => {
    const why = error?.code === 'unavailable' ? ` ${error.say}` : '';
    return `I could not get ${names} to ${verb(aim.entityId)}.${why}`;
  },
};

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
