/** For tests: what was done lately, without a database. */
import type { Conversations } from '../store/store.ts';
import { fakeHome } from '../tools/home/fake-home.ts';
import { allTools } from '../tools/index.ts';
import type { Tool } from '../tools/tool.ts';
import { createDeeds, type Deeds } from './deeds.ts';

export function deedsOf(conversations: Pick<Conversations, 'recent' | 'recentBy'>): Deeds {
  return createDeeds(conversations, { query: () => Promise.reject(new Error('away')) });
}

/** All tools, in an empty home. */
export function toolsFor(conversations: Pick<Conversations, 'recent' | 'recentBy'>): readonly Tool[] {
  return allTools({ ...fakeHome({}).deps, deeds: deedsOf(conversations) });
}
