import { css } from 'lit';

export const factRowStyles = css`
  :host {
    display: block;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 24px;
    column-gap: 12px;
    align-items: center;
    width: 100%;
    min-height: 56px;
    padding: 8px 16px;
    text-align: start;
    font-weight: inherit;
    line-height: 20px;
    color: inherit;
    border-radius: 0;
  }
  .row:hover {
    text-decoration: none;
    background: color-mix(in srgb, currentcolor 4%, transparent);
  }
  .row:focus-visible {
    outline-offset: -2px;
    border-radius: 8px;
  }
  .fact {
    overflow-wrap: anywhere;
  }
  .fact ha-icon {
    --mdc-icon-size: 16px;
    margin-inline-end: 6px;
    color: var(--secondary-text-color, #727272);
  }
  .row .quiet {
    grid-column: 1;
    font-size: var(--ha-font-size-s, 12px);
    line-height: 16px;
    text-wrap: balance;
  }
  .row > ha-icon {
    grid-column: 2;
    grid-row: 1 / span 2;
    color: var(--secondary-text-color, #727272);
  }
  .open {
    display: grid;
    gap: 8px;
    margin: 0 16px;
    padding-block: 4px 16px;
    line-height: 20px;
  }
  h3 {
    line-height: inherit;
  }
  .open p {
    overflow-wrap: anywhere;
  }
  blockquote {
    margin: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--divider-color, rgb(0 0 0 / 12%));
    overflow-wrap: anywhere;
  }
  .code {
    padding: 8px 12px;
    border-radius: 8px;
    background: var(--secondary-background-color, #e5e5e5);
    overflow-wrap: anywhere;
    user-select: all;
  }
`;
