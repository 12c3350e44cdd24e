/** Deleting a conversation in a real browser: asked once more, and left again. */
import { expect, test } from 'vitest';
import { MESSAGE, RUNNING, snapshot } from './chat-events.ts';
import { driveChat } from './chat-stage.ts';
import type { OpenStage } from './stage.ts';

let stage: OpenStage;
const { show, button, log, lastSent } = driveChat((opened) => (stage = opened));

test('a conversation is deleted once one has said so again, and then it is empty', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await log().getByText('Is a window open?').waitFor();
  await button('Delete conversation').click();
  await stage.card.getByText('Delete this conversation?').waitFor();
  await button('Keep it').click();
  expect(await stage.card.getByText('Delete this conversation?').count()).toBe(0);
  await button('Delete conversation').click();
  const sure = stage.card.getByRole('button', { name: 'Delete', exact: true });
  await sure.click({ force: true });
  expect((await stage.sent()).map(({ type }) => type)).not.toContain('butler/chat/delete');
  await stage.page.clock.runFor(400);
  await sure.click();
  expect(await lastSent()).toEqual({ type: 'butler/chat/delete', thread: 'personal', is_sure: true });
  await stage.refuseCommand({ code: 'unavailable', message: 'My database is away.' });
  await stage.card.getByText('Not deleted: My database is away.').waitFor();
  await sure.click();
  await stage.answer({ exchanges: 1 });
  await stage.send(snapshot({ is_anew: true }), 'chat');
  await log().getByText('What can I do for you?').waitFor();
  expect(await button('Delete conversation').count()).toBe(0);
  await expect.poll(focused).toBe('field');
});

/** The class of what has the focus. */
const focused = () =>
  stage.page.evaluate(() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return one?.className;
  });

test('Escape keeps the conversation, and the focus is where it was', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  const reached: string[] = [];
  await stage.page.exposeFunction('reach', (key: string) => reached.push(key));
  await stage.page.evaluate('addEventListener("keydown", ({ key }) => reach(key))');
  await button('Delete conversation').focus();
  await stage.page.keyboard.press('Enter');
  await expect.poll(focused).toBe('keep');
  await stage.page.keyboard.press('Escape');
  await stage.card.getByRole('alertdialog').waitFor({ state: 'detached' });
  expect(await focused()).toBe('icon remove');
  expect(reached).not.toContain('Escape');
  await stage.page.keyboard.press('Enter');
  await expect.poll(focused).toBe('keep');
  await stage.page.keyboard.press('Enter');
  expect(await focused()).toBe('icon remove');
  expect(await stage.sent()).toEqual([]);
});

test.each([
  ['en', 'Delete conversation', 'Reload this page to go on.', 'Reload the page'],
  ['de', 'Unterhaltung löschen', 'Lade diese Seite neu, dann geht es weiter.', 'Seite neu laden'],
])('updated meanwhile, the page has to be loaded again to delete, which is said: %s', async (...all) => {
  const [language, remove, said, reload] = all;
  await show(snapshot({ messages: [MESSAGE] }), { language });
  await stage.page.route(/\/delete-thread-[^/]*\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error()' }),
  );
  await button(remove).click();
  await stage.card.locator('butler-notice').getByText(said).waitFor();
  expect(await stage.card.locator('[role=status]').allInnerTexts()).toContain(said);
  expect(await button(reload).count()).toBe(1);
  await button(remove).click();
  await stage.card.locator('butler-notice').waitFor({ state: 'detached' });
});

test('while something is answered nothing is deleted', async () => {
  await show(snapshot({ messages: [MESSAGE], turns: [RUNNING] }));
  await log().getByText('Make it cosy in the living room').waitFor();
  expect(await button('Delete conversation').count()).toBe(0);
});
