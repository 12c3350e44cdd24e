/** The health card in a real browser: every state, and what a person can do in it. */
import { expect, test } from 'vitest';
import { AWAY, WELL, WITHOUT_KEY } from './health-events.ts';
import { type OpenStage, openStage, showCard } from './stage.ts';

const CARD = 'butler-health-card';
let stage: OpenStage;

/** What a person hears and sees, one line a thing. */
async function snapshot(): Promise<string> {
  await stage.page.locator(`${CARD}[data-ready]`).first().waitFor();
  return await stage.card.ariaSnapshot();
}

test('all is well', async () => {
  stage = await showCard(CARD, WELL);
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Butler" [level=2]
    - paragraph: Everything works
    - list:
      - listitem: App Running
      - listitem: Home Assistant Connected
      - listitem: Memory Embedded
      - listitem: Language model claude-haiku-5-5
      - listitem: Open questions 2
      - listitem:
        - text: Versions Fit together
        - term: App
        - definition: 0.1.0
        - term: Integration
        - definition: 0.1.0
        - term: Cards
        - definition: 0.1.0
    - group: Cost in detail
    - group: Last turns
    - group: Report a problem
    - status: Everything works"
  `);
  expect(await stage.asked()).toEqual([
    { message: { type: 'butler/subscribe', topic: 'health' }, state: 'standing' },
  ]);
});

test('what it cost, and what happens when the budget is nearly gone', async () => {
  const used = { requests: 9, input_tokens: 9_800, output_tokens: 2_100, cache_write_tokens: 0 };
  const month = { ...used, id: '2026-11', cost: 4.01, cache_read_tokens: 84_000 };
  const usage = { currency: 'USD', is_whole: true, budget: 4.5, standing: 'nearly', month, today: month };
  stage = await showCard(CARD, { ...WELL, usage }, { config: { show: ['cost'] } });
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Butler" [level=2]
    - paragraph: "Cost this month: $4.01 of $4.50"
    - list:
      - listitem:
        - text: Cost this month $4.01 of $4.50
        - paragraph:
          - text: "Most of the budget is gone: the small model answers until the month ends."
          - link "Open Butler":
            - /url: /config/integrations/integration/butler
      - listitem: Today $4.01, 95.9K tokens
      - listitem: From the cache 90%
    - status: "Cost this month: $4.01 of $4.50""
  `);
});

test('in German', async () => {
  stage = await showCard(CARD, WITHOUT_KEY, { language: 'de-CH' });
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Butler" [level=2]
    - paragraph: "Sprachmodell: Keines"
    - list:
      - listitem: App Läuft
      - listitem: Home Assistant Verbunden
      - listitem: Gedächtnis Eingebaut
      - listitem:
        - text: Sprachmodell Keines
        - paragraph:
          - text: Ohne Schlüssel gehen nur einfache Befehle. Gib in den Einstellungen einen ein.
          - link "Butler öffnen":
            - /url: /config/integrations/integration/butler
      - listitem: Offene Fragen 2
      - listitem:
        - text: Versionen Passen zusammen
        - term: App
        - definition: 0.1.0
        - term: Integration
        - definition: 0.1.0
        - term: Karten
        - definition: 0.1.0
    - group: Kosten im Einzelnen
    - group: Letzte Anfragen
    - group: Problem melden
    - status: "Sprachmodell: Keines""
  `);
});

test('in a language that nobody has written yet it is English', async () => {
  stage = await showCard(CARD, WELL, { language: 'nl' });
  expect(await snapshot()).toContain('Everything works');
});

test('what is wrong says what to do, and the keyboard gets there', async () => {
  stage = await showCard(CARD, WITHOUT_KEY);
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Butler" [level=2]
    - paragraph: "Language model: None"
    - list:
      - listitem: App Running
      - listitem: Home Assistant Connected
      - listitem: Memory Embedded
      - listitem:
        - text: Language model None
        - paragraph:
          - text: Without a key only simple commands work. Enter one in the settings.
          - link "Open Butler":
            - /url: /config/integrations/integration/butler
      - listitem: Open questions 2
      - listitem:
        - text: Versions Fit together
        - term: App
        - definition: 0.1.0
        - term: Integration
        - definition: 0.1.0
        - term: Cards
        - definition: 0.1.0
    - group: Cost in detail
    - group: Last turns
    - group: Report a problem
    - status: "Language model: None""
  `);
  await stage.page.keyboard.press('Tab');
  const focused = stage.card.locator('a:focus');
  expect(await focused.getAttribute('href')).toBe('/config/integrations/integration/butler');
  const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).toBe('solid');
});

test('loading shows nothing at first, then the shape of what comes', async () => {
  stage = await openStage();
  await stage.mount(CARD, {});
  await expect.poll(() => stage.card.getAttribute('data-ready')).toBeNull();
  expect(await stage.card.locator('.skeleton span').count()).toBe(6);
});

