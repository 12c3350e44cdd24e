/** What holds for every card in every state: to be seen, read aloud, reached, and let go of by anybody. */
import { expect, test } from 'vitest';
import { type OpenGallery, openGallery } from './gallery.ts';
import type { CardState } from './states/card-state.ts';
import { STATES } from './states/all-states.ts';

const cards = Object.entries(STATES);
/** Of all states of a card, on a machine that is busy. */
const DEADLINE = { timeout: 90_000 };

/** Every element, also inside shadow roots, called by a function in the page. */
const EACH = `
  const eachIn = (root) => [...root.querySelectorAll('*')].flatMap((one) =>
    [one, ...(one.shadowRoot === null ? [] : eachIn(one.shadowRoot))]);
  const upFrom = (one) => one.parentElement ?? one.getRootNode().host ?? null;
  const isInside = (one, selector) => one !== null && (one.matches(selector) || isInside(upFrom(one), selector));
  const stateOf = (one) => one.closest?.('figure')?.dataset.state ?? (upFrom(one) === null ? '' : stateOf(upFrom(one)));
  const show = (one) => stateOf(one) + ': ' + one.outerHTML.slice(0, 160);
  const isSeen = (one) => one.getClientRects().length > 0 && !isInside(one, '.hidden, [hidden]');
`;
/** Which of `window.order` has the focus, and whether one sees that. */
const FOCUS = `(() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const { outlineStyle, boxShadow } = getComputedStyle(one);
  return { index: window.order.indexOf(one), isSeen: outlineStyle !== 'none' || boxShadow !== 'none' };
})()`;
const CONTROLS = 'a[href], button, input, textarea, select, summary, [tabindex]';

/** What is cut: wider than its place, and no list that scrolls. */
const cut = async ({ page }: OpenGallery): Promise<string[]> =>
  page.evaluate(`(() => {${EACH}
    const scrolls = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
    return eachIn(document.body)
      .filter((one) => isSeen(one) && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
      .filter((one) => !scrolls(one) || one.matches('.content'))
      .map(show);
  })()`);

/** What can be clicked and not be reached by the keyboard. */
const unreachable = async ({ page }: OpenGallery): Promise<string[]> =>
  page.evaluate(`(() => {${EACH}
    return eachIn(document.body)
      .filter((one) => isSeen(one) && getComputedStyle(one).cursor === 'pointer')
      .filter((one) => !isInside(one, '${CONTROLS}, label'))
      .map(show);
  })()`);

/** Controls that stand outside the page, or that are too small to be hit. */
const badControls = async ({ page }: OpenGallery): Promise<string[]> =>
  page.evaluate(`(() => {${EACH}
    return eachIn(document.body)
      .filter((one) => isSeen(one) && one.matches('${CONTROLS}'))
      .filter((one) => {
        const { left, right, width, height } = one.getBoundingClientRect();
        const isInText = getComputedStyle(one).display === 'inline';
        return left < -1 || right > innerWidth + 1 || (!isInText && (width < 20 || height < 20));
      })
      .map(show);
  })()`);

/** Buttons, links and what opens, too small for a finger. */
const smallForFingers = async ({ page }: OpenGallery): Promise<string[]> =>
  page.evaluate(`(() => {${EACH}
    return eachIn(document.body)
      .filter((one) => isSeen(one) && one.matches('button, a[href], summary, [role=tab]'))
      // A badge is as high as Home Assistant's own beside it.
      .filter((one) => !one.matches('.badge'))
      // A link inside a sentence is as high as its line.
      .filter((one) => getComputedStyle(one).display !== 'inline')
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 43.9 || height < 43.9)
      .map(([one, { width, height }]) => width + ' × ' + height + ' ' + show(one));
  })()`);

const NORMAL = { width: 900, height: 900 };

test.each(cards)(
  '%s: axe finds nothing, light and dark, and everything can be reached',
  DEADLINE,
  async (_name, states) => {
    const gallery = await openGallery();
    for (const dark of [false, true]) {
      await gallery.show(states, { width: 400, dark });
      expect(await gallery.violations()).toEqual([]);
    }
    expect(await unreachable(gallery)).toEqual([]);
  },
);

test.each(cards)(
  '%s: nothing is cut on 320 px, twice as large, or from right to left',
  DEADLINE,
  async (_name, states) => {
    const gallery = await openGallery();
    const looks = [
      { width: 320, viewport: NORMAL },
      // Twice as large on the window of a small laptop.
      { width: 400, viewport: { width: 640, height: 400 } },
      { width: 320, viewport: NORMAL, language: 'de' },
      { width: 320, viewport: NORMAL, dir: 'rtl' },
      { width: 960, viewport: { width: 1000, height: 900 } },
    ] as const;
    for (const { viewport, ...look } of looks) {
      await gallery.page.setViewportSize(viewport);
      await gallery.show(states, look);
      const found = { cut: await cut(gallery), controls: await badControls(gallery) };
      expect({ look, ...found }).toEqual({ look, cut: [], controls: [] });
    }
  },
);

