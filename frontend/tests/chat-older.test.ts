/** Older messages that cannot be loaded: that is said, and one tries again. */
import { expect, test } from 'vitest';
import { messages, snapshot } from './chat-events.ts';
import { driveChat } from './chat-stage.ts';
import type { OpenStage } from './stage.ts';

let stage: OpenStage;
const { show, button, log } = driveChat((opened) => (stage = opened));

const scroller = () => stage.card.locator('.scroller');
const scrollTo = (top: number) => scroller().evaluate((one, top) => (one.scrollTop = top), top);
const asked = async () => (await stage.sent()).filter(({ type }) => type === 'butler/chat/history');
const FULL = snapshot({ messages: messages(20, 40), has_more: true, next: 'cursor-20' });

test('it is said, nothing moves, and one tries again', async () => {
  await show(FULL);
  await log().getByText('Answer 39').waitFor();
  await scrollTo(100);
  await expect.poll(asked).toHaveLength(1);
  await stage.refuseCommand({ code: 'unavailable', message: 'My database is away.' });
  await stage.card.getByText('Earlier messages could not be loaded. My database is away.').waitFor();
  // Not by itself, or it would go on and on.
  await scrollTo(60);
  await scrollTo(90);
  await stage.page.clock.runFor(1_000);
  expect(await asked()).toHaveLength(1);
  await button('Try again').focus();
  await stage.page.keyboard.press('Enter');
  await expect.poll(asked).toHaveLength(2);
  expect((await asked())[1]).toEqual({
    type: 'butler/chat/history',
    thread: 'personal',
    before: 'cursor-20',
  });
  await stage.page.keyboard.press('Enter');
  expect(await asked()).toHaveLength(2);
  const before = await log().getByText('Question 21', { exact: true }).boundingBox();
  await stage.answer({ messages: messages(0, 20), has_more: false, next: null });
  await button('Try again').waitFor({ state: 'detached' });
  await log().getByText('Question 0', { exact: true }).waitFor({ state: 'attached' });
  const isThere = async () => {
    const after = await log().getByText('Question 21', { exact: true }).boundingBox();
    return Math.abs((after?.y ?? 0) - (before?.y ?? 0));
  };
  // It is as much higher as what was said of it was high.
  await expect.poll(isThere).toBeLessThan(60);
  const focused = () =>
    stage.card.locator('butler-conversation').evaluate(({ shadowRoot }) => {
      const items = [...(shadowRoot?.querySelectorAll('ol > li') ?? [])];
      return items.findIndex((item) => item === shadowRoot?.activeElement);
    });
  await expect.poll(focused).toBe(20);
});

test('without a reason it is said in German as well, and back at the end it is over', async () => {
  await show(FULL, { language: 'de' });
  await log().getByText('Answer 39').waitFor();
  await scrollTo(100);
  await expect.poll(asked).toHaveLength(1);
  await stage.refuseCommand(3);
  await stage.card.getByText('Frühere Nachrichten konnten nicht geladen werden.').waitFor();
  expect(await button('Nochmal versuchen').count()).toBe(1);
  await scroller().evaluate((one) => (one.scrollTop = one.scrollHeight));
  await button('Nochmal versuchen').waitFor({ state: 'detached' });
  await scrollTo(100);
  await expect.poll(asked).toHaveLength(2);
});
