import { css } from 'lit';

export const meStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    padding: 8px 16px 16px;
    line-height: 20px;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  section + section,
  .said + section {
    padding-block-start: 16px;
    border-block-start: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
  }
  h3 {
    margin-block-end: -8px;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    min-height: 40px;
  }
  .choice > span {
    flex: 1 1 180px;
  }
  .choice select {
    flex: 0 1 240px;
    width: auto;
    min-width: 0;
  }
  small {
    display: block;
    font-size: var(--ha-font-size-s, 12px);
    line-height: 16px;
    color: var(--secondary-text-color, #727272);
  }
  fieldset {
    display: grid;
    gap: 4px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  .phone {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 40px;
  }
  input[type='checkbox'] {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    cursor: pointer;
  }
  /* The browser's own is white in a dark theme that the browser does not know of. */
  .phone input {
    appearance: none;
    box-sizing: border-box;
    display: grid;
    place-content: center;
    border: 2px solid var(--secondary-text-color, #727272);
    border-radius: 4px;
  }
  .phone input:checked {
    border-color: var(--butler-accent);
    background: var(--butler-accent);
  }
  .phone input:checked::before {
    content: '';
    width: 12px;
    height: 12px;
    clip-path: polygon(14% 44%, 0 60%, 42% 98%, 100% 20%, 84% 6%, 40% 68%);
    background: var(--butler-on-accent);
  }
  input[role='switch'] {
    appearance: none;
    position: relative;
    width: 48px;
    height: 28px;
    border-radius: 14px;
    border: 2px solid var(--secondary-text-color, #727272);
    box-sizing: border-box;
  }
  input[role='switch']::before {
    content: '';
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: 4px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--secondary-text-color, #727272);
    transition: inset-inline-start 150ms;
  }
  input[role='switch']:checked {
    border-color: var(--butler-accent);
    background: var(--butler-accent);
  }
  input[role='switch']:checked::before {
    inset-inline-start: 24px;
    background: var(--butler-on-accent);
  }
  input:disabled {
    opacity: 0.6;
    cursor: default;
  }
  input[type='checkbox']:focus-visible {
    outline: 2px solid var(--butler-accent);
    outline-offset: 2px;
  }
  @media (prefers-reduced-motion: reduce) {
    input[role='switch']::before {
      transition: none;
    }
  }
  @media (pointer: coarse) {
    .phone,
    .choice {
      min-height: 48px;
    }
  }
  @media (forced-colors: active) {
    input[role='switch']::before {
      background: ButtonText;
      forced-color-adjust: none;
    }
    input[role='switch']:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
    input[role='switch']:checked::before {
      background: Canvas;
    }
    .phone input:checked::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
