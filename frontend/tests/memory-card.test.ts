/** The memory card in a real browser: what is known, why, and changing it. */
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import {
  BINS,
  CODE,
  COFFEE,
  fact,
  GUEST,
  KEY,
  LENA,
  ME,
  MINE,
  OURS,
  page,
  REVISION,
  TABLET,
  WHY,
} from './memory-events.ts';
import { type OpenStage, openStage } from './stage.ts';

const CARD = 'butler-memory-card';
let stage: OpenStage;

const aria = () => stage.card.ariaSnapshot();
const button = (name: string | RegExp) => stage.card.getByRole('button', { name });
const text = (words: string | RegExp) => stage.card.getByText(words);

/** Waits for so many commands of a kind in all, and returns the newest. */
async function commands(type: string, count = 1): Promise<Readonly<Record<string, unknown>>> {
  const all = async () => (await stage.sent()).filter((one) => one['type'] === `butler/${type}`);
  await expect.poll(async () => (await all()).length).toBe(count);
  return (await all()).at(-1) ?? {};
}

/** Up to who is logged in. */
async function open(me: object, options: Parameters<OpenStage['mount']>[1] = {}): Promise<void> {
  stage = await openStage();
  await stage.mount(CARD, options);
  await stage.accept();
  await stage.send(REVISION);
  await commands('me/get');
  await stage.answer(me);
}

async function show(facts: object, options: Parameters<OpenStage['mount']>[1] = {}): Promise<void> {
  await open(ME, options);
  await commands('memory/list');
  await stage.answer(facts);
  await stage.card.getByRole('tabpanel').waitFor();
}

async function openFact(name: string | RegExp, why: object): Promise<void> {
  await button(name).click();
  await commands('memory/why');
  await stage.answer(why);
}

test('what is known about me: by whom, when, until when; a code only as that', async () => {
  await show(MINE, { language: 'en-GB' });
  expect(await aria()).toMatchInlineSnapshot(`
    "- heading "What I know" [level=2]
    - tablist "What to show":
      - tab "About me" [selected]
      - tab "Household"
      - tab "My butler"
    - tabpanel "About me":
      - search:
        - searchbox "Search"
      - status: 4 things
      - list:
        - listitem:
          - button "I like my coffee without milk Picked up · 8:10"
        - listitem:
          - button "My sister is called Lena You · 20 November"
        - listitem:
          - button "Aunt Ida is here You, corrected · 20 November · until 1 December"
        - listitem:
          - button "A code or password You · 1 March 2025"
    - status"
  `);
  expect(await commands('memory/list')).toEqual({
    type: 'butler/memory/list',
    scope: 'private',
    limit: 20,
  });
});

test('in German', async () => {
  await show(page([COFFEE, GUEST]), { language: 'de' });
  expect(await aria()).toMatchInlineSnapshot(`
    "- heading "Was ich weiß" [level=2]
    - tablist "Was gezeigt wird":
      - tab "Über mich" [selected]
      - tab "Haushalt"
      - tab "Mein Butler"
    - tabpanel "Über mich":
      - search:
        - searchbox "Suchen"
      - status: 2 Einträge
      - list:
        - listitem:
          - button "I like my coffee without milk Aufgeschnappt · 8:10"
        - listitem:
          - button "Aunt Ida is here Du, berichtigt · 20. November · bis 1. Dezember"
    - status"
  `);
});

test('why it is known', async () => {
  await show(MINE, { language: 'en-GB' });
  await openFact('My sister', WHY);
  await text('Why I know this').waitFor();
  const shown = await aria();
  for (const part of [
    'You told me · 20 November at 18:04 · Kitchen',
    '“remember that my sister is called Lena”',
    'Before that: “My sister is called Anna” · 1 October at 13:00',
    'Last used · 9:00',
  ])
    expect(shown).toContain(part);
  expect(await commands('memory/why')).toEqual({ type: 'butler/memory/why', fact_id: 'f1' });
});

test('what others told the household can be read, and not changed', async () => {
  await show(OURS, { config: { page: 'household' } });
  await openFact('The bins', { ...WHY, fact: BINS, sentence: null, exchange: null, outside: ['a mail'] });
  await text(/^Sam told the household/).waitFor();
  await text('That conversation also had somebody else’s text in it: a mail.').waitFor();
  expect(await button('Edit').count()).toBe(0);
  expect((await commands('memory/list'))['scope']).toBe('household');
});

test('a code is shown while its row is open, one at a time', async () => {
  const other = fact('f9', null);
  await show(page([CODE, other]));
  await button(/^A code/)
    .first()
    .click();
  await commands('memory/why');
  await stage.answer({
    ...WHY,
    fact: { ...CODE, fact: 'The bike lock is 4711' },
    before: [],
    exchange: null,
  });
  await text('The bike lock is 4711').waitFor();
  await button(/^A code/)
    .nth(1)
    .click();
  await commands('memory/why', 2);
  expect(await text('4711').count()).toBe(0);
  await stage.answer({ ...WHY, fact: other, before: [], exchange: null });
  await text('Codes are not shown on this screen.').waitFor();
});

