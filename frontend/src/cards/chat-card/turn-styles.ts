import { css } from 'lit';

export const turnStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .answer {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    min-width: 0;
  }
  .answer .bubble {
    min-width: 0;
  }
  .steps {
    margin: 0;
    padding: 0 4px;
    list-style: none;
    display: grid;
    gap: 2px;
    color: var(--secondary-text-color, #727272);
    font-size: var(--ha-font-size-s, 12px);
    line-height: 20px;
  }
  .steps li {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .steps span {
    overflow-wrap: anywhere;
  }
  .steps ha-icon {
    --mdc-icon-size: 16px;
    height: 16px;
    flex: none;
  }
  .steps .running ha-icon {
    animation: turn 1s linear infinite;
  }
  .copy {
    flex: none;
    width: 32px;
    min-height: 32px;
    margin-block-end: 3px;
    justify-content: center;
    border-radius: 16px;
    color: var(--secondary-text-color, #727272);
  }
  .copy ha-icon {
    --mdc-icon-size: 16px;
  }
  .question {
    border: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
    border-radius: 12px;
  }
  .dots {
    display: flex;
    gap: 4px;
    padding-block: 14px;
  }
  .dots i {
    width: 6px;
    height: 6px;
    border-radius: 50%;
    background: var(--secondary-text-color, #727272);
    animation: blink 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes blink {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }
    30% {
      opacity: 1;
    }
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
  @media (hover: hover) {
    .copy {
      opacity: 0;
      transition: opacity 100ms;
    }
    :host(:hover) .copy,
    .copy:focus-visible {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i,
    .steps .running ha-icon {
      animation: none;
    }
  }
`;
