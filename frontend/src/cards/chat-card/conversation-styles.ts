import { css } from 'lit';

export const conversationStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* Kept by ourselves, as not every browser does. */
    overflow-anchor: none;
    /* What is for the ears alone scrolls with the rest; else the whole card could be scrolled. */
    position: relative;
    display: flex;
    flex-direction: column;
  }
  ol {
    /* Few messages stand above the field, and lines stay short enough to be read. */
    margin: auto auto 0;
    box-sizing: border-box;
    width: 100%;
    max-width: 760px;
    padding: 8px 16px;
    list-style: none;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  ol[hidden] {
    display: none;
  }
  li {
    min-width: 0;
    border-radius: 8px;
  }
  li:focus-visible {
    outline: 2px solid var(--butler-accent);
    outline-offset: 4px;
  }
  li time {
    display: block;
    padding-block: 8px 12px;
    text-align: center;
    color: var(--secondary-text-color, #727272);
    font-size: var(--ha-font-size-s, 12px);
    line-height: 16px;
  }
  .about {
    margin: 0;
    padding: 8px 16px 0;
    text-align: center;
    color: var(--secondary-text-color, #727272);
    font-size: var(--ha-font-size-s, 12px);
  }
  .about button {
    font-size: inherit;
  }
  .empty {
    margin: auto;
    padding: 16px;
    display: grid;
    gap: 16px;
    justify-items: center;
    text-align: center;
  }
  .empty p {
    margin: 0;
    font-size: var(--ha-font-size-l, 16px);
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }
  .suggestions button {
    min-height: 36px;
    padding: 6px 16px;
    border: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
    border-radius: 22px;
    color: inherit;
    font-weight: inherit;
  }
  .suggestions button:hover {
    text-decoration: none;
    border-color: currentcolor;
  }
  .question {
    border: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
    border-radius: 12px;
  }
  /* Above the messages, which do not move for them. */
  .loading,
  .new {
    position: absolute;
    inset-inline: 0;
    width: fit-content;
    margin-inline: auto;
    padding: 4px 16px;
    border-radius: 22px;
    background: var(--card-background-color, #fff);
    box-shadow: 0 1px 6px rgb(0 0 0 / 30%);
  }
  .loading {
    inset-block-start: 8px;
    margin-block: 0;
    color: var(--secondary-text-color, #727272);
    font-size: var(--ha-font-size-s, 12px);
  }
  .new {
    inset-block-end: 76px;
    min-height: 32px;
    padding-inline-start: 12px;
    gap: 4px;
  }
  .new ha-icon {
    --mdc-icon-size: 18px;
  }
  @media (forced-colors: active) {
    .loading,
    .new {
      border: 1px solid;
    }
  }
`;
