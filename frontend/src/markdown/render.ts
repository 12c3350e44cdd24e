import { html, nothing, type TemplateResult } from 'lit';
import type { Block } from './blocks.ts';
import { type Inline, parseInline } from './inline.ts';
import type { Table } from './table.ts';

/** Templates only, whose texts the browser takes as texts: there is no HTML in them. */
export function renderBlock(block: Block): TemplateResult {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${renderText(block.text)}</p>`;
    case 'heading':
      return renderHeading(block.level, block.text);
    case 'code':
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${block.blocks.map(renderBlock)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${renderItem(item)}</li>`);
      return block.start === null
        ? html`<ul>
            ${items}
          </ul>`
        : html`<ol start=${block.start}>
            ${items}
          </ol>`;
    }
    case 'table':
      return renderTable(block);
    case 'rule':
      break;
  }
  return html`<hr />`;
}

/** Below a card's own, and of one rank: a text does not always begin with its highest. */
function renderHeading(level: number, text: string): TemplateResult {
  return html`<h3 class=${level > 2 ? 'minor' : ''}>${renderText(text)}</h3>`;
}

/** An item of one paragraph stands without its margins. */
function renderItem(item: readonly Block[]) {
  return item.map((block, index) =>
    index === 0 && block.kind === 'paragraph' ? renderText(block.text) : renderBlock(block),
  );
}

function renderTable({ align, head, rows }: Table): TemplateResult {
  const at = (index: number) => align[index] ?? nothing;
  return html`<div class="table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((cell, index) => html`<th scope="col" data-align=${at(index)}>${renderText(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, index) => html`<td data-align=${at(index)}>${renderText(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const renderText = (text: string) => parseInline(text).map(renderInline);

function renderInline(inline: Inline): TemplateResult | string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'strong':
      return html`<strong>${inline.inside.map(renderInline)}</strong>`;
    case 'emphasis':
      return html`<em>${inline.inside.map(renderInline)}</em>`;
    case 'strike':
      return html`<s>${inline.inside.map(renderInline)}</s>`;
    case 'link':
      break;
  }
  return renderLink(inline);
}

/** Where a link leads is said by us, whatever its words say. */
function renderLink({ link: { href, where }, inside }: Extract<Inline, { kind: 'link' }>): TemplateResult {
  const isSaid = inside.length === 1 && inside[0]?.kind === 'text' && saysWhere(inside[0].text, where);
  return html`<a href=${href} target="_blank" rel="noopener noreferrer"
      ><bdi>${inside.map(renderInline)}</bdi></a
    >${isSaid ? nothing : html` <bdi class="where">(${where})</bdi>`}`;
}

const saysWhere = (words: string, where: string): boolean =>
  words.replace(/^(?:https?:\/\/|mailto:|tel:)/, '').split(/[/?#]/)[0] === where;
