import type { DashboardWords } from '../language/dashboard-words.ts';
import type { DashboardPage } from './pages.ts';

/** Of Home Assistant's dashboards, as YAML would have it. */
export type ViewConfig = Readonly<Record<string, unknown>>;

const BADGE = { type: 'custom:butler-questions-badge', view: 'questions' };
/** What fills its view: about the height of a laptop's window, and of a phone's. */
const ROWS = 10;
/** Where three of Home Assistant's columns stand side by side, beside its own sidebar. */
const WIDE = { condition: 'screen', media_query: '(min-width: 1400px)' };

const cardOf = ({ card, fills }: DashboardPage): ViewConfig => ({
  type: `custom:${card}`,
  grid_options: { columns: 'full', ...(fills ? { rows: ROWS } : {}) },
});

const section = (card: ViewConfig, more: ViewConfig = {}): ViewConfig => ({
  type: 'grid',
  cards: [card],
  ...more,
});

/**
 * A view a page, called by its name, which says more than an icon. Beside what fills its view stand the open
 * questions, where there is room; elsewhere they are one tap away, and the badge says how many.
 */
export function viewsOf(pages: readonly DashboardPage[], words: DashboardWords): readonly ViewConfig[] {
  const questions = pages.find(({ path }) => path === 'questions');
  return pages.map((page) => {
    const isWithQuestions = page.fills && questions !== undefined;
    return {
      title: words.pages[page.path],
      path: page.path,
      type: 'sections',
      max_columns: isWithQuestions ? 3 : 2,
      badges: page.path === 'questions' ? [] : [BADGE],
      sections: [
        section(cardOf(page), { column_span: 2 }),
        ...(isWithQuestions ? [section(cardOf(questions), { visibility: [WIDE] })] : []),
      ],
    };
  });
}
