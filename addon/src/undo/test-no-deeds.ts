/** For tests of something else. */
import type { Deeds } from './deeds.ts';

/** Nothing was ever done. */
export const noDeeds: Deeds = {
  own: async () => [],
  ofAutomations: async () => [],
  askedFirst: async () => undefined,
};
