/** For tests of something else. */
import type { Memory } from './memory.ts';

/** Remembers nothing. */
export const noMemory: Memory = {
  keep: async () => undefined,
  find: async () => [],
  latest: async () => ({ facts: [], count: 0 }),
  byId: async () => undefined,
  forget: async () => undefined,
  forgetAll: async () => undefined,
  takeBack: async () => undefined,
  unkeep: async () => undefined,
  past: async () => [],
  pastDays: async () => [],
  used: async () => undefined,
};
