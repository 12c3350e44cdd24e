import { css } from 'lit';

export const healthStyles = css`
  :host {
    display: block;
    overflow: auto;
    padding-block: 4px 8px;
  }
  /* Not lighter: what is greyed has to be read as well. */
  .lagging {
    filter: grayscale(1);
    opacity: 0.9;
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
    line-height: 20px;
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
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: inherit;
  }
  .header p,
  .value,
  .help,
  dl,
  .empty {
    color: var(--secondary-text-color, #727272);
  }
  ul {
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 40px minmax(0, max-content) minmax(0, 1fr);
    column-gap: 12px;
    align-items: center;
    padding: 10px 16px;
    line-height: 20px;
  }
  li > ha-icon {
    justify-self: center;
    color: var(--secondary-text-color, #727272);
  }
  .value {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .bad .value,
  .warning .value {
    color: inherit;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .mark {
    flex: none;
    --mdc-icon-size: 20px;
    color: var(--tone);
  }
  .help,
  dl {
    grid-column: 2 / -1;
  }
  .help a,
  .help button {
    min-height: 0;
  }
  .empty {
    padding: 0 16px 8px;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    font-size: var(--ha-font-size-s, 12px);
  }
  dl div {
    display: flex;
    gap: 4px;
  }
  dd {
    font-variant-numeric: tabular-nums;
  }
  /* Half a section, or a phone with a large font: what is said of a thing stands under it. */
  @container (max-width: 320px) {
    li {
      grid-template-columns: 40px minmax(0, 1fr);
      padding-block: 4px;
    }
    li > ha-icon {
      grid-row: span 2;
    }
    .value {
      justify-content: space-between;
      text-align: start;
    }
  }
`;
