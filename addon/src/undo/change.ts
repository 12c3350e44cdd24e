/** What a call changed, with how it was before: kept with the call, so that it can be undone later. */
import * as z from 'zod';

/** A state with those of its attributes that the butler can set. */
const snapshot = z.object({ state: z.string(), attributes: z.record(z.string(), z.unknown()) });
export type Snapshot = Readonly<z.output<typeof snapshot>>;

const entityChange = z.object({
  kind: z.literal('entity'),
  entityId: z.string(),
  /** e.g. `turn_on` */
  service: z.string(),
  /** What the service was given; empty where nobody knows. */
  data: z.record(z.string(), z.unknown()),
  /** Null: nobody knows. */
  before: snapshot.nullable(),
  after: snapshot.nullable(),
});
export type EntityChange = Readonly<z.output<typeof entityChange>>;

const listChange = z.object({
  kind: z.literal('list'),
  entityId: z.string(),
  action: z.enum(['add', 'complete', 'remove', 'reopen']),
  /** In the words of who asked. */
  items: z.array(z.string()),
});
export type ListChange = Readonly<z.output<typeof listChange>>;

export const change = z.discriminatedUnion('kind', [
  entityChange,
  listChange,
  /** It was asked for, and was so already. */
  z.object({ kind: z.literal('same'), entityId: z.string() }),
  /** Something was told; with what it replaced, where it did. */
  z.object({ kind: z.literal('fact'), factId: z.string() }),
  /** How the butler speaks to who asked. */
  z.object({ kind: z.literal('manner') }),
  /** Nothing leads back. */
  z.object({ kind: z.literal('final'), what: z.enum(['forgotten']) }),
]);
export type Change = Readonly<z.output<typeof change>>;
