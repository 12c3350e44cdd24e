import { css } from 'lit';

export const tabStyles = css`
  .tabs {
    display: flex;
    flex: none;
    padding-inline: 8px;
    border-block-end: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
    overflow-x: auto;
  }
  .tabs button {
    flex: none;
    min-height: 40px;
    padding: 0 8px;
    border-radius: 0;
    color: var(--secondary-text-color, #727272);
    border-block: 2px solid transparent;
    white-space: nowrap;
  }
  .tabs button:hover {
    text-decoration: none;
    color: var(--primary-text-color, #141414);
  }
  .tabs [aria-selected='true'] {
    color: var(--butler-accent);
    border-block-end-color: currentcolor;
  }
  .tabs button:focus-visible {
    outline-offset: -2px;
    border-radius: 8px;
  }
  @media (pointer: coarse) {
    .tabs button {
      min-height: 48px;
    }
  }
  @media (forced-colors: active) {
    /* Else they all have the edge that only the open one has. */
    .tabs button {
      border-block-color: Canvas;
    }
    .tabs [aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