test('corrected where it stands, once, also when the answer got lost', async () => {
  await show(MINE);
  await openFact('My sister', WHY);
  await button('Edit').click();
  const field = stage.card.getByLabel('What is right');
  await field.fill('  My sister is \n called Lene ');
  await button('Save').click();
  const first = await commands('memory/correct');
  expect(first).toMatchObject({ fact_id: 'f1', fact: 'My sister is called Lene' });
  // As the library does when the connection is lost.
  await stage.refuseCommand(3);
  await text('The connection was lost. Try again.').waitFor();
  await field.press('Enter');
  expect(await commands('memory/correct', 2)).toEqual(first);
  const corrected = { ...LENA, id: 'f8', fact: 'My sister is called Lene', source: 'corrected' };
  await stage.answer(corrected);
  await commands('memory/list', 2);
  await stage.answer(page([corrected, COFFEE]));
  await button('My sister is called Lene').waitFor();
});

test('what was corrected stays open, also when the list is there before the answer', async () => {
  await show(MINE);
  await openFact('My sister', WHY);
  await button('Edit').click();
  await stage.card.getByLabel('What is right').fill('My sister is called Lene');
  const corrected = { ...LENA, id: 'f8', fact: 'My sister is called Lene', source: 'corrected' };
  await stage.provide('butler/memory/list', page([corrected, COFFEE]));
  await stage.provide('butler/me/get', ME);
  await button('Save').click();
  await commands('memory/correct');
  await stage.send({ kind: 'snapshot', revision: 2 }, 'memory');
  await button('My sister is called Lene').waitFor();
  await stage.answer(corrected);
  await commands('memory/why', 2);
});

test('Escape leaves it as it was, and the focus where it was', async () => {
  await show(MINE);
  await openFact('My sister', WHY);
  await button('Edit').click();
  await stage.page.keyboard.type('!');
  await stage.page.keyboard.press('Escape');
  await button('Edit').waitFor();
  expect(
    await stage.page.evaluate(() => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      return one?.textContent?.includes('Lena');
    }),
  ).toBe(true);
  expect((await stage.sent()).some(({ type }) => type === 'butler/memory/correct')).toBe(false);
});

async function forget(): Promise<void> {
  await show(MINE);
  await openFact('My sister', WHY);
  await button('Forget').click();
  await commands('memory/forget');
  await stage.answer({});
  await commands('memory/list', 2);
  await stage.answer(page([COFFEE]));
}

test('forgotten, and had back within ten seconds', async () => {
  await forget();
  expect(await button(/^My sister/).count()).toBe(0);
  await text('Forgotten: My sister is called Lena').waitFor();
  // It has the focus.
  await stage.page.keyboard.press('Enter');
  expect(await commands('memory/keep')).toMatchObject({ fact_id: 'f1' });
  await stage.answer(LENA);
  await commands('memory/list', 3);
  await stage.answer(MINE);
  await button(/^My sister/).waitFor();
  expect(await text(/^Forgotten/).count()).toBe(0);
});

test('after ten seconds nothing can be undone any more', async () => {
  await forget();
  await button('Undo').waitFor();
  await stage.page.clock.runFor(10_500);
  expect(await button('Undo').count()).toBe(0);
});

test('an undo that was too late says so', async () => {
  await forget();
  await button('Undo').click();
  await commands('memory/keep');
  await stage.refuseCommand({ code: 'not_found', message: 'No.' });
  await text('That was too late: it is forgotten.').waitFor();
});

test('search: what is found is counted, what was shown stays until then', async () => {
  await show(MINE);
  await stage.card.getByRole('searchbox').fill('coffee');
  await stage.page.clock.runFor(300);
  expect(await commands('memory/list', 2)).toMatchObject({ search: 'coffee' });
  await button(/^My sister/).waitFor();
  await stage.answer(page([COFFEE]));
  await text('1 result for “coffee”').waitFor();
  await stage.card.getByRole('searchbox').fill('tea');
  await stage.page.clock.runFor(300);
  await commands('memory/list', 3);
  await stage.answer(page([]));
  await text('Nothing has “tea” in it.').waitFor();
});

test('more is shown, at once as long as that is little', async () => {
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => fact(`m${index + from}`, `thing number ${index + from}`));
  await show(page(many(20), { count: 130, next: 'a' }));
  for (const [count, limit] of [
    [2, 60],
    [3, 100],
  ] as const) {
    await button('Show more').click();
    expect(await commands('memory/list', count)).toMatchObject({ limit });
    await stage.answer(page(many(limit), { count: 130, next: 'b' }));
    await button(`thing number ${limit - 1}`).waitFor();
  }
  await button('Show more').click();
  expect(await commands('memory/list', 4)).toMatchObject({ limit: 100, after: 'b' });
  await stage.answer(page(many(30, 100), { count: 130 }));
  await button('thing number 129').waitFor();
  expect(await button('Show more').count()).toBe(0);
});

