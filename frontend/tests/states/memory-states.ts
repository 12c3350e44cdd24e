import { CODE, fact, ME, MINE, OURS, page, REVISION, TABLET, WHY } from '../memory-events.ts';
import { type CardState, commonStates } from './card-state.ts';

const card = 'butler-memory-card';
const LONG =
  'The long word for that is Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz, says aunt Ida';

const of = (name: string, answers: object, config: object = {}): CardState => ({
  name,
  card,
  config,
  events: { memory: [REVISION] },
  answers: { 'butler/me/get': ME, 'butler/memory/list': MINE, 'butler/memory/why': WHY, ...answers },
});
const household = { page: 'household' };
const me = { page: 'me' };
const opened = { ...of('a fact opened', {}), press: ['My sister'] };
const sees = { private: true, household: false };

const full = of('about me', {});

const PAUSED = {
  ...ME,
  is_learning: false,
  learns_again_at: '2026-11-24T14:02:00.000Z',
  notify: ['notify.mobile_app_pixel'],
};

export const memoryStates: readonly CardState[] = [
  full,
  opened,
  { ...opened, name: 'corrected', press: ['My sister', 'Edit'] },
  {
    ...of('a code', {
      'butler/memory/why': { ...WHY, fact: { ...CODE, fact: 'The bike lock is 4711' }, before: [] },
    }),
    press: ['A code'],
  },
  { ...of('forgotten', { 'butler/memory/forget': {} }), press: ['My sister', 'Forget'] },
  of('nothing yet', { 'butler/memory/list': page([]) }),
  of('many', { 'butler/memory/list': page(MINE.facts, { count: 73, next: 'x' }) }),
  of('long words', { 'butler/memory/list': page([fact('l', LONG), fact('m', 'x'.repeat(90))]) }),
  of('learning is paused', { 'butler/me/get': PAUSED }),
  of('the household', { 'butler/memory/list': OURS }, household),
  of('a guest', { 'butler/memory/list': page([], { sees }) }, household),
  of('a wall tablet', { 'butler/me/get': TABLET, 'butler/memory/list': OURS }),
  of('my butler', {}, me),
  of('my butler, learning is paused', { 'butler/me/get': PAUSED }, me),
  of(
    'my butler, nothing said',
    { 'butler/me/get': { ...ME, soul: null, last_manner: null, phones: [] } },
    me,
  ),
  { ...of('everything to be forgotten', {}, me), press: ['Forget everything'] },
  { ...of('own title, six rows', {}), config: { title: 'What the butler knows' }, rows: 6 },
  ...commonStates(full),
];
