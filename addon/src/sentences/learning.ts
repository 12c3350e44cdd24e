/** What the butler may keep of what is said to him, decided by whoever says it, without a model. */
import { type Sentence, use } from './sentence.ts';

export const dontKeep: Sentence = {
  intent: 'ButlerDontKeep',
  answer: () => use('keep_nothing', { before: true }),
};

export const learning: Sentence = {
  intent: 'ButlerLearning',
  answer({ slots }) {
    const input = { is_learning: slots['learning'] === 'on' };
    return use('update_profile', input);
  },
};
