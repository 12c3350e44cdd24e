/** What makes a call exactly this call. */
import { createHash } from 'node:crypto';
import type { PreparedCall } from '../tools/tool.ts';

/** Hexadecimal SHA-256 of tool, arguments and entities in canonical JSON. */
export function sealOf({ tool, args, entityIds }: Pick<PreparedCall, 'tool' | 'args' | 'entityIds'>): string {
  const text = canonicalJson([tool, args, [...new Set(entityIds)].toSorted()]);
  return createHash('sha256').update(text).digest('hex');
}

/** The same text for the same value, in whatever order its keys were written; what JSON does not know is left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
