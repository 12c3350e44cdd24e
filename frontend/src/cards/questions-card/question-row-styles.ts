import { css } from 'lit';

export const rowStyles = css`
  :host {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    line-height: 20px;
  }
  :host([hidden]) {
    display: none;
  }
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h3 {
    font-size: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
    overflow-wrap: anywhere;
  }
  ul {
    list-style: none;
    overflow-wrap: anywhere;
  }
  p {
    color: var(--secondary-text-color, #727272);
    overflow-wrap: anywhere;
  }
  .ended {
    color: inherit;
  }
  /* What was asked steps back behind what became of it. */
  :host([data-ended]) h3,
  :host([data-ended]) ul {
    color: var(--secondary-text-color, #727272);
    font-weight: inherit;
  }
  .said:empty {
    display: none;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block: 8px 4px;
  }
  .answers button {
    min-height: 36px;
    min-width: 80px;
    justify-content: center;
    padding: 4px 16px;
    border-radius: 18px;
    border: 1px solid color-mix(in srgb, currentcolor 35%, transparent);
    color: var(--butler-accent);
    text-align: center;
    transition: opacity 150ms;
  }
  .answers .primary {
    background: var(--butler-accent);
    border-color: var(--butler-accent);
    color: var(--butler-on-accent);
  }
  .answers button:hover {
    text-decoration: none;
    border-color: currentcolor;
  }
  .answers button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  @media (pointer: coarse) {
    .answers button {
      min-height: 44px;
      border-radius: 22px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .answers button {
      transition: none;
    }
  }
`;
