import type { CardConfig } from '../../card/butler-card.ts';
import type { Words } from '../../language/words.ts';

const THREADS = ['personal', 'household', 'new'] as const;
const TOOLS = ['none', 'summary', 'details'] as const;

export interface ChatConfig {
  /** Null: the card's own. */
  readonly title: string | null;
  readonly thread: (typeof THREADS)[number];
  /** What to say first; null: the card's own. */
  readonly suggestions: readonly string[] | null;
  /** Whether there is a microphone. */
  readonly voice: boolean;
  /** Null: if the pipeline has a voice. Only what was said aloud is answered aloud. */
  readonly speakReplies: boolean | null;
  /** What was understood is sent at once, not put into the field. */
  readonly autoSend: boolean;
  /** What is shown of what the butler did; `details` are for administrators alone. */
  readonly showTools: (typeof TOOLS)[number];
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Throws an Error that names the option; unknown ones are let be, they may be of another version. */
export function readChatConfig(config: CardConfig): ChatConfig {
  const { title, thread = 'personal', suggestions, show_tools: tools = 'summary' } = config;
  const speakReplies = readSwitch(config, 'speak_replies');
  if (title !== undefined && !isText(title)) throw new Error('"title" has to be a text.');
  const kind = THREADS.find((one) => one === thread);
  if (kind === undefined) throw new Error(`"thread" has to be one of ${THREADS.join(', ')}.`);
  if (suggestions !== undefined && !(Array.isArray(suggestions) && suggestions.every(isText)))
    throw new Error('"suggestions" has to be a list of texts.');
  const showTools = TOOLS.find((one) => one === tools);
  if (showTools === undefined) throw new Error(`"show_tools" has to be one of ${TOOLS.join(', ')}.`);
  return {
    title: title ?? null,
    thread: kind,
    suggestions: suggestions ?? null,
    voice: readSwitch(config, 'voice') ?? true,
    speakReplies,
    autoSend: readSwitch(config, 'auto_send_transcript') ?? false,
    showTools,
  };
}

function readSwitch(config: CardConfig, name: string): boolean | null {
  const value = config[name];
  if (value === undefined) return null;
  if (typeof value !== 'boolean') throw new Error(`"${name}" has to be true or false.`);
  return value;
}

/** What Home Assistant's visual editor asks for. */
export function chatForm({ editor, chat }: Words) {
  const labels: Readonly<Record<string, string>> = { title: editor.title, ...chat.editor.labels };
  const options = THREADS.map((value) => ({ value, label: chat.editor.threads[value] }));
  const tools = TOOLS.map((value) => ({ value, label: chat.editor.tools[value] }));
  return {
    schema: [
      { name: 'title', selector: { text: {} } },
      { name: 'thread', selector: { select: { mode: 'dropdown', options } } },
      { name: 'suggestions', selector: { text: { multiple: true } } },
      { name: 'voice', selector: { boolean: {} }, default: true },
      { name: 'speak_replies', selector: { boolean: {} } },
      { name: 'auto_send_transcript', selector: { boolean: {} } },
      { name: 'show_tools', selector: { select: { mode: 'dropdown', options: tools } } },
    ],
    computeLabel: ({ name }: { readonly name: string }) => labels[name] ?? name,
    assertConfig: (config: CardConfig) => void readChatConfig(config),
  };
}
