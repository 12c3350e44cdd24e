/** A page whose registry of elements is replaced after the cards are there, as Home Assistant's app does it. */
import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

test('what was defined too early is defined again, once', async () => {
  const { page } = await openStage();
  const again = await page.evaluate(async () => {
    const first = window.customElements;
    const defined: string[] = [];
    const other = {
      get: (name: string) => (defined.includes(name) ? HTMLElement : undefined),
      define: (name: string) => void defined.push(name),
    };
    Object.defineProperty(window, 'customElements', { value: other });
    first.define('home-assistant', class extends HTMLElement {});
    await first.whenDefined('home-assistant');
    window.dispatchEvent(new Event('load'));
    return defined;
  });
  expect(again).toHaveLength(new Set(again).size);
  const offered = await page.evaluate(() =>
    [...(window.customCards ?? []), ...(window.customBadges ?? [])].map(({ type }) => type),
  );
  expect(offered.length).toBeGreaterThan(2);
  expect(again).toEqual(
    expect.arrayContaining([...offered, 'butler-notice', 'butler-panel', 'll-strategy-dashboard-butler']),
  );
});
