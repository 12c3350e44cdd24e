import type { NoticeKind } from '../card/card-view.ts';
import type { ChatWords } from './chat-words.ts';
import type { DashboardWords } from './dashboard-words.ts';
import type { HealthWords } from './health-words.ts';
import type { QuestionsWords } from './questions-words.ts';

/** Everything that the cards say, in one language. */
export interface Words {
  readonly loading: string;
  readonly lag: Readonly<Record<'offline' | 'stale', (time: string) => string>>;
  readonly notices: Readonly<Record<NoticeKind, { readonly title: string; readonly text: string }>> & {
    readonly retry: string;
    readonly reload: string;
    readonly integrations: string;
  };
  readonly editor: { readonly title: string };
  readonly chat: ChatWords;
  readonly health: HealthWords;
  /** Beside these the memory card has words of its own, which it loads. */
  readonly memory: {
    readonly name: string;
    readonly description: string;
    readonly title: string;
    readonly forbidden: { readonly title: string; readonly text: string };
  };
  readonly questions: QuestionsWords;
  readonly dashboard: DashboardWords;
}
