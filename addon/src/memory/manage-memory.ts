/** What cards and actions ask of the memory, each on behalf of whoever is logged in, and of nobody else. */
import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import type {
  factCorrectRequest,
  factForgetRequest,
  FactRow,
  factsRequest,
  FactsResponse,
  FactWhyResponse,
  ForgetEverythingResponse,
  MemoryExport,
} from '../api/contract-memory.ts';
import { ButlerError } from '../errors.ts';
import type { Asker } from '../people/asker.ts';
import { personRowOf } from '../people/manage.ts';
import type { People } from '../people/people.ts';
import { ulid } from '../people/ulid.ts';
import { exportPerson } from './export-rows.ts';
import type { Queries } from './fact-rows.ts';
import type { ForgetLater } from './forget-later.ts';
import { factWithWhy, type ListedFact, listFacts } from './list-facts.ts';
import type { Memory } from './memory.ts';
import { reached } from './reached.ts';
import { holdsSecret, mayHearSecrets } from './secrets.ts';
import type { TellMemory } from './tell-changes.ts';
import { isTheirs, theirs } from './theirs.ts';
import { visibleTo } from './visible.ts';

export interface ManageMemoryDependencies {
  readonly database: Queries;
  readonly memory: Pick<Memory, 'keep' | 'forget' | 'forgetAll'>;
  readonly later: Pick<ForgetLater, 'letGo' | 'isGoing' | 'bringBack'>;
  readonly people: Pick<People, 'household' | 'forgetManner'>;
  /** As they are at a card. Rejects with ButlerError `unavailable`. */
  readonly whoIs: (userId: string) => Promise<Asker>;
  /** Of the household. */
  readonly language: () => string;
  readonly now: () => Date;
  /** After something is on its way out, or back. */
  readonly tell?: TellMemory;
}

type By = Readonly<{ user_id: string }>;

/** Each throws ButlerErrors whose sentence is for whoever asks: `denied`, `not_found`, `invalid`, `unavailable`. */
export interface MemoryRequests {
  list(wanted: z.output<typeof factsRequest>): Promise<FactsResponse>;
  why(id: string, by: By): Promise<FactWhyResponse>;
  correct(id: string, wanted: z.output<typeof factCorrectRequest>): Promise<FactRow>;
  forget(id: string, wanted: z.output<typeof factForgetRequest>): Promise<void>;
  keep(id: string, by: By): Promise<FactRow>;
  forgetEverything(by: By): Promise<ForgetEverythingResponse>;
  export(by: By): Promise<MemoryExport>;
}

const USUAL_PAGE = 50;
const MOST_WORDS = 10;

