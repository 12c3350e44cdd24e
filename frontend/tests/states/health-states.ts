import { AWAY, WELL, WITHOUT_KEY } from '../health-events.ts';
import { type CardState, commonStates } from './card-state.ts';

const card = 'butler-health-card';
const of = (name: string, event: object): CardState => ({ name, card, events: { health: [event] } });
const { status } = WELL;

const full = of('all is well', WELL);

export const healthStates: readonly CardState[] = [
  full,
  of('the app is away', AWAY),
  of('no key', WITHOUT_KEY),
  of('an update waits', { ...WELL, integration: { ...WELL.integration, version: '0.2.0' } }),
  of('no database', {
    ...WELL,
    status: { ...status, store: { kind: 'embedded', available: false, problem: 'unavailable' } },
  }),
  { ...of('own title, some parts', WELL), config: { title: 'Our butler', show: ['services', 'versions'] } },
  { ...of('nothing chosen', WELL), config: { show: [] } },
  ...commonStates(full),
];
