/** What the butler may keep of what is said to him, decided by whoever says it, without a model. */
import type { Sentence } from './sentence.ts';

export const dontKeep: Sentence = {
  intent: 'ButlerDontKeep',
  answer: () => ({ name: 'use_tool', input: { name: 'keep_nothing', input: { before: true } } }),
};

export const learning: Sentence = {
  intent: 'ButlerLearning',
  answer({ slots }) {
    const input = { is_learning: slots['learning'] === 'on' };
    return { name: 'use_tool', input: { name: 'update_profile', input } };
  },
};
