/** What the integration says of a conversation. */
export const MESSAGE = {
  turn_id: 'old-message-1',
  at: '2026-11-22T13:55:00Z',
  text: 'Is a window open?',
  answer: 'Yes, the one in the **bathroom**.',
  state: 'done',
  door: 'assist',
  by: null,
};
export const RUNNING = {
  turn_id: 'running-turn-1',
  seq: 3,
  at: '2026-11-22T14:01:58Z',
  text: 'Make it cosy in the living room',
  by: null,
  state: 'running',
  answer: '',
  steps: [
    { id: 's1', name: 'find_entities', state: 'done', found: 3 },
    { id: 's2', name: 'set_light', state: 'running', target: 'Sofa lamp' },
  ],
  question_id: null,
  secret_expected: false,
  door: 'card',
  error: null,
};
export const QUEUED = {
  ...RUNNING,
  turn_id: 'queued-turn-1',
  seq: 0,
  text: 'And close the blinds',
  state: 'queued',
  steps: [],
};
export const DONE = { ...RUNNING, seq: 9, state: 'done', answer: 'The *sofa lamp* is at 30 %.', steps: [] };
export const snapshot = (over: object = {}) => ({
  kind: 'snapshot',
  thread_id: null,
  messages: [],
  has_more: false,
  next: null,
  is_history_known: true,
  secret_expected: false,
  turns: [],
  ...over,
});
export const turn = (over: object) => ({ kind: 'turn', turn: { ...RUNNING, ...over } });
export const delta = (seq: number, text: string) => ({ kind: 'delta', turn_id: RUNNING.turn_id, seq, text });

export const message = (index: number, over: object = {}) => ({
  ...MESSAGE,
  turn_id: `message-${index}`,
  text: `Question ${index}`,
  answer: `Answer ${index}`,
  ...over,
});
export const messages = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => message(from + index));

const ALL_OF_MARKDOWN = `## This evening

Two lamps are **on**, see \`light.sofa\` and [the forecast](https://weather.example/today):

1. sofa lamp
2. floor lamp
   - at the window

| Room | °C |
|------|---:|
| Bath | 22.5 |
| Hall | 19 |

\`\`\`yaml
action: light.turn_on
\`\`\`

> It was *dark*.`;
export const LONG_ANSWER = {
  ...MESSAGE,
  turn_id: 'long-message-1',
  text: 'How is it?',
  answer: ALL_OF_MARKDOWN,
};
