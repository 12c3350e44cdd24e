import { css } from 'lit';

/** As Home Assistant's own chat draws them. */
export const bubbleStyles = css`
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .said {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    margin-inline-start: 15%;
  }
  .bubble {
    box-sizing: border-box;
    max-width: 100%;
    padding: 8px 14px;
    border-radius: 18px;
    overflow-wrap: anywhere;
  }
  .said .bubble {
    background: var(--butler-accent);
    color: var(--butler-on-accent);
    border-end-end-radius: 4px;
    white-space: pre-wrap;
  }
  .answer .bubble {
    width: fit-content;
    background: var(--secondary-background-color, #e5e5e5);
    border-end-start-radius: 4px;
  }
  .by {
    margin: 0 8px 2px;
    color: var(--secondary-text-color, #727272);
    font-size: var(--ha-font-size-s, 12px);
    line-height: 16px;
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    min-height: 32px;
    padding-inline: 4px;
    color: var(--secondary-text-color, #727272);
    font-size: var(--ha-font-size-s, 12px);
  }
  /* Beside the icon, also where the words need several lines. */
  .note:has(> ha-icon) {
    position: relative;
    padding-inline-start: 24px;
  }
  .note > ha-icon {
    --mdc-icon-size: 16px;
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: 4px;
  }
  .note button {
    font-size: inherit;
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }
  }
`;
