import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    width: 100%;
    max-width: 752px;
    margin-inline: auto;
    padding: 8px 12px 12px;
  }
  .row {
    display: flex;
    /* For what is said about the microphone, above the field. */
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 2px;
    padding: 4px;
    border-radius: 24px;
    background: var(--secondary-background-color, #e5e5e5);
  }
  .row:focus-within {
    outline: 2px solid var(--butler-accent);
  }
  .field {
    flex: 1;
    min-width: 0;
    box-sizing: border-box;
    min-height: 40px;
    padding: 8px 12px;
    border: 0;
    /* Seen in forced colours; else it is the row's. */
    outline: 2px solid transparent;
    resize: none;
    background: none;
    color: var(--primary-text-color, #141414);
    font: inherit;
    /* Smaller, and a phone of Apple's zooms in. */
    font-size: 16px;
    line-height: 24px;
  }
  .field::placeholder {
    color: var(--secondary-text-color, #727272);
    opacity: 1;
  }
  textarea.field::placeholder {
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  button {
    flex: none;
    width: 40px;
    min-height: 40px;
    justify-content: center;
    border-radius: 22px;
  }
  button:hover {
    text-decoration: none;
  }
  .send {
    background: var(--butler-accent);
    color: var(--butler-on-accent);
  }
  .send ha-icon {
    --mdc-icon-size: 20px;
  }
  :host(:dir(rtl)) .send ha-icon {
    transform: scaleX(-1);
  }
  .send[aria-disabled='true'] {
    background: none;
    color: var(--secondary-text-color, #727272);
    cursor: default;
  }
  @media (pointer: coarse) {
    .field {
      min-height: 44px;
      padding-block: 10px;
    }
    .row {
      border-radius: 26px;
    }
  }
  @media (forced-colors: active) {
    .row {
      border: 1px solid;
    }
  }
`;