test('a screen that is nobody’s says that private things are hidden', async () => {
  await open(TABLET);
  expect(await commands('memory/list')).toMatchObject({ scope: 'household' });
  await stage.answer(page([{ ...KEY, is_own: false, is_changeable: false }]));
  await button(/^The spare key/).waitFor();
  await text('what people told in private is not shown here').waitFor();
  expect(await stage.card.getByRole('tab').count()).toBe(0);
});

test('a guest is told that the household is not shown', async () => {
  await show(page([], { sees: { private: true, household: false } }), { config: { page: 'household' } });
  await text('What the household told is not shown to guests.').waitFor();
});

test('nothing is known yet', async () => {
  await show(page([]));
  await text('Remember that my sister is called Lena').waitFor();
});

test('the app is away, and comes back by itself', async () => {
  stage = await openStage();
  await stage.mount(CARD, {});
  await stage.accept();
  await stage.send(REVISION);
  await commands('me/get');
  await stage.refuseCommand({ code: 'unavailable', message: 'No.' });
  await text('Butler does not answer').waitFor();
  await stage.page.clock.runFor(2_000);
  await commands('me/get', 2);
  await stage.answer(ME);
  await commands('memory/list');
});

test('what is known stays while the app is away', async () => {
  await show(MINE);
  await stage.send({ kind: 'snapshot', revision: 2 });
  await commands('me/get', 2);
  await commands('memory/list', 2);
  await stage.refuseCommand({ code: 'unavailable', message: 'No.' });
  await button(/^My sister/).waitFor();
});

test('a turn elsewhere has it asked again', async () => {
  await show(MINE);
  await stage.send({ kind: 'snapshot', revision: 2 });
  await commands('memory/list', 2);
});

test('while Home Assistant cannot be reached nothing can be changed, and nothing is hidden', async () => {
  await show(MINE);
  await openFact('My sister', WHY);
  await stage.disconnect();
  await button('Forget').click({ force: true });
  await button(/^My sister/).waitFor();
  expect((await stage.sent()).some(({ type }) => type === 'butler/memory/forget')).toBe(false);
});

test('in the picker it shows what is made up, and asks for nothing', async () => {
  stage = await openStage();
  await stage.mount(CARD, { preview: true });
  await button(/^My sister is called Lena/).waitFor();
  expect([await stage.sent(), await stage.asked()]).toEqual([[], []]);
});

test('text from outside is text', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  await show(page([fact('e', evil, { said_by: evil, is_own: false })]));
  await openFact(/img/, { ...WHY, fact: fact('e', evil, { said_by: evil, is_own: false }), outside: [evil] });
  await text('Why I know this').waitFor();
  expect(await stage.card.locator('img').count()).toBe(0);
});

const openMe = async (me: object = ME) => await open(me, { config: { page: 'me' }, language: 'en-GB' });

test('how the butler is with me', async () => {
  await openMe();
  await button('Save').waitFor();
  expect(await aria()).toMatchInlineSnapshot(`
    "- heading "What I know" [level=2]
    - tablist "What to show":
      - tab "About me"
      - tab "Household"
      - tab "My butler" [selected]
    - tabpanel "My butler":
      - region "How I am with you":
        - heading "How I am with you" [level=3]
        - paragraph: This changes how I speak with you, never what you may do.
        - text: What I call you
        - textbox "What I call you":
          - /placeholder: e.g. Captain
          - text: Captain
        - text: Tone
        - textbox "Tone":
          - /placeholder: e.g. warm, a little dry
        - text: Humour
        - textbox "Humour":
          - /placeholder: e.g. now and then
        - text: Length of answers
        - textbox "Length of answers":
          - /placeholder: e.g. brief
          - text: brief
        - text: Language
        - textbox "Language":
          - /placeholder: e.g. English
        - text: What to avoid
        - textbox "What to avoid":
          - /placeholder: e.g. exclamation marks
        - text: In your own words
        - textbox "In your own words":
          - /placeholder: e.g. Tell me the time before anything else in the morning.
          - text: Tell me the time first.
        - button "Save" [disabled]
        - button "Undo the last change"
        - paragraph: Changed by you · 21 November at 18:04
      - text: "Learn from what I say Off: I still keep what you ask me to remember, and pick up nothing else."
      - switch "Learn from what I say" [checked]
      - text: When I open the chat The browser asks once whether it may use the microphone.
      - combobox "When I open the chat":
        - option "Wait until I tap the microphone" [selected]
        - option "Listen at once"
      - group "Phones that I may reach you on":
        - text: "Phones that I may reach you on For questions that need your answer. None chosen: all of them."
        - checkbox "Pixel 11"
        - text: Pixel 11
        - checkbox "Tablet"
        - text: Tablet
      - region "What I keep of you":
        - heading "What I keep of you" [level=3]
        - paragraph: All that is kept of you, as one file.
        - button "Download everything"
        - button "Forget everything about me…"
    - status"
  `);
});

