import { type Block, parseBlocks } from './blocks.ts';
import { type Inline, parseInline } from './inline.ts';

/** Markdown as it is said aloud. */
export const plainText = (text: string): string => parseBlocks(text.split('\n')).map(plainBlock).join('\n');

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return plain(parseInline(block.text));
    case 'code':
      return block.text;
    case 'quote':
      return block.blocks.map(plainBlock).join('\n');
    case 'list':
      return block.items.map((item) => item.map(plainBlock).join('\n')).join('\n');
    case 'table':
      return [block.head, ...block.rows]
        .map((row) => row.map((cell) => plain(parseInline(cell))).join(', '))
        .join('\n');
    case 'rule':
      break;
  }
  return '';
}

function plain(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return '\n';
      return inline.kind === 'text' || inline.kind === 'code' ? inline.text : plain(inline.inside);
    })
    .join('');
}
