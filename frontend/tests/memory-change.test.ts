/** The memory card in a real browser: correcting and forgetting. */
import { expect, test } from 'vitest';
import { COFFEE, LENA, ME, MINE, page, WHY } from './memory-events.ts';
import { useMemoryCard } from './memory-stage.ts';

const { stage, button, text, commands, show, openFact } = useMemoryCard();

test('corrected where it stands, once, also when the answer got lost', async () => {
  await show(MINE);
  await openFact('My sister', WHY);
  await button('Edit').click();
  const field = stage().card.getByLabel('What is right');
  await field.fill('  My sister is \n called Lene ');
  await button('Save').click();
  const first = await commands('memory/correct');
  expect(first).toMatchObject({ fact_id: 'f1', fact: 'My sister is called Lene' });
  // As the library does when the connection is lost.
  await stage().refuseCommand(3);
  await text('The connection was lost. Try again.').waitFor();
  await field.press('Enter');
  expect(await commands('memory/correct', 2)).toEqual(first);
  const corrected = { ...LENA, id: 'f8', fact: 'My sister is called Lene', source: 'corrected' };
  await stage().answer(corrected);
  await commands('memory/list', 2);
  await stage().answer(page([corrected, COFFEE]));
  await button('My sister is called Lene').waitFor();
});

test('what was corrected stays open, also when the list is there before the answer', async () => {
  await show(MINE);
  await openFact('My sister', WHY);
  await button('Edit').click();
  await stage().card.getByLabel('What is right').fill('My sister is called Lene');
  const corrected = { ...LENA, id: 'f8', fact: 'My sister is called Lene', source: 'corrected' };
  await stage().provide('butler/memory/list', page([corrected, COFFEE]));
  await stage().provide('butler/me/get', ME);
  await button('Save').click();
  await commands('memory/correct');
  await stage().send({ kind: 'snapshot', revision: 2 }, 'memory');
  await button('My sister is called Lene').waitFor();
  await stage().answer(corrected);
  await commands('memory/why', 2);
  expect(await button('My sister is called Lene').count()).toBe(1);
});

test('Escape leaves it as it was, and the focus where it was', async () => {
  await show(MINE);
  await openFact('My sister', WHY);
  await button('Edit').click();
  await stage().page.keyboard.type('!');
  await stage().page.keyboard.press('Escape');
  await button('Edit').waitFor();
  expect(
    await stage().page.evaluate(() => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      return one?.textContent?.includes('Lena');
    }),
  ).toBe(true);
  expect((await stage().sent()).some(({ type }) => type === 'butler/memory/correct')).toBe(false);
});

async function forget(): Promise<void> {
  await show(MINE);
  await openFact('My sister', WHY);
  await button('Forget').click();
  await commands('memory/forget');
  await stage().answer({});
  await commands('memory/list', 2);
  await stage().answer(page([COFFEE]));
}

test('forgotten, and had back within ten seconds', async () => {
  await forget();
  expect(await button(/^My sister/).count()).toBe(0);
  await text('Forgotten: My sister is called Lena').waitFor();
  await text('Old conversations in which it was said lose those words, too.').waitFor();
  // It has the focus.
  await stage().page.keyboard.press('Enter');
  expect(await commands('memory/keep')).toMatchObject({ fact_id: 'f1' });
  await stage().answer(LENA);
  await commands('memory/list', 3);
  await stage().answer(MINE);
  await button(/^My sister/).waitFor();
  expect(await text(/^Forgotten/).count()).toBe(0);
});

test('after ten seconds nothing can be undone any more', async () => {
  await forget();
  await button('Undo').waitFor();
  await stage().page.clock.runFor(10_500);
  expect(await button('Undo').count()).toBe(0);
});

test('an undo that was too late says so', async () => {
  await forget();
  await button('Undo').click();
  await commands('memory/keep');
  await stage().refuseCommand({ code: 'not_found', message: 'No.' });
  await text('That was too late: it is forgotten.').waitFor();
  expect(await text('That was too late: it is forgotten.').count()).toBe(1);
});
