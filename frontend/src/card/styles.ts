import { css } from 'lit';

/** Buttons and links as every card draws them; Home Assistant's own elements change without notice. */
export const controls = css`
  :host {
    /* Home Assistant's own blue is too light for words on white; mixed, it suits any theme, light or dark. */
    --butler-accent: color-mix(
      in srgb,
      var(--primary-color, #009ac7) 70%,
      var(--primary-text-color, #141414)
    );
    --butler-on-accent: var(--card-background-color, #fff);
  }
  a,
  button {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    border: 0;
    padding: 0;
    background: none;
    font: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
    color: var(--butler-accent);
    cursor: pointer;
    text-decoration: none;
    border-radius: 4px;
  }
  a:hover,
  button:hover {
    text-decoration: underline;
  }
  a:focus-visible,
  button:focus-visible {
    outline: 2px solid var(--butler-accent);
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    /* Whatever a card says of it: no finger hits what is smaller. */
    a,
    button,
    summary {
      min-width: 44px !important;
      min-height: 44px !important;
    }
  }
`;

/** Lines in place of what is still to come; seen only when that takes longer than a moment. */
export const skeleton = css`
  .skeleton {
    padding: 16px;
    display: grid;
    gap: 16px;
    animation: appear 0s 150ms backwards;
  }
  .skeleton span {
    height: 20px;
    border-radius: 10px;
    background: color-mix(in srgb, var(--primary-text-color, #141414) 7%, transparent);
  }
  .skeleton span:first-child {
    width: 45%;
  }
  .skeleton span:nth-child(3n) {
    width: 85%;
  }
  .skeleton span:last-child {
    width: 65%;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`;

export const frame = css`
  ${skeleton}
  :host {
    display: block;
    height: 100%;
  }
  ha-card {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    height: 100%;
    overflow: hidden;
    container-type: inline-size;
    font-size: var(--ha-font-size-m, 14px);
    line-height: var(--ha-line-height-normal, 1.5);
    color: var(--primary-text-color, #141414);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .lag {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 16px;
    color: var(--secondary-text-color, #727272);
    background: var(--secondary-background-color, #e5e5e5);
  }
  .lag ha-icon {
    flex: none;
    --mdc-icon-size: 18px;
  }
  /* Not lighter: what is greyed has to be read as well. */
  .lagging {
    filter: grayscale(1);
    opacity: 0.9;
  }
`;
