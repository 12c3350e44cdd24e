import { css } from 'lit';

export const markdownStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }
  p,
  ul,
  ol,
  pre,
  blockquote,
  .table {
    margin-block: 8px;
  }
  :first-child {
    margin-block-start: 0;
  }
  :last-child {
    margin-block-end: 0;
  }
  h3 {
    margin-block: 16px 4px;
    font-size: 1.125em;
    font-weight: var(--ha-font-weight-bold, 600);
  }
  h3.minor {
    font-size: inherit;
  }
  ul,
  ol {
    padding-inline-start: 20px;
  }
  li {
    margin-block: 4px;
  }
  strong {
    font-weight: var(--ha-font-weight-bold, 600);
  }
  a {
    color: inherit;
    /* To be hit; it moves no line. */
    padding-block: 3px;
    text-underline-offset: 2px;
    border-radius: 2px;
  }
  .where {
    color: color-mix(in srgb, currentcolor 75%, transparent);
  }
  :focus-visible {
    outline: 2px solid var(--primary-color, #009ac7);
    outline-offset: 1px;
  }
  code {
    font-family: var(--ha-font-family-code, monospace);
    font-size: 0.875em;
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--divider-color, rgb(0 0 0 / 12%));
  }
  pre {
    overflow: auto;
    padding: 8px 12px;
    border-radius: 8px;
    background: var(--divider-color, rgb(0 0 0 / 12%));
  }
  pre code {
    padding: 0;
    background: none;
    overflow-wrap: normal;
  }
  blockquote {
    margin-inline: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--divider-color, rgb(0 0 0 / 12%));
    color: color-mix(in srgb, currentcolor 75%, transparent);
  }
  hr {
    border: 0;
    border-block-start: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
    margin-block: 12px;
  }
  .table {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    overflow-wrap: normal;
  }
  th,
  td {
    padding: 4px 12px;
    text-align: start;
    vertical-align: top;
    border-block-end: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 0;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  th {
    font-weight: var(--ha-font-weight-medium, 500);
  }
  [data-align='center'] {
    text-align: center;
  }
  [data-align='end'] {
    text-align: end;
  }
`;
