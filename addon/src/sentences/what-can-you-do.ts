import type { Sentence } from './sentence.ts';

export const whatCanYouDo: Sentence = {
  intent: 'ButlerWhatCanYouDo',
  answer: ({ hasModel, phrases }) =>
    `${phrases.abilities} ${hasModel ? phrases.abilitiesWithModel : phrases.abilitiesWithoutModel}`,
};
