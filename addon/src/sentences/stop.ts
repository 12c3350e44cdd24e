import type { Sentence } from './sentence.ts';

export const stop: Sentence = { intent: 'ButlerStop', answer: ({ phrases }) => phrases.stopped };
