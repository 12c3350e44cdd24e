import type { Memory } from '../../memory/memory.ts';

/** What the tools about memory need of the rest of the app. */
export interface MemoryDeps {
  readonly memory: Memory;
}
