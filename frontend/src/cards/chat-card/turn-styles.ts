import { css } from 'lit';

export const turnStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .answer {
    margin-inline-end: 8%;
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
    flex: none;
  }
  .steps .running ha-icon {
    animation: turn 1s linear infinite;
  }
  .about {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 28px;
    padding-inline: 4px;
    color: var(--secondary-text-color, #727272);
    font-size: var(--ha-font-size-s, 12px);
  }
  .about button {
    width: 28px;
    min-height: 28px;
    justify-content: center;
    border-radius: 14px;
    color: inherit;
  }
  .about ha-icon {
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
    .about > * {
      opacity: 0;
      transition: opacity 100ms;
    }
    :host(:hover) .about > *,
    :host(:focus-within) .about > * {
      opacity: 1;
    }
  }
  @media (pointer: coarse) {
    .about button {
      width: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i,
    .steps .running ha-icon {
      animation: none;
    }
  }
`;
