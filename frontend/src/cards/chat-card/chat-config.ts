import type { CardConfig } from '../../card/butler-card.ts';
import type { Words } from '../../language/words.ts';

const THREADS = ['personal', 'household', 'new'] as const;

export interface ChatConfig {
  /** Null: the card's own. */
  readonly title: string | null;
  readonly thread: (typeof THREADS)[number];
  /** What to say first; null: the card's own. */
  readonly suggestions: readonly string[] | null;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Throws an Error that names the option; unknown ones are let be, they may be of another version. */
export function readChatConfig({ title, thread = 'personal', suggestions }: CardConfig): ChatConfig {
  if (title !== undefined && !isText(title)) throw new Error('"title" has to be a text.');
  const kind = THREADS.find((one) => one === thread);
  if (kind === undefined) throw new Error(`"thread" has to be one of ${THREADS.join(', ')}.`);
  if (suggestions !== undefined && !(Array.isArray(suggestions) && suggestions.every(isText)))
    throw new Error('"suggestions" has to be a list of texts.');
  return { title: title ?? null, thread: kind, suggestions: suggestions ?? null };
}

/** What Home Assistant's visual editor asks for. */
export function chatForm({ editor, chat }: Words) {
  const labels: Readonly<Record<string, string>> = { title: editor.title, ...chat.editor.labels };
  const options = THREADS.map((value) => ({ value, label: chat.editor.threads[value] }));
  return {
    schema: [
      { name: 'title', selector: { text: {} } },
      { name: 'thread', selector: { select: { mode: 'dropdown', options } } },
      { name: 'suggestions', selector: { text: { multiple: true } } },
    ],
    computeLabel: ({ name }: { readonly name: string }) => labels[name] ?? name,
    assertConfig: (config: CardConfig) => void readChatConfig(config),
  };
}
