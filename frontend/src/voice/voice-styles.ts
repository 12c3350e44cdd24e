import { css } from 'lit';

/**
 * The host has no box of its own: the button stands beside the field of whoever uses it, and the strip above both,
 * in a row that wraps.
 */
export const voiceStyles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .talk {
    flex: none;
    position: relative;
    width: 40px;
    min-height: 40px;
    height: 40px;
    justify-content: center;
    border-radius: 50%;
    color: var(--secondary-text-color, #727272);
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .talk:hover {
    text-decoration: none;
    color: var(--butler-accent, var(--primary-color, #009ac7));
  }
  .talk[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  .talk.on {
    background: var(--butler-accent, var(--primary-color, #009ac7));
    color: var(--butler-on-accent, var(--text-primary-color, #fff));
  }
  .talk.on::before {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: 50%;
    background: var(--butler-accent, var(--primary-color, #009ac7));
    opacity: 0.25;
    transform: scale(calc(1 + 0.5 * var(--level, 0)));
    pointer-events: none;
  }
  .talk ha-icon {
    position: relative;
    pointer-events: none;
  }
  .row {
    order: -1;
    flex: 1 0 100%;
    min-width: 0;
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    box-sizing: border-box;
    padding: 4px 8px;
    line-height: 20px;
    color: var(--primary-text-color, #141414);
  }
  .strip ha-icon {
    flex: none;
    color: var(--secondary-text-color, #727272);
    --mdc-icon-size: 20px;
  }
  .text {
    flex: 1 1 160px;
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin-inline-start: auto;
  }
  /* The accent is too weak on the field's ground. */
  .action {
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .meter {
    flex: none;
    display: flex;
    align-items: center;
    gap: 3px;
    height: 20px;
    color: var(--butler-accent, var(--primary-color, #009ac7));
  }
  .meter i {
    width: 3px;
    height: 100%;
    border-radius: 2px;
    background: currentcolor;
    transform: scaleY(clamp(0.15, calc(var(--level, 0) * var(--part, 1)), 1));
    transition: transform 80ms linear;
  }
  .meter i:nth-child(odd) {
    --part: 0.7;
  }
  .meter i:nth-child(3) {
    --part: 1.2;
  }
  @media (prefers-reduced-motion: reduce) {
    .meter i {
      transition: none;
    }
    .talk.on::before {
      transform: none;
    }
  }
  @media (forced-colors: active) {
    .talk {
      border: 1px solid ButtonText;
    }
    .talk.on {
      border: 2px solid Highlight;
    }
    .meter i {
      background: CanvasText;
    }
  }
`;
