import { AWAY, WELL, WITHOUT_KEY } from '../health-events.ts';
import { REPORT, REPORT_DENIED, REPORT_EMPTY, REPORT_WITHOUT_STORE, USAGE } from '../report-events.ts';
import { type CardState, commonStates } from './card-state.ts';

const card = 'butler-health-card';
const of = (name: string, event: object): CardState => ({ name, card, events: { health: [event] } });
const { status } = WELL;

const full = of('all is well', WELL);

/** With everything below open, and what it shows. */
const opened = (name: string, report: object): CardState => ({
  name,
  card,
  config: { open: true, show: ['cost', 'details'] },
  events: { health: [{ ...WELL, usage: USAGE }], report: [report] },
});

export const healthStates: readonly CardState[] = [
  full,
  of('the app is away', AWAY),
  of('no key', WITHOUT_KEY),
  of('an update waits', { ...WELL, integration: { ...WELL.integration, version: '0.2.0' } }),
  of('no database', {
    ...WELL,
    status: { ...status, store: { kind: 'embedded', available: false, problem: 'unavailable' } },
  }),
  of('no Ollama', {
    ...WELL,
    status: { ...status, meaning: { model: 'nomic-embed-text', problem: 'away' } },
  }),
  { ...of('own title, some parts', WELL), config: { title: 'Our butler', show: ['services', 'versions'] } },
  { ...of('nothing chosen', WELL), config: { show: [] } },
  opened('details open', REPORT),
  { ...opened('a turn open', REPORT), press: ['13:58'] },
  opened('nothing used yet', REPORT_EMPTY),
  opened('the turns are not known', REPORT_WITHOUT_STORE),
  opened('no owner of this home', REPORT_DENIED),
  { ...opened('details loading', REPORT), events: { health: [{ ...WELL, usage: USAGE }] } },
  ...commonStates(full),
];
