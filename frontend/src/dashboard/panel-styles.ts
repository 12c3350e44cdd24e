import { css } from 'lit';

/** As Home Assistant's own pages with tabs: above on a wide screen, below the content on a narrow one. */
export const panelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    /* Home Assistant gives it the safe area and no height. */
    height: calc(100dvh - var(--safe-area-inset-top, 0px) - var(--safe-area-inset-bottom, 0px));
    color: var(--primary-text-color, #141414);
    background: var(--primary-background-color, #fafafa);
    font-size: var(--ha-font-size-m, 14px);
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    box-sizing: border-box;
    min-height: var(--header-height, 56px);
    padding-inline: 20px 12px;
    color: var(--app-header-text-color, var(--primary-text-color, #141414));
    background: var(--app-header-background-color, var(--card-background-color, #fff));
    border-block-end: var(--app-header-border-bottom, 1px solid var(--divider-color, rgb(0 0 0 / 12%)));
  }
  h1 {
    flex: none;
    margin: 0;
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-normal, 400);
    line-height: 1.2;
  }
  .menu {
    flex: none;
    justify-content: center;
    width: 48px;
    height: 48px;
    margin-inline-start: -12px;
    color: inherit;
    border-radius: 50%;
  }
  nav {
    flex: 1;
    align-self: stretch;
    display: flex;
    justify-content: center;
    min-width: 0;
  }
  nav a {
    position: relative;
    gap: 8px;
    padding-inline: 16px;
    color: inherit;
    border-radius: 0;
    white-space: nowrap;
  }
  nav a:hover {
    text-decoration: none;
    background: color-mix(in srgb, currentcolor 6%, transparent);
  }
  nav a:focus-visible {
    outline-color: currentcolor;
    outline-offset: -4px;
  }
  nav a::after {
    content: '';
    position: absolute;
    inset: auto 0 0;
    border-block-end: 2px solid transparent;
  }
  nav a[aria-current] {
    color: var(--butler-accent);
  }
  nav a[aria-current]::after {
    border-color: currentcolor;
  }
  b {
    box-sizing: border-box;
    min-width: 20px;
    padding-inline: 6px;
    border-radius: 10px;
    background: var(--butler-accent);
    color: var(--butler-on-accent);
    font-size: var(--ha-font-size-s, 12px);
    font-weight: var(--ha-font-weight-medium, 500);
    line-height: 20px;
    text-align: center;
  }
  main {
    flex: 1;
    min-height: 0;
    box-sizing: border-box;
    padding: 16px;
  }
  main > div {
    box-sizing: border-box;
    max-width: 720px;
    margin-inline: auto;
  }
  .filled > div {
    height: 100%;
    max-width: 960px;
  }
  .listed {
    overflow: auto;
  }
  main > p {
    color: var(--secondary-text-color, #727272);
    text-align: center;
  }
  :host([narrow]) {
    position: relative;
    padding-block-end: 64px;
    box-sizing: border-box;
  }
  :host([narrow]) main {
    padding: 8px;
  }
  :host([narrow]) nav {
    position: absolute;
    inset: auto 0 0;
    height: 64px;
    color: var(--primary-text-color, #141414);
    background: var(--sidebar-background-color, var(--card-background-color, #fff));
    border-block-start: 1px solid var(--divider-color, rgb(0 0 0 / 12%));
  }
  :host([narrow]) nav a {
    flex: 1;
    min-width: 0;
    flex-direction: column;
    justify-content: center;
    gap: 2px;
    padding-inline: 4px;
    font-size: var(--ha-font-size-s, 12px);
  }
  :host([narrow]) nav span {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  :host([narrow]) nav a::after {
    display: none;
  }
  :host([narrow]) nav a[aria-current] {
    color: var(--butler-accent);
  }
  :host([narrow]) b {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-start: calc(50% + 8px);
    min-width: 16px;
    padding-inline: 4px;
    font-size: 11px;
    line-height: 16px;
  }
`;
