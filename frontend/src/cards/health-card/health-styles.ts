import { css } from 'lit';

export const healthStyles = css`
  .content {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding-block: 4px 8px;
  }
  .good {
    --tone: var(--success-color, #43a047);
  }
  .warning {
    --tone: var(--warning-color, #ffa600);
  }
  .bad {
    --tone: var(--error-color, #db4437);
  }
  .header {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 12px 16px;
  }
  .badge {
    flex: none;
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    color: var(--tone);
    background: color-mix(in srgb, var(--tone) 20%, transparent);
  }
  h2,
  p {
    margin: 0;
    font-size: inherit;
    line-height: inherit;
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .header p,
  .value,
  .help,
  dt,
  .fit,
  .empty {
    color: var(--secondary-text-color, #727272);
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    display: grid;
    grid-template-columns: 40px minmax(0, max-content) minmax(0, 1fr);
    column-gap: 12px;
    align-items: center;
    min-height: 40px;
    padding-inline: 16px;
  }
  li > ha-icon {
    justify-self: center;
    color: var(--state-icon-color, var(--secondary-text-color, #727272));
  }
  .value {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    text-align: end;
    overflow-wrap: anywhere;
  }
  li.bad .value,
  li.warning .value {
    color: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .mark {
    flex: none;
    --mdc-icon-size: 18px;
    color: var(--tone);
  }
  .help {
    grid-column: 2 / -1;
    padding-bottom: 8px;
  }
  .help a,
  .help button {
    min-height: 0;
  }
  .empty {
    padding: 0 16px 8px;
  }
  section {
    margin: 8px 16px 0;
    padding-block: 12px 4px;
    border-top: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin: 0;
  }
  dl div {
    display: flex;
    gap: 8px;
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .fit {
    display: flex;
    align-items: center;
    gap: 8px;
  }
`;
