import type { CardConfig } from '../../card/butler-card.ts';
import { readOneOf } from '../../client/read.ts';
import type { Words } from '../../language/words.ts';

export const PAGES = ['private', 'household', 'me'] as const;
export type Page = (typeof PAGES)[number];

export interface MemoryConfig {
  /** Null: the card's own. */
  readonly title: string | null;
  /** What it opens with. */
  readonly page: Page;
}

/** Throws an Error that names the option; unknown ones are let be, they may be of another version. */
export function readMemoryConfig({ title, page }: CardConfig): MemoryConfig {
  if (title !== undefined && typeof title !== 'string') throw new Error('"title" has to be a text.');
  const known = page === undefined ? 'private' : readOneOf(page, PAGES);
  if (known === null) throw new Error(`"page" has to be one of ${PAGES.join(', ')}.`);
  return { title: title ?? null, page: known };
}

/** What Home Assistant's visual editor asks for. */
export async function memoryForm({ editor }: Words, language: string) {
  const { memoryContent } = await import('./memory-content.ts');
  const { tabs } = await memoryContent.wordsFor(language);
  const options = PAGES.map((value) => ({ value, label: tabs[value] }));
  return {
    schema: [
      { name: 'title', selector: { text: {} } },
      { name: 'page', selector: { select: { mode: 'dropdown', options } } },
    ],
    computeLabel: ({ name }: { readonly name: string }) => (name === 'title' ? editor.title : tabs.name),
    assertConfig: (config: CardConfig) => void readMemoryConfig(config),
  };
}
