import { open, THEIRS, UNLOCK, WHICH } from '../questions-events.ts';
import { type CardState, commonStates } from './card-state.ts';

const card = 'butler-questions-badge';
const of = (name: string, ...events: readonly object[]): CardState => ({
  name,
  card,
  events: { questions: events },
});

const full = of('several', open(UNLOCK, WHICH, THEIRS));

export const badgeStates: readonly CardState[] = [
  of('one', open(UNLOCK)),
  full,
  { ...of('leads to a view', open(UNLOCK)), config: { view: 'questions' } },
  { ...of('leads to the sidebar’s page', open(UNLOCK)), hass: { panels: { butler: {} } } },
  ...commonStates(full),
];