test.each(cards)(
  '%s: with a finger every button is at least 44 px high and wide',
  DEADLINE,
  async (_name, states) => {
    const gallery = await openGallery({ hasTouch: true, isMobile: true });
    expect(await gallery.page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    for (const language of ['en', 'de']) {
      await gallery.show(states, { width: 320, language });
      const found = { small: await smallForFingers(gallery), cut: await cut(gallery) };
      expect({ language, ...found }).toEqual({ language, small: [], cut: [] });
    }
  },
);

test.each(cards)(
  '%s: the keyboard gets to every control, in the order of the page, and out',
  DEADLINE,
  async (_name, states) => {
    const gallery = await openGallery();
    for (const state of interactive(states)) {
      await gallery.show([state], { width: 400 });
      const all = await gallery.page.evaluate<string[]>(`(() => {${EACH}
      window.order = eachIn(document.body).filter((one) =>
        isSeen(one) && one.id !== 'start' && one.matches('${CONTROLS}') && one.tabIndex >= 0 && !one.disabled && !isInside(one, '[inert]'));
      // A card may have moved the focus into itself.
      document.querySelector('#start')?.remove();
      document.body.prepend(Object.assign(document.createElement('button'), { id: 'start', textContent: 'Start' }));
      document.querySelector('#start').focus();
      return window.order.map(show);
    })()`);
      const reached: (string | undefined)[] = [];
      const unseen: (string | undefined)[] = [];
      for (let tabs = 0; tabs < all.length; tabs += 1) {
        await gallery.page.keyboard.press('Tab');
        const { index, isSeen } = await gallery.page.evaluate<{ index: number; isSeen: boolean }>(FOCUS);
        reached.push(all[index]);
        if (!isSeen) unseen.push(all[index]);
      }
      await gallery.page.keyboard.press('Tab');
      const { index } = await gallery.page.evaluate<{ index: number }>(FOCUS);
      // Out of the page, where there is nothing else, is its beginning again.
      const found = { state: state.name, reached, unseen, isOut: index <= 0 };
      expect(found).toEqual({ state: state.name, reached: all, unseen: [], isOut: true });
    }
  },
);

/** Those in which there is something to do; the walk through the others would be the same. */
function interactive(states: readonly CardState[]): readonly CardState[] {
  return states.filter(
    ({ events, refuse, after }) => (events !== undefined || refuse !== undefined) && after === undefined,
  );
}

test.each(cards)(
  '%s: in forced colours and without motion it can be read',
  DEADLINE,
  async (_name, states) => {
    const gallery = await openGallery();
    await gallery.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await gallery.show(states, { width: 400 });
    expect(await gallery.violations()).toEqual([]);
    const moving = await gallery.page.evaluate<string[]>(
      `document.getAnimations().filter((one) => Number(one.effect.getComputedTiming().duration) > 0).map((one) => one.effect.target.outerHTML)`,
    );
    expect(moving).toEqual([]);
  },
);

test.each(cards)(
  '%s: 200 times put on the page and taken off, nothing is left',
  DEADLINE,
  async (_name, states) => {
    const gallery = await openGallery();
    const count = () =>
      gallery.page.evaluate(() => ({
        subscriptions: window.gallery.subscriptions(),
        listeners: window.gallery.listeners(),
        page: window.gallery.pageListeners(),
      }));
    const start = (await count()).page;
    const full = states.filter(
      ({ events, preview, after }) => events !== undefined && preview !== true && after === undefined,
    );
    const shown = full.slice(0, 3);
    await gallery.show(shown, { width: 400 });
    const before = await count();
    await gallery.page.evaluate(() => window.gallery.flicker(200));
    await gallery.page.clock.runFor(6_000);
    expect(await count()).toEqual(before);
    await gallery.page.evaluate(() => window.gallery.clear());
    await gallery.page.clock.runFor(6_000);
    const { subscriptions, page } = await count();
    expect(subscriptions).toBe(0);
    // The clients stay, which hear when the page is hidden: one for each connection.
    expect(page).toEqual({ ...start, document: start.document + shown.length });
  },
);

/** The elements that draw anything, down to the innermost, while 600 states come that no card shows. */
const DRAWN = `(async () => {${EACH}
  const isOwner = (one) => Object.hasOwn(one, 'performUpdate');
  const upTo = (one) => (isOwner(one) ? one : upTo(Object.getPrototypeOf(one)));
  const places = [...document.querySelectorAll('.place > *')];
  const lit = upTo(places[0]);
  const { performUpdate } = lit;
  const drawn = new Set();
  lit.performUpdate = function () {
    drawn.add(stateOf(this) + ': ' + this.localName);
    return performUpdate.call(this);
  };
  const tick = async (count) => {
    for (let state = 0; state < count; state += 1) {
      for (const card of places) card.hass = { ...card.hass, states: { 'light.other': { state: String(state) } } };
      await Promise.resolve();
    }
    await Promise.all(eachIn(document.body).map((one) => one.updateComplete));
  };
  await tick(600);
  lit.performUpdate = performUpdate;
  return { elements: eachIn(document.body).filter((one) => one.updateComplete).length, drawn: [...drawn] };
})()`;

test.each(cards)('%s: 600 states that it does not show draw nothing', DEADLINE, async (_name, states) => {
  const gallery = await openGallery();
  await gallery.show(states, { width: 400 });
  const { drawn, elements } = await gallery.page.evaluate<{ drawn: string[]; elements: number }>(DRAWN);
  expect(elements).toBeGreaterThanOrEqual(states.length);
  expect(drawn).toEqual([]);
});
