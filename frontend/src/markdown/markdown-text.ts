import { html, LitElement } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { NO_BLOCKS, readBlocks } from './cached-blocks.ts';
import { markdownStyles } from './markdown-styles.ts';
import { renderBlock } from './render.ts';

/** Markdown from the model or from outside: no HTML, nothing that loads from elsewhere. */
export class MarkdownText extends LitElement {
  static override readonly styles = markdownStyles;
  static override readonly properties = { text: {} };
  declare text: string;
  #blocks = NO_BLOCKS;
  /** Of drawings, for tests. */
  drawn = 0;

  constructor() {
    super();
    this.text = '';
  }

  protected override render() {
    this.drawn += 1;
    this.#blocks = readBlocks(this.text, this.#blocks);
    return this.#blocks.blocks.map(({ block }) => html`${guard([block], () => renderBlock(block))}`);
  }
}
