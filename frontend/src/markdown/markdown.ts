/** What is loaded to show and to say Markdown. */
import { defineElement } from '../home-assistant/define-element.ts';
import { MarkdownText } from './markdown-text.ts';
import { plainText } from './plain-text.ts';

export const markdown = { plainText };

defineElement('butler-markdown', MarkdownText);
