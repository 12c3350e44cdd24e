import type { Questions } from './questions-topic.ts';

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
      asked_at: '2026-01-01T12:00:00Z',
      expires_at: '2026-01-02T12:00:00Z',
      options: null,
      may_answer: true,
    },
  ],
  ended: [],
};
