import { DONE, LONG_ANSWER, MESSAGE, messages, QUEUED, RUNNING, snapshot } from '../chat-events.ts';
import { ended, open, UNLOCK, WHICH } from '../questions-events.ts';
import { type CardState, commonStates } from './card-state.ts';

const card = 'butler-chat-card';
const of = (name: string, chat: object, questions: readonly object[] = [open()]): CardState => ({
  name,
  card,
  events: { chat: [chat], questions },
  rows: 8,
});

const full = of('one is answered, one waits', snapshot({ messages: [MESSAGE], turns: [RUNNING, QUEUED] }));
const asked = {
  ...DONE,
  text: 'Unlock the front door',
  answer: 'Shall I unlock the front door?',
  question_id: 'q1',
  steps: [{ id: 's1', name: 'set_lock', state: 'asked', target: 'Front door' }],
};

export const chatStates: readonly CardState[] = [
  of('nothing said yet', snapshot()),
  full,
  of(
    'an answer is written',
    snapshot({ turns: [{ ...RUNNING, answer: 'The sofa lamp is at **30 %**, and the blinds' }] }),
  ),
  of('a question', snapshot({ turns: [asked] }), [open(UNLOCK)]),
  of('a question that Sam answered', snapshot({ turns: [asked] }), [
    open(UNLOCK),
    ended('q1', { end: 'taken', by: 'Sam', door: 'phone', outcome: 'done' }),
  ]),
  of('a question put by voice', snapshot({ messages: [MESSAGE] }), [open(WHICH)]),
  of(
    'a PIN is expected',
    snapshot({ messages: [{ ...MESSAGE, answer: 'What is your PIN?' }], secret_expected: true }),
  ),
  of(
    'stopped, and failed',
    snapshot({
      messages: [{ ...MESSAGE, state: 'stopped', answer: 'The lamps' }],
      turns: [
        {
          ...DONE,
          state: 'failed',
          answer: '',
          error: 'The language model cannot be reached at the moment.',
        },
      ],
    }),
  ),
  { ...of('all of Markdown', snapshot({ messages: [LONG_ANSWER] })), rows: 12 },
  of('a long conversation', snapshot({ messages: messages(0, 20), has_more: true, next: 'cursor' })),
  {
    ...of(
      'of the household',
      snapshot({
        messages: [
          { ...MESSAGE, by: 'Mia' },
          { ...MESSAGE, turn_id: 'second-by-1', by: null },
        ],
      }),
    ),
    config: { thread: 'household', title: 'Kitchen' },
  },
  { ...of('a new one each time', snapshot({ messages: [MESSAGE] })), config: { thread: 'new' } },
  {
    ...of('to be deleted', snapshot({ messages: [MESSAGE] })),
    press: ['Delete conversation'],
  },
  {
    ...of('to be deleted, of the household', snapshot({ messages: [MESSAGE] })),
    config: { thread: 'household' },
    press: ['Delete conversation'],
  },
  {
    ...of(
      'older messages cannot be loaded',
      snapshot({ messages: [MESSAGE], has_more: true, next: 'cursor' }),
    ),
    answers: { 'butler/chat/history': null },
  },
  of('what was said earlier is not known', snapshot({ is_history_known: false })),
  ...commonStates(full),
];
