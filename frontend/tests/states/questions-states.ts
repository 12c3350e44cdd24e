import { away, ended, open, THEIRS, UNLOCK, WHICH } from '../questions-events.ts';
import { type CardState, commonStates } from './card-state.ts';

const card = 'butler-questions-card';
const LONG = 'Unlock the front door of the annexe behind the greenhouse at the far end of the garden?';
const MANY = {
  ...UNLOCK,
  id: 'many',
  text: 'Turn off 14 lights?',
  what: ['Turn off: Kitchen, Living room, Hall and 11 more'],
  why: ['many'],
};
const of = (name: string, ...events: readonly object[]): CardState => ({
  name,
  card,
  events: { questions: events },
});

const full = of('several', open(UNLOCK, WHICH, THEIRS));

export const questionsStates: readonly CardState[] = [
  of('nothing to decide', open()),
  of('the app is away', away),
  of('the app went away', open(UNLOCK), away),
  of('one', open(UNLOCK)),
  full,
  of(
    'long words',
    open({ ...UNLOCK, text: LONG, what: [LONG, 'x'.repeat(60)], asked_by: 'Maximiliane' }, MANY),
  ),
  of(
    'answered elsewhere',
    open(UNLOCK),
    ended('q1', { end: 'taken', by: 'Sam', door: 'phone', outcome: 'done' }),
  ),
  of('nobody answered', open(UNLOCK), ended('q1', { end: 'expired' })),
  { ...of('own title, four rows', open(UNLOCK, WHICH)), config: { title: 'What the butler asks' }, rows: 4 },
  ...commonStates(full),
];
