import type { Chat } from './chat-topic.ts';
import type { Turn } from './turn.ts';

const base: Omit<Turn, 'turn_id' | 'text' | 'answer'> = {
  seq: 1,
  at: '2026-01-01T12:00:00Z',
  by: null,
  state: 'done',
  steps: [],
  question_id: null,
  secret_expected: false,
  error: null,
  is_button: false,
};

/** What the card picker shows. */
export const chatSample: Chat = {
  turns: [
    {
      ...base,
      turn_id: 'sample-1',
      text: 'Make it cosy in the living room',
      answer: 'The **sofa lamp** is at 30 %, the blinds are down.',
      steps: [
        { id: '1', name: 'find_entities', state: 'done', found: 3, target: null },
        { id: '2', name: 'set_light', state: 'done', found: null, target: 'Sofa lamp' },
      ],
    },
    {
      ...base,
      turn_id: 'sample-2',
      text: 'Is a window open?',
      answer: 'Yes, the one in the bathroom.',
    },
  ],
  next: null,
  isHistoryKnown: true,
  isSecretExpected: false,
  snapshots: 1,
  base: 1,
};
