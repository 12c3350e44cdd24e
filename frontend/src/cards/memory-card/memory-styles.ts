import { css } from 'lit';

/** What the parts of the memory card have in common. */
export const memoryStyles = css`
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h3 {
    font-size: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 24px;
  }
  .quiet {
    color: var(--secondary-text-color, #727272);
  }
  .note {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: 12px;
    align-items: start;
    padding: 8px 16px;
    line-height: 24px;
    color: var(--secondary-text-color, #727272);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .pill {
    min-height: 36px;
    padding: 4px 16px;
    border-radius: 18px;
    border: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
    justify-content: center;
  }
  .pill:hover {
    text-decoration: none;
    border-color: currentcolor;
  }
  .primary {
    background: var(--butler-accent);
    border-color: var(--butler-accent);
    color: var(--butler-on-accent);
  }
  .danger {
    color: color-mix(in srgb, var(--error-color, #db4437) 75%, var(--primary-text-color, #141414));
  }
  button[aria-disabled='true'] {
    color: var(--secondary-text-color, #727272);
    background: none;
    border-color: var(--divider-color, rgb(0 0 0 / 12%));
    cursor: default;
  }
  input:not([type='checkbox']),
  textarea,
  select {
    box-sizing: border-box;
    width: 100%;
    min-height: 40px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--outline-color, var(--divider-color, rgb(0 0 0 / 38%)));
    border-radius: 8px;
    font: inherit;
    line-height: 22px;
    color: var(--primary-text-color, #141414);
    background: transparent;
  }
  select,
  option {
    background: var(--card-background-color, #fff);
  }
  textarea {
    resize: vertical;
  }
  ::placeholder {
    color: var(--secondary-text-color, #727272);
    opacity: 1;
  }
  input:focus-visible,
  textarea:focus-visible,
  select:focus-visible {
    outline: 2px solid var(--butler-accent);
    outline-offset: -1px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .said:empty {
    display: none;
  }
  @media (pointer: coarse) {
    input:not([type='checkbox']),
    textarea,
    select {
      /* Smaller, and a phone zooms in. */
      font-size: max(16px, 1em);
    }
    .pill {
      min-height: 44px;
      border-radius: 22px;
    }
  }
`;
