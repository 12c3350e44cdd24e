import type { CardConfig } from '../../card/butler-card.ts';
import type { Words } from '../../language/words.ts';

export interface QuestionsConfig {
  /** Null: the card's own. */
  readonly title: string | null;
}

/** Throws an Error that names the option; unknown ones are let be, they may be of another version. */
export function readQuestionsConfig({ title }: CardConfig): QuestionsConfig {
  if (title !== undefined && typeof title !== 'string') throw new Error('"title" has to be a text.');
  return { title: title ?? null };
}

/** What Home Assistant's visual editor asks for. */
export function questionsForm({ editor }: Words) {
  return {
    schema: [{ name: 'title', selector: { text: {} } }],
    computeLabel: () => editor.title,
    assertConfig: (config: CardConfig) => void readQuestionsConfig(config),
  };
}