test.each([
  ['unauthorized', 'For administrators', null],
  ['unknown_command', 'Butler is not set up', 'Open integrations'],
  ['not_set_up', 'Butler is not set up', 'Open integrations'],
  ['home_assistant_error', 'This cannot be shown', 'Try again'],
])('refused with %s', async (code, title, action) => {
  stage = await openStage();
  await stage.give({ user: { is_admin: true } });
  await stage.mount(CARD, {});
  await stage.refuse(code);
  const heading = stage.card.getByRole('heading');
  await heading.waitFor();
  expect(await heading.innerText()).toBe(title);
  expect(await stage.card.getByRole('status').innerText()).toBe(title);
  const actions = stage.card.locator('a, button');
  expect(await actions.allInnerTexts()).toEqual(action === null ? [] : [action]);
});

test('an error is tried again by the keyboard', async () => {
  stage = await openStage();
  await stage.mount(CARD, {});
  await stage.refuse('home_assistant_error');
  expect(await stage.card.locator('code').innerText()).toBe('home_assistant_error');
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Enter');
  await expect.poll(async () => (await stage.asked()).length).toBe(2);
  await stage.accept();
  await stage.send(WELL);
  expect(await snapshot()).toContain('Everything works');
});

test('no entry that is loaded', async () => {
  stage = await showCard(CARD, { ...WELL, is_set_up: false, is_app_there: false, status: null });
  expect(await snapshot()).toContain('heading "Butler is not set up"');
});

test('the app is away: nothing is called fine', async () => {
  stage = await showCard(CARD, AWAY);
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Butler" [level=2]
    - paragraph: "App: Does not answer"
    - list:
      - listitem:
        - text: App Does not answer
        - paragraph:
          - text: Simple commands still work. Start the app; if it has moved, enter its new address.
          - link "Open Butler":
            - /url: /config/integrations/integration/butler
      - listitem: Home Assistant Unknown
      - listitem: Memory Unknown
      - listitem: Language model Unknown
      - listitem: Open questions 2
      - listitem:
        - text: Versions Fit together
        - term: App
        - definition: 0.1.0
        - term: Integration
        - definition: 0.1.0
        - term: Cards
        - definition: 0.1.0
    - group: Cost in detail
    - group: Last turns
    - group: Report a problem
    - status: "App: Does not answer""
  `);
});

test('offline keeps what was known, greyed, and comes back by itself', async () => {
  stage = await showCard(CARD, WELL, { language: 'en-GB' });
  await stage.disconnect();
  await stage.card.getByText('This is how it was at 14:02.').waitFor();
  expect(await stage.card.locator('.lagging').count()).toBe(1);
  await stage.connect();
  await stage.accept();
  await stage.send(AWAY);
  expect(await stage.card.locator('.lagging').count()).toBe(0);
  expect(await snapshot()).toContain('Does not answer');
});

test('offline before anything was known', async () => {
  stage = await openStage();
  await stage.disconnect();
  await stage.mount(CARD, {});
  expect(await snapshot()).toContain('No connection');
});

test('stale: Home Assistant is back, the butler’s part in it is not yet', async () => {
  stage = await showCard(CARD, WELL);
  await stage.disconnect();
  await stage.connect();
  await stage.refuse('unknown_command');
  await stage.card.getByText('Butler does not answer at the moment.').waitFor();
  expect(await snapshot()).toContain('Everything works');
});

test('another view and back: what was known is there at once', async () => {
  stage = await showCard(CARD, WELL);
  await stage.unmount();
  await stage.page.clock.runFor(6_000);
  expect((await stage.asked()).at(-1)?.state).toBe('ended');
  await stage.mount(CARD, {});
  await stage.page.locator(CARD).getByText('Everything works').first().waitFor();
  expect((await stage.asked()).length).toBe(2);
});

test('a card in the picker asks for nothing and shows what is made up', async () => {
  stage = await openStage();
  await stage.mount(CARD, { preview: true });
  expect(await snapshot()).toContain('Everything works');
  // Home Assistant says that it is a preview after it gave `hass`, before the card is on the page.
  expect(await stage.asked()).toEqual([]);
});

test('a card on a dashboard that is edited shows what is known', async () => {
  stage = await showCard(CARD, WITHOUT_KEY);
  await stage.mount(CARD, { preview: true });
  const second = stage.page.locator(CARD).nth(1);
  expect(await second.ariaSnapshot()).toContain('Language model: None');
  expect(await stage.asked()).toHaveLength(1);
});

test('the cards loaded again, as by an update, are the same cards with the same client', async () => {
  stage = await showCard(CARD, WELL);
  await stage.page.addScriptTag({ type: 'module', url: '/cards/butler-cards.js?v=newer' });
  await stage.mount(CARD, {});
  expect(await stage.asked()).toHaveLength(1);
  const offered = await stage.page.evaluate(() => window.customCards?.map(({ type }) => type) ?? []);
  expect(offered).toContain(CARD);
  expect(offered).toEqual([...new Set(offered)]);
});

test('nothing chosen says so', async () => {
  stage = await showCard(CARD, WELL, { config: { show: [], title: 'Our butler' } });
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Our butler" [level=2]
    - paragraph: Everything works
    - paragraph: Nothing is chosen to be shown here. Edit the card to choose.
    - status: Everything works"
  `);
});

test('text from outside is text', async () => {
  const model = { configured: true, name: '<img src=x onerror=alert(1)>', problem: null };
  stage = await showCard(CARD, { ...WELL, status: { ...WELL.status, model } });
  expect(await stage.card.locator('img').count()).toBe(0);
  expect(await snapshot()).toContain('<img src=x onerror=alert(1)>');
});
