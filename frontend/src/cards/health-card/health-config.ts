import type { CardConfig } from '../../card/butler-card.ts';
import type { Words } from '../../language/words.ts';

const PARTS = ['services', 'cost', 'questions', 'versions', 'details'] as const;
export type HealthPart = (typeof PARTS)[number];

/** What opens below the rest. */
export const DETAILS = ['costs', 'turns', 'copy'] as const;
export type DetailsPart = (typeof DETAILS)[number];

export interface HealthConfig {
  /** Null: the butler's own name. */
  readonly title: string | null;
  readonly show: ReadonlySet<HealthPart>;
  /** The details are open at once. */
  readonly isOpen: boolean;
}

const isPart = (value: unknown): value is HealthPart => PARTS.some((part) => part === value);

/** Throws an Error that names the option; unknown ones are let be, they may be of another version. */
export function readHealthConfig(config: CardConfig): HealthConfig {
  const { title, show, open } = config;
  if (title !== undefined && typeof title !== 'string') throw new Error('"title" has to be a text.');
  if (show !== undefined && (!Array.isArray(show) || !show.every(isPart)))
    throw new Error(`"show" has to be a list of: ${PARTS.join(', ')}.`);
  if (open !== undefined && typeof open !== 'boolean') throw new Error('"open" has to be true or false.');
  return { title: title ?? null, isOpen: open ?? false, show: new Set(show?.filter(isPart) ?? PARTS) };
}

/** What Home Assistant's visual editor asks for. */
export function healthForm({ editor, health }: Words) {
  const labels: Readonly<Record<string, string>> = {
    title: editor.title,
    show: health.editor.show,
    open: health.editor.open,
  };
  const options = PARTS.map((part) => ({ value: part, label: health.editor[part] }));
  return {
    schema: [
      { name: 'title', selector: { text: {} } },
      { name: 'show', selector: { select: { multiple: true, mode: 'list', options } } },
      { name: 'open', selector: { boolean: {} } },
    ],
    computeLabel: ({ name }: { readonly name: string }) => labels[name] ?? name,
    assertConfig: (config: CardConfig) => void readHealthConfig(config),
  };
}
