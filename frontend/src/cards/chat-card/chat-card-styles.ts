import { css } from 'lit';

export const chatCardStyles = css`
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-height: 32px;
    padding: 12px 16px 8px;
  }
  h2 {
    margin: 0;
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 1.5;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .switch {
    display: flex;
    flex: none;
    padding: 2px;
    border-radius: 24px;
    background: var(--secondary-background-color, #e5e5e5);
  }
  .switch button {
    min-height: 28px;
    padding: 0 12px;
    border-radius: 22px;
    color: inherit;
    font-size: var(--ha-font-size-s, 12px);
  }
  .switch button:hover {
    text-decoration: none;
  }
  .switch [aria-pressed='true'] {
    background: var(--card-background-color, #fff);
    box-shadow: 0 1px 2px rgb(0 0 0 / 20%);
  }
  .icon {
    width: 40px;
    min-height: 40px;
    margin: -4px -8px -4px 0;
    justify-content: center;
    border-radius: 22px;
    color: var(--secondary-text-color, #727272);
  }
  .remove {
    flex: none;
    margin: -4px -4px -4px auto;
  }
  butler-conversation {
    flex: 1 1 360px;
    min-height: 0;
  }
  @media (forced-colors: active) {
    .switch [aria-pressed='true'] {
      outline: 2px solid;
      outline-offset: -2px;
    }
  }
`;
