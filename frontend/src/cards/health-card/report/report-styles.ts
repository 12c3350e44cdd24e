import { css } from 'lit';

export const reportStyles = css`
  :host {
    display: block;
    padding: 4px 16px 16px;
    line-height: 20px;
    --bar: var(--primary-color, #009ac7);
  }
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  h3 {
    margin-block: 16px 4px;
    font-size: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  h3:first-child {
    margin-block-start: 0;
  }
  .quiet,
  .value,
  .about,
  .axis,
  .scale,
  .took,
  time,
  .sum,
  time {
    color: var(--secondary-text-color, #727272);
  }
  .quiet {
    padding-block-end: 8px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  code {
    font-family: var(--ha-font-family-code, monospace);
    font-size: 0.93em;
    overflow-wrap: anywhere;
  }
  .value,
  .took,
  .sum,
  .scale,
  .axis {
    font-variant-numeric: tabular-nums;
  }
  .chart {
    position: relative;
    padding-block-start: 20px;
  }
  .scale {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    font-size: var(--ha-font-size-s, 12px);
  }
  svg {
    display: block;
    width: 100%;
    height: 88px;
    border-block: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
  }
  :host(:dir(rtl)) svg {
    transform: scaleX(-1);
  }
  rect {
    fill: var(--bar);
  }
  .axis {
    position: relative;
    height: 20px;
    font-size: var(--ha-font-size-s, 12px);
  }
  .axis span {
    position: absolute;
    inset-inline-start: calc(var(--at) * 100%);
    transform: translateX(-50%);
    white-space: nowrap;
  }
  :host(:dir(rtl)) .axis span {
    transform: translateX(50%);
  }
  .axis span:first-child {
    inset-inline-start: 0;
    transform: none;
  }
  .axis span:last-child {
    inset-inline: auto 0;
    transform: none;
  }
  .limit {
    margin-block-start: 8px;
  }
  .bars li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 12px;
    padding-block: 4px;
  }
  .bars .name {
    overflow-wrap: anywhere;
  }
  .bar {
    grid-column: 1 / -1;
    height: 4px;
    margin-block-start: 2px;
    border-radius: 2px;
    background: var(--divider-color, rgb(0 0 0 / 12%));
    overflow: hidden;
  }
  .bar::before {
    content: '';
    display: block;
    height: 100%;
    width: calc(var(--share) * 100%);
    border-radius: 2px;
    background: var(--bar);
  }
  .turns > li + li {
    border-block-start: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
  }
  summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto 24px;
    gap: 0 12px;
    align-items: start;
    padding-block: 10px;
    border-radius: 4px;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:focus-visible {
    outline: 2px solid var(--butler-accent);
    outline-offset: 2px;
  }
  .what,
  .about {
    display: block;
  }
  .about {
    font-size: var(--ha-font-size-s, 12px);
  }
  .bad > summary .outcome {
    font-weight: var(--ha-font-weight-medium, 500);
  }
  time {
    margin-inline-end: 4px;
    font-weight: normal;
  }
  .outcome ha-icon {
    --mdc-icon-size: 18px;
    color: var(--error-color, #db4437);
    vertical-align: text-bottom;
  }
  .chevron {
    --mdc-icon-size: 20px;
    color: var(--secondary-text-color, #727272);
    justify-self: end;
  }
  details[open] > summary .chevron {
    transform: rotate(180deg);
  }
  .steps {
    padding-block-end: 4px;
  }
  .steps li {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) 64px;
    gap: 0 12px;
    align-items: center;
    padding-block: 4px;
  }
  .steps .took {
    text-align: end;
  }
  .track {
    position: relative;
    height: 8px;
    border-radius: 4px;
    background: var(--divider-color, rgb(0 0 0 / 12%));
    overflow: hidden;
  }
  .track span {
    position: absolute;
    inset-block: 0;
    inset-inline-start: min(calc(var(--from) * 100%), calc(100% - 3px));
    width: max(3px, calc(var(--share) * 100%));
    border-radius: 4px;
    background: var(--bar);
  }
  .steps .tool .track span {
    background: var(--success-color, #43a047);
  }
  .steps .bad .track span {
    background: var(--error-color, #db4437);
  }
  .sum {
    padding-block: 4px 12px;
    font-size: var(--ha-font-size-s, 12px);
  }
  textarea {
    box-sizing: border-box;
    display: block;
    width: 100%;
    padding: 8px;
    resize: vertical;
    font: 12px/16px var(--ha-font-family-code, monospace);
    color: inherit;
    background: var(--primary-background-color, #fafafa);
    border: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
    border-radius: 8px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  textarea:focus-visible {
    outline: 2px solid var(--butler-accent);
    outline-offset: 1px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    padding-block-start: 8px;
  }
  .skeleton {
    padding: 0;
    gap: 12px;
  }
  .skeleton span {
    height: 16px;
  }
  @media (forced-colors: active) {
    .bar::before,
    .track span {
      forced-color-adjust: none;
      background: CanvasText !important;
    }
    .bar,
    .track {
      border: 1px solid CanvasText;
    }
    rect {
      fill: CanvasText;
    }
  }
`;