test('the manner is kept as the app reads it, and taken back', async () => {
  await openMe();
  await stage.card.getByLabel('Tone').fill('dry');
  await button('Save').click();
  const soul = '---\naddress: Captain\ntone: dry\nverbosity: brief\n---\nTell me the time first.';
  expect(await commands('me/set')).toMatchObject({ changes: { soul } });
  await stage.answer({ ...ME, soul });
  await text('Saved.').waitFor();
  await button('Undo the last change').click();
  expect(await commands('me/undo_soul')).toMatchObject({ soul });
  await stage.answer({ ...ME, soul: null, last_manner: null });
  await expect.poll(() => stage.card.getByLabel('Tone').inputValue()).toBe('');
  expect(await button('Undo the last change').count()).toBe(0);
});

test('too many words are not sent', async () => {
  await openMe();
  await stage.card.getByLabel('In your own words').fill('ü'.repeat(700));
  await text('use fewer words').waitFor();
  await button('Save').click({ force: true });
  expect((await stage.sent()).some(({ type }) => type === 'butler/me/set')).toBe(false);
});

test('learning, start mode, voice and phones count at once', async () => {
  await openMe({
    ...ME,
    voices: [
      { id: 'amy', name: 'Amy' },
      { id: 'bob', name: 'Bob' },
    ],
  });
  const changes = async (count: number) => (await commands('me/set', count))['changes'];
  await stage.card.getByRole('switch').click();
  expect(await changes(1)).toEqual({ is_learning: false });
  await stage.answer({
    ...ME,
    is_learning: false,
    voices: [
      { id: 'amy', name: 'Amy' },
      { id: 'bob', name: 'Bob' },
    ],
  });
  await stage.card.getByLabel('When I open the chat').selectOption('listen');
  expect(await changes(2)).toEqual({ start_mode: 'listen' });
  await stage.refuseCommand({ code: 'unavailable', message: 'No.' });
  await text('That did not get through. Try again.').waitFor();
  await stage.card.getByLabel('Voice of spoken replies').selectOption('Bob');
  expect(await changes(3)).toEqual({ voice: 'bob' });
  await stage.answer(ME);
  await stage.card.getByLabel('Pixel 11').click();
  expect(await changes(4)).toEqual({ notify: ['notify.mobile_app_pixel'] });
  await stage.answer({ ...ME, notify: ['notify.mobile_app_pixel'] });
  await stage.card.getByLabel('Pixel 11').click();
  expect(await changes(5)).toEqual({ notify: null });
});

test('paused learning is said where the facts are', async () => {
  await open({ ...ME, is_learning: false });
  await text('I learn nothing new about you at the moment.').waitFor();
});

test('everything is taken along as a file', async () => {
  await openMe();
  await button('Download everything').click();
  await commands('memory/export');
  const [download] = await Promise.all([stage.page.waitForEvent('download'), stage.answer({ version: 1 })]);
  expect(download.suggestedFilename()).toBe('butler-2026-11-22.json');
  expect(JSON.parse(await textOf(await download.createReadStream()))).toEqual({ version: 1 });
  await text('The file is among your downloads.').waitFor();
});

test('everything is forgotten once the word is typed', async () => {
  await openMe();
  await button('Forget everything about me…').click();
  await stage.page.keyboard.type('forge');
  await stage.page.keyboard.press('Enter');
  expect((await stage.sent()).some(({ type }) => type === 'butler/memory/forget_everything')).toBe(false);
  await stage.page.keyboard.type('t');
  await stage.page.keyboard.press('Enter');
  expect(await commands('memory/forget_everything')).toMatchObject({ is_sure: true });
  await stage.answer({ facts: 3, exchanges: 1, summaries: 0, kept: 1, left: 0 });
  await text(
    'Forgotten: 3 things and 1 conversation turn. 1 thing that you told the household stayed.',
  ).waitFor();
  await commands('me/get', 2);
});

test('tabs by the keyboard', async () => {
  await show(MINE);
  await stage.card.getByRole('tab', { name: 'About me' }).focus();
  await stage.page.keyboard.press('ArrowRight');
  expect(await commands('memory/list', 2)).toMatchObject({ scope: 'household' });
  await stage.page.keyboard.press('ArrowLeft');
  await stage.page.keyboard.press('ArrowLeft');
  await button('Save').waitFor();
});