export function manageMemory({
  database,
  memory,
  later,
  people,
  whoIs,
  language,
  now,
  tell,
}: ManageMemoryDependencies): MemoryRequests {
  const known = async (asker: Asker, id: string) => {
    const found = await reached(factWithWhy(database, asker, id));
    if (found === undefined) throw new ButlerError('not_found', 'I know of no such thing.');
    return found;
  };
  /** Corrected and forgotten is what holds now. */
  const changeable = async (asker: Asker, id: string) => {
    const { fact, isCurrent } = await known(asker, id);
    if (!isCurrent) throw new ButlerError('not_found', 'That is no longer so: something newer is known.');
    return theirs(fact, asker);
  };
  /** The same words once more: the answer to the first got lost. */
  const correctedBefore = async (asker: Asker, id: string, words: string) => {
    const { successorId } = await known(asker, id);
    const after = successorId === null ? undefined : await reached(factWithWhy(database, asker, successorId));
    if (after === undefined || !after.isCurrent) return undefined;
    const { fact } = after;
    const isSame = fact.source === 'corrected' && fact.saidBy === asker.key && fact.fact === words.trim();
    return isSame ? fact : undefined;
  };
  const somebody = async ({ user_id: userId }: By) => {
    const asker = await whoIs(userId);
    const person = people.household.people.find(({ id }) => id === asker.personId);
    if (asker.kind === 'person' && person !== undefined) return { asker, person };
    if (!people.household.isLoaded) {
      throw new ButlerError(
        'unavailable',
        'I cannot read who lives here: my database is not there just now.',
      );
    }
    throw new ButlerError('denied', 'I keep nothing of you: you are no person of Home Assistant.');
  };

  return {
    async list({ by, search = '', scope = null, after, limit = USUAL_PAGE }) {
      const asker = await whoIs(by.user_id);
      const words = search.split(/\s+/).filter((word) => word !== '');
      const wanted = { words: words.slice(0, MOST_WORDS), scope, after: placeOf(after), limit };
      const { facts, count, isMore } = await reached(listFacts(database, asker, wanted));
      const last = facts.at(-1);
      const next = isMore && last !== undefined ? `${last.saidAt.toISOString()} ${last.id}` : null;
      const [personId, hasHousehold] = visibleTo(asker);
      const sees = { private: personId !== null, household: hasHousehold };
      return { facts: facts.map((fact) => rowOf(fact, asker)), count, next, sees };
    },
    async why(id, by) {
      const asker = await whoIs(by.user_id);
      const { fact, sentence, before, exchange } = await known(asker, id);
      const isShown = !fact.isSecret || mayHearSecrets(asker);
      return {
        fact: { ...rowOf(fact, asker), fact: isShown ? fact.fact : null },
        sentence: isShown ? sentence : null,
        before: (isShown ? before : []).map((each) => ({
          fact: each.fact,
          said_at: each.saidAt.toISOString(),
        })),
        exchange: exchange && { ...exchange, at: exchange.at.toISOString() },
        outside: [...new Set(fact.taint.map(({ from }) => from))],
      };
    },
    async correct(id, { by, fact: words }) {
      const asker = await whoIs(by.user_id);
      const done = await correctedBefore(asker, id, words);
      if (done !== undefined) return rowOf(done, asker);
      const old = await changeable(asker, id);
      const at = now();
      const kept = await memory.keep(asker, {
        id: ulid(at.getTime(), randomBytes),
        scope: old.scope,
        fact: words.trim(),
        category: 'other',
        confidence: 1,
        source: 'corrected',
        saidAt: at,
        place: null,
        exchangeId: null,
        taint: old.taint,
        isSecret: old.isSecret || holdsSecret(words),
        language: language(),
        expiresAt: old.expiresAt,
        replaces: [id],
      });
      if (kept === undefined) throw new ButlerError('denied', 'There is nowhere to keep this for you.');
      const { facts } = await reached(
        listFacts(database, asker, { words: [], scope: old.scope, after: null, limit: 1 }),
      );
      const [newest] = facts;
      if (newest === undefined) throw new ButlerError('not_found', 'It has been forgotten meanwhile.');
      return rowOf(newest, asker);
    },
    async forget(id, { by, undo_for: seconds }) {
      const asker = await whoIs(by.user_id);
      if (seconds !== undefined && (await later.isGoing(asker, id))) return;
      const { scope } = await changeable(asker, id);
      if (seconds === undefined) {
        await memory.forget(asker, id);
        return;
      }
      await later.letGo(asker, id, seconds * 1_000);
      tell?.(asker, scope);
    },
    async keep(id, by) {
      const asker = await whoIs(by.user_id);
      await later.bringBack(asker, id);
      const { fact } = await known(asker, id);
      tell?.(asker, fact.scope);
      return rowOf(fact, asker);
    },
    async forgetEverything(by) {
      const { asker, person } = await somebody(by);
      await people.forgetManner(person.id);
      const gone = await memory.forgetAll(asker);
      if (gone === undefined) throw new ButlerError('denied', 'I keep nothing of you.');
      return gone;
    },
    async export(by) {
      const { asker, person } = await somebody(by);
      const rows = await reached(exportPerson(database, asker));
      if (rows === undefined) throw new ButlerError('denied', 'I keep nothing of you.');
      const profile = { ...personRowOf(person, asker.isOwner) };
      return { version: 1, exported_at: now().toISOString(), profile, ...rows };
    },
  };
}

function rowOf(fact: ListedFact, asker: Asker): FactRow {
  return {
    id: fact.id,
    scope: fact.scope,
    fact: fact.isSecret ? null : fact.fact,
    category: fact.category,
    is_secret: fact.isSecret,
    said_by: fact.saidByName,
    is_own: fact.saidBy === asker.key,
    said_at: fact.saidAt.toISOString(),
    place: fact.place,
    source: fact.source,
    expires_at: fact.expiresAt?.toISOString() ?? null,
    last_used_at: fact.lastUsedAt?.toISOString() ?? null,
    is_changeable: isTheirs(fact, asker),
  };
}

/** Of a page's `next`. Throws ButlerError `invalid`. */
function placeOf(after: string | undefined): { readonly id: string; readonly saidAt: Date } | null {
  if (after === undefined) return null;
  const [time = '', id = ''] = after.split(' ');
  const saidAt = new Date(time);
  if (id !== '' && !Number.isNaN(saidAt.getTime())) return { id, saidAt };
  throw new ButlerError('invalid', '"after" is no page: send the "next" of the page before.');
}
