/** Which facts have no embedding of a model yet, owner by owner. Secrets have none: Ollama may be on another machine. */
import * as z from 'zod';
import type { Asker } from '../../people/asker.ts';
import { asText } from '../find/by-meaning.ts';
import { CURRENT, currentFor } from '../find/way.ts';
import type { Queries } from '../fact-rows.ts';
import type { Vector } from './ollama.ts';

/** Whose facts are embedded: a person's own with the household's, as that person knows them. */
export type Owner = Pick<Asker, 'kind' | 'personId' | 'isOfHousehold'>;

const due = z.object({ id: z.string(), fact: z.string() });
export type DueFact = z.output<typeof due>;

export interface Due {
  readonly owner: Owner;
  readonly facts: readonly DueFact[];
}

const ANY_DUE = `select from butler.user_facts where superseded_by is null and not is_secret
  and (expires_at is null or expires_at > now()) and (embedding_model is null or embedding_model < $1::text or embedding_model > $1::text) limit 1`;

const OWNERS = 'select id from butler.users';

/** Everybody whose facts may wait, the household first; empty: no fact waits. */
export async function ownersDue(database: Queries, model: string): Promise<readonly Owner[]> {
  if ((await database.query(ANY_DUE, [model])).length === 0) return [];
  const rows = await database.query(OWNERS);
  const people = rows.map(({ id }): Owner => ({
    kind: 'person',
    personId: String(id),
    isOfHousehold: false,
  }));
  return [{ kind: 'room', personId: null, isOfHousehold: true }, ...people];
}

const DUE = `with ${CURRENT}
  select id, fact from current
  where embedding_model is null or embedding_model < $4::text or embedding_model > $4::text
  limit $5::integer`;

export async function factsDue(
  database: Queries,
  owner: Owner,
  model: string,
  limit: number,
): Promise<readonly DueFact[]> {
  const rows = await database.query(DUE, [...currentFor(owner, false), model, limit]);
  return rows.map((row) => due.parse(row));
}

/** What was forgotten meanwhile stays forgotten. */
const SAVE = `with ${CURRENT}
  update butler.user_facts fact set embedding = made.vector::vector(768), embedding_model = $4::text
  from unnest($5::text[], $6::text[]) as made (id, vector)
  where fact.id = made.id and fact.id in (select id from current)`;

export async function saveEmbeddings(
  database: Queries,
  owner: Owner,
  model: string,
  facts: readonly DueFact[],
  vectors: readonly Vector[],
): Promise<void> {
  const ids = facts.map(({ id }) => id);
  await database.query(SAVE, [...currentFor(owner, false), model, ids, vectors.map(asText)]);
}
