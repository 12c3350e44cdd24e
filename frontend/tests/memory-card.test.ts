/** The memory card in a real browser: what is known, why, and what it says when that cannot be had. */
import { expect, test } from 'vitest';
import { BINS, CODE, COFFEE, fact, GUEST, KEY, ME, MINE, OURS, page, TABLET, WHY } from './memory-events.ts';
import { useMemoryCard } from './memory-stage.ts';

const { stage, aria, button, text, commands, mount, open, show, openFact } = useMemoryCard();

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
  await stage().answer({
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
  await stage().answer({ ...WHY, fact: other, before: [], exchange: null });
  await text('Codes are not shown on this screen.').waitFor();
});

test('search: what is found is counted, what was shown stays until then', async () => {
  await show(MINE);
  await stage().card.getByRole('searchbox').fill('coffee');
  await stage().page.clock.runFor(300);
  expect(await commands('memory/list', 2)).toMatchObject({ search: 'coffee' });
  await button(/^My sister/).waitFor();
  await stage().answer(page([COFFEE]));
  await text('1 result for “coffee”').waitFor();
  await stage().card.getByRole('searchbox').fill('tea');
  await stage().page.clock.runFor(300);
  await commands('memory/list', 3);
  await stage().answer(page([]));
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
    await stage().answer(page(many(limit), { count: 130, next: 'b' }));
    await button(`thing number ${limit - 1}`).waitFor();
  }
  await button('Show more').click();
  expect(await commands('memory/list', 4)).toMatchObject({ limit: 100, after: 'b' });
  await stage().answer(page(many(30, 100), { count: 130 }));
  await button('thing number 129').waitFor();
  expect(await button('Show more').count()).toBe(0);
});

test('a screen that is nobody’s says that private things are hidden', async () => {
  await open(TABLET);
  expect(await commands('memory/list')).toMatchObject({ scope: 'household' });
  await stage().answer(page([{ ...KEY, is_own: false, is_changeable: false }]));
  await button(/^The spare key/).waitFor();
  await text('what people told in private is not shown here').waitFor();
  expect(await stage().card.getByRole('tab').count()).toBe(0);
});

test('a guest is told that the household is not shown', async () => {
  await show(page([], { sees: { private: true, household: false } }), { config: { page: 'household' } });
  await text('What the household told is not shown to guests.').waitFor();
  expect(await text('What the household told is not shown to guests.').count()).toBe(1);
});

test('nothing is known yet', async () => {
  await show(page([]));
  await text('Remember that my sister is called Lena').waitFor();
  expect(await text('Remember that my sister is called Lena').count()).toBe(1);
});

test('the app is away, and comes back by itself', async () => {
  await mount();
  await stage().refuseCommand({ code: 'unavailable', message: 'No.' });
  await text('Butler does not answer').waitFor();
  await stage().page.clock.runFor(2_000);
  await commands('me/get', 2);
  await stage().answer(ME);
  await commands('memory/list');
  await expect.poll(() => text('Butler does not answer').count()).toBe(0);
});

test('what is known stays while the app is away', async () => {
  await show(MINE);
  await stage().send({ kind: 'snapshot', revision: 2 });
  await commands('me/get', 2);
  await commands('memory/list', 2);
  await stage().refuseCommand({ code: 'unavailable', message: 'No.' });
  await button(/^My sister/).waitFor();
  expect(await button(/^My sister/).count()).toBe(1);
});

test('a turn elsewhere has it asked again', async () => {
  await show(MINE);
  await stage().send({ kind: 'snapshot', revision: 2 });
  await commands('memory/list', 2);
  expect(await stage().card.count()).toBe(1);
});

test('while Home Assistant cannot be reached nothing can be changed, and nothing is hidden', async () => {
  await show(MINE);
  await openFact('My sister', WHY);
  await stage().disconnect();
  await button('Forget').click({ force: true });
  await button(/^My sister/).waitFor();
  expect((await stage().sent()).some(({ type }) => type === 'butler/memory/forget')).toBe(false);
});

test('in the picker it shows what is made up, and asks for nothing', async () => {
  await mount({ preview: true });
  await button(/^My sister is called Lena/).waitFor();
  expect([await stage().sent(), await stage().asked()]).toEqual([[], []]);
});

test('text from outside is text', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  await show(page([fact('e', evil, { said_by: evil, is_own: false })]));
  await openFact(/img/, { ...WHY, fact: fact('e', evil, { said_by: evil, is_own: false }), outside: [evil] });
  await text('Why I know this').waitFor();
  expect(await stage().card.locator('img').count()).toBe(0);
});

test('tabs by the keyboard', async () => {
  await show(MINE);
  await stage().card.getByRole('tab', { name: 'About me' }).focus();
  await stage().page.keyboard.press('ArrowRight');
  expect(await commands('memory/list', 2)).toMatchObject({ scope: 'household' });
  await stage().page.keyboard.press('ArrowLeft');
  await stage().page.keyboard.press('ArrowLeft');
  await button('Save').waitFor();
});
