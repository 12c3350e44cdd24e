import { css } from 'lit';

export const factsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .search {
    position: relative;
    padding: 8px 16px 0;
  }
  .search ha-icon {
    position: absolute;
    inset-block-start: 18px;
    inset-inline-start: 28px;
    --mdc-icon-size: 20px;
    color: var(--secondary-text-color, #727272);
    pointer-events: none;
  }
  .search input {
    padding-inline: 40px 12px;
    border-radius: 20px;
  }
  .count {
    padding: 8px 16px 4px;
    font-size: var(--ha-font-size-s, 12px);
    line-height: 16px;
  }
  li + li {
    border-block-start: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
  }
  .more {
    padding: 8px 16px;
    border-block-start: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
  }
  .none {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 24px 32px 32px;
    text-align: center;
    line-height: 20px;
    color: var(--secondary-text-color, #727272);
  }
  .none ha-icon {
    --mdc-icon-size: 40px;
    margin-block-end: 8px;
  }
  .none h3 {
    color: var(--primary-text-color, #141414);
  }
  .toast {
    display: none;
  }
  .toast[data-shown] {
    position: sticky;
    inset-block-end: 8px;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    margin: 8px;
    padding: 8px 16px;
    border-radius: 12px;
    line-height: 20px;
    color: var(--card-background-color, #fff);
    background: var(--primary-text-color, #141414);
    box-shadow: 0 2px 6px rgb(0 0 0 / 30%);
  }
  .toast small {
    font-size: var(--ha-font-size-s, 12px);
  }
  .toast span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .toast button {
    flex: none;
    color: inherit;
    text-decoration: underline;
  }
  .toast button:focus-visible {
    outline-color: currentcolor;
  }
  @media (forced-colors: active) {
    .toast[data-shown] {
      border: 1px solid;
    }
  }
`;
