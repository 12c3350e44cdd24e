import type { Questions } from './questions-topic.ts';

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** What the card picker shows. */
export const questionsSample: Questions = {
  open: [
    {
      id: 'sample',
      text: 'Unlock the front door?',
      what: [],
      why: ['risky', 'needs_adult'],
      from: [],
      asked_by: 'Mia',
      asked_at: minutesFromNow(-2),
      expires_at: minutesFromNow(24 * 60),
      options: null,
      language: 'en',
      may_answer: true,
    },
  ],
  ended: [],
};
