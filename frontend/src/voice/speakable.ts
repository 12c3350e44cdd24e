/** What is read aloud of an answer in Markdown: the words, and of a link what it is called. */
export function speakable(markdown: string): string {
  return markdown
    .replaceAll(/```[\s\S]*?(?:```|$)/g, ' ')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s*(?:[-*+]|#{1,6}|>)\s+/gm, '')
    .replaceAll(/^\s*\|?[\s:|-]+\|?\s*$/gm, '')
    .replaceAll('|', ', ')
    .replaceAll(/(?<![\p{L}\p{N}])[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}(?![\p{L}\p{N}])|`/gu, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}
