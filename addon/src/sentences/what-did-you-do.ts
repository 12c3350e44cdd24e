/** What was done, why, and back again, without a model: one call each of the tools for that. */
import { isDone } from '../undo/last-deed.ts';
import { type Sentence, use } from './sentence.ts';

export const whatDidYouDo: Sentence = {
  intent: 'ButlerWhatDidYouDo',
  answer: () => use('recent_actions', {}),
};

export const whyDidYou: Sentence = {
  intent: 'ButlerWhyDidYou',
  answer: () => use('recent_actions', { why: true }),
};

/** Alone it is about the last thing that was said; only when that did something it is for us. */
export const why: Sentence = {
  intent: 'ButlerWhy',
  answer({ recent }) {
    const last = recent.at(-1);
    return last !== undefined && isDone(last) ? use('recent_actions', { why: true }) : undefined;
  },
};

export const undo: Sentence = {
  intent: 'ButlerUndo',
  answer: () => ({ ...use('undo', {}), isSaid: true }),
};

export const undoAnyway: Sentence = {
  intent: 'ButlerUndoAnyway',
  answer: () => ({ ...use('undo', { anyway: true }), isSaid: true }),
};
