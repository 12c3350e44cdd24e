import { html, LitElement } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { NO_BLOCKS, readBlocks } from './cached-blocks.ts';
import { markdownStyles } from './markdown-styles.ts';
import { renderBlock } from './render.ts';

/** A text that grows is drawn no more often. */
const SHORTEST_MS = 100;

/** Markdown from the model or from outside: no HTML, nothing that loads from elsewhere. */
export class MarkdownText extends LitElement {
  static override readonly styles = markdownStyles;
  static override readonly properties = { text: {} };
  declare text: string;
  #blocks = NO_BLOCKS;
  #drawnAt = 0;
  /** Of drawings, for tests. */
  drawn = 0;

  constructor() {
    super();
    this.text = '';
  }

  protected override async scheduleUpdate(): Promise<void> {
    const wait = this.#drawnAt + SHORTEST_MS - Date.now();
    if (this.hasUpdated && wait > 0) await new Promise((resolve) => void setTimeout(resolve, wait));
    this.#drawnAt = Date.now();
    await super.scheduleUpdate();
  }

  protected override render() {
    this.drawn += 1;
    this.#blocks = readBlocks(this.text, this.#blocks);
    return this.#blocks.blocks.map(({ block }) => html`${guard([block], () => renderBlock(block))}`);
  }
}
