import type { Hass } from '../home-assistant/hass.ts';

/** One card with a place of its own: a view of the dashboard, a tab of the panel. */
export interface DashboardPage {
  /** In the address; also of its words. */
  readonly path: 'chat' | 'questions' | 'memory' | 'health';
  /** Of the element. */
  readonly card: string;
  readonly icon: string;
  /** It fills what height there is and scrolls inside. */
  readonly fills: boolean;
  /** Its data is for administrators, whoever opens the page. */
  readonly isForAdministrators: boolean;
}

const everybody = { fills: false, isForAdministrators: false } as const;

/** A line for each card that gets one, in the order of the tabs. */
const PAGES: readonly DashboardPage[] = [
  { ...everybody, path: 'chat', card: 'butler-chat-card', icon: 'mdi:forum-outline', fills: true },
  { ...everybody, path: 'questions', card: 'butler-questions-card', icon: 'mdi:comment-question-outline' },
  { ...everybody, path: 'memory', card: 'butler-memory-card', icon: 'mdi:head-lightbulb-outline' },
  {
    ...everybody,
    path: 'health',
    card: 'butler-health-card',
    icon: 'mdi:stethoscope',
    isForAdministrators: true,
  },
];

/** Those that this person may use and this version has. */
export function pagesFor({ user }: Pick<Hass, 'user'>): readonly DashboardPage[] {
  return PAGES.filter(
    ({ card, isForAdministrators }) =>
      window.customElements.get(card) !== undefined && (!isForAdministrators || user?.is_admin === true),
  );
}
