import type { PeoplePhrases, ProfileField } from '../people-phrases.ts';

const and = new Intl.ListFormat('en', { type: 'conjunction' });
const fields: Readonly<Record<ProfileField, string>> = {
  voice: 'your voice',
  start_mode: 'how I start',
  languages: 'your languages',
  channels: 'where I reach you',
  quiet_hours: 'your quiet hours',
  is_learning: 'whether I learn from what you say',
};

export const people: PeoplePhrases = {
  notSaved: 'I could not save that just now.',
  unknownPerson: 'I do not know who that is.',
  manner: {
    question: 'Change how I speak to you?',
    now: {
      address: (value) =>
        value === null ? 'From now on I call you by your name.' : `From now on I call you ${value}.`,
      tone: (value) =>
        value === null ? 'My tone is the usual one again.' : `My tone with you is now: ${value}.`,
      humour: (value) =>
        value === null ? 'My humour is the usual one again.' : `My humour with you is now: ${value}.`,
      verbosity: (value) =>
        value === null ? 'I am as brief as usual again.' : `How much I say to you is now: ${value}.`,
      language: (value) =>
        value === null
          ? 'I answer in the language that you speak.'
          : `From now on I speak ${value} with you.`,
      avoid: (value) =>
        value === null ? 'I avoid nothing special any more.' : `From now on I avoid: ${value}.`,
      text: (value) =>
        value === null
          ? 'I forget what you wrote about my manner.'
          : 'I will keep to what you said about my manner.',
    },
    words: {
      brief: 'very brief',
      detailed: 'detailed',
      formal: 'formal',
      casual: 'casual',
      funny: 'funny',
      serious: 'serious',
    },
    same: 'That is how I speak to you already.',
    undone: 'I am back to my manner before that.',
    nothingToUndo: 'There is no manner of yours to take back.',
    tooLong: 'That is too much for me to keep in mind: please describe my manner in fewer words.',
  },
  profile: {
    question: 'Change your settings?',
    changed: (changed) => `I changed ${and.format(changed.map((field) => fields[field]))}.`,
    learning: (isLearning) =>
      isLearning
        ? 'From now on I learn from what you say to me again. What you said meanwhile I leave alone.'
        : 'From now on I learn nothing from what you say. What you tell me to remember I still remember, and what I know already stays until you tell me to forget it.',
    same: 'That is set already.',
    notByVoice: 'I change where I reach you only when you are logged in, on your phone or in the browser.',
    told: 'These are your settings.',
  },
  unkept: {
    question: 'Shall I keep nothing of what was said here?',
    now: 'I keep nothing of this.',
    before: (gone) => {
      if (gone === 'nothing') return 'There is nothing here that you said before.';
      const done = gone === 'acted' ? ' What was done stays done, and I can no longer take it back.' : '';
      return `I have erased what you said before, and what I answered.${done}`;
    },
    cannotKeep: 'You want this kept nowhere, so I cannot remember it either.',
    cannotAsk: 'For that I have to ask first, and a question is kept. Please say it again without that.',
  },
};
