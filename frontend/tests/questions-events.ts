/** What the integration says of open questions. */
export const UNLOCK = {
  id: 'q1',
  text: 'Unlock the front door?',
  what: ['Unlock: Front Door'],
  why: ['risky', 'needs_adult'],
  from: [],
  asked_by: 'Mia',
  asked_at: '2026-11-22T14:00:00Z',
  expires_at: '2026-11-23T14:00:00Z',
  needs_unlock: true,
  options: null,
  language: 'en',
  may_answer: true,
};
export const WHICH = {
  ...UNLOCK,
  id: 'q2',
  text: 'The desk lamp or the floor lamp?',
  what: [],
  why: ['ambiguous', 'outside_text'],
  from: ['the invitation "Dinner"'],
  asked_by: null,
  expires_at: '2026-11-22T14:05:00Z',
  needs_unlock: false,
  options: [
    { id: '1', label: 'the desk lamp' },
    { id: '2', label: 'the floor lamp' },
  ],
};
export const THEIRS = { ...UNLOCK, id: 'q3', text: 'Open the garage door?', may_answer: false };
export const open = (...questions: readonly object[]) => ({ kind: 'snapshot', open: questions });
export const ended = (id: string, over: object) => ({
  kind: 'change',
  open: [],
  ended: [{ id, by: null, door: null, ...over }],
});
/** Nobody knows. */
export const away = { kind: 'away' };
