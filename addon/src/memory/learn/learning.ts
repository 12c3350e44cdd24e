/**
 * Draws what is worth knowing from conversations that have ended: of one person at a time, by the small model, which
 * proposes; code decides what is kept. Never in a turn.
 */
import type { SmallModel } from '../../agent/ask-small.ts';
import { GOES_ON_MS } from '../../agent/history.ts';
import type { House } from '../../house/house.ts';
import type { Asker } from '../../people/asker.ts';
import type { Household } from '../../people/person.ts';
import { askerOf } from '../../people/who.ts';
import type { Database } from '../../store/store.ts';
import type { Chore } from '../../upkeep/upkeep.ts';
import type { FoundFact } from '../fact.ts';
import type { Memory } from '../memory.ts';
import type { TellMemory } from '../tell-changes.ts';
import { askForFacts } from './ask-for-facts.ts';
import { checkProposal } from './check-proposal.ts';
import { keepLearned } from './keep-learned.ts';
import { leave, nextSpeaker, type PendingExchange, pendingOf, tryAgain } from './pending-rows.ts';
import { worthALook } from './worth-a-look.ts';

export interface LearningDependencies {
  readonly database: Pick<Database, 'query' | 'transaction'>;
  readonly memory: Pick<Memory, 'find'>;
  readonly small: SmallModel;
  /** Without a model nothing is learned, and nothing is given up. */
  readonly hasModel: boolean;
  readonly household: () => Household;
  /** Undefined while Home Assistant has not told of it. */
  readonly house: () => House | undefined;
  /** After something was learned from somebody. */
  readonly tell?: TellMemory;
  readonly now: () => Date;
}

/** Of one person, in one question. */
const MOST_EXCHANGES = 12;
/** Questions in one round. */
const MOST_PARTS = 8;
/** Of what is known already, shown to the model. */
const MOST_KNOWN = 12;

export function createLearning(deps: LearningDependencies): Chore {
  const { database, memory, small, now } = deps;

  async function known(exchanges: readonly PendingExchange[], asker: Asker): Promise<readonly FoundFact[]> {
    const text = exchanges.map(({ said }) => said).join(' ');
    const language = exchanges.at(-1)?.language ?? 'en';
    const found = await memory.find(asker, { text, language, withSecrets: false, limit: MOST_KNOWN });
    return found.filter(({ taint }) => taint.length === 0);
  }

  async function learnFrom(asker: Asker, house: House, signal: AbortSignal): Promise<void> {
    const pending = await pendingOf(database, asker.key, { limit: MOST_EXCHANGES, now: now() });
    const exchanges = worthALook(pending);
    const ids = pending.map(({ id }) => id);
    if (exchanges.length === 0) {
      await leave(database, ids, now());
      return;
    }
    const old = await known(exchanges, asker);
    const question = { exchanges, known: old, asker, timeZone: house.timeZone };
    const proposals = await askForFacts(small, question, signal);
    // Broken off is no failure.
    if (signal.aborted) return;
    if (proposals === undefined) {
      await tryAgain(database, ids, now());
      return;
    }
    const own = exchanges.map(({ said }) => said).join('\n');
    const facts = proposals.flatMap(
      (proposal) => checkProposal(proposal, { exchanges, own, known: old, asker, now: now() }) ?? [],
    );
    const people = deps.household().people.map(({ name }) => name);
    await keepLearned(database, asker, { ids, facts, house, people, now: now() });
    for (const scope of new Set(facts.map((fact) => fact.scope))) deps.tell?.(asker, scope);
  }

  return {
    name: 'learning',
    async run(signal) {
      for (let part = 0; part < MOST_PARTS && !signal.aborted; part += 1) {
        const house = deps.house();
        const household = deps.household();
        if (!deps.hasModel || house === undefined || !household.isLoaded) return;
        const moment = now();
        const quietSince = new Date(moment.getTime() - GOES_ON_MS);
        const speaker = await nextSpeaker(database, { now: moment, quietSince });
        if (speaker === undefined) return;
        const person = household.people.find(({ id }) => `person:${id}` === speaker);
        const asker = person === undefined ? undefined : askerOf(person, house);
        // A guest is none of this house's business, and whoever has gone is gone.
        if (asker?.isOfHousehold === true && person?.isLearning === true && person.isActive) {
          await learnFrom(asker, house, signal);
        } else {
          const pending = await pendingOf(database, speaker, { limit: MOST_EXCHANGES, now: moment });
          await leave(
            database,
            pending.map(({ id }) => id),
            moment,
          );
        }
      }
    },
  };
}
