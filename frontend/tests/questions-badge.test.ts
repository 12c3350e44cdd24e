/** The badge on the head of a view: there while something waits for this person, gone when nothing does. */
import { expect, test } from 'vitest';
import { away, ended, open, THEIRS, UNLOCK, WHICH } from './questions-events.ts';
import { openStage, showCard } from './stage.ts';

const BADGE = 'butler-questions-badge';

test('it counts what this person may answer, and hides when that is nothing', async () => {
  const stage = await showCard(BADGE, open(THEIRS));
  await expect.poll(() => stage.card.isVisible()).toBe(false);
  await stage.send(open(UNLOCK, WHICH, THEIRS));
  await expect.poll(() => stage.card.getByRole('status').innerText()).toBe('2 open questions');
  await stage.send(ended('q1', { end: 'expired' }));
  await expect.poll(() => stage.card.getByRole('status').innerText()).toBe('1 open question');
  await stage.send(ended('q2', { end: 'declined', by: 'Sam', door: 'voice' }));
  await expect.poll(() => stage.card.isVisible()).toBe(false);
});

test('while the app is away it says nothing', async () => {
  const stage = await showCard(BADGE, away);
  await expect.poll(() => stage.card.isVisible()).toBe(false);
  await stage.send(open(UNLOCK));
  await expect.poll(() => stage.card.isVisible()).toBe(true);
  await stage.send(away);
  await expect.poll(() => stage.card.isVisible()).toBe(false);
});

test('what hides or shows it is told to Home Assistant, once each', async () => {
  const stage = await openStage();
  await stage.page.evaluate(() => {
    document.addEventListener(
      'badge-visibility-changed',
      (event) =>
        void ((window as unknown as { told: unknown[] }).told ??= []).push((event as CustomEvent).detail),
      true,
    );
  });
  await stage.mount(BADGE, {});
  await stage.accept();
  await stage.send(open(UNLOCK));
  await stage.send(open(UNLOCK, WHICH));
  await stage.send(open());
  const told = await stage.page.evaluate(() => (window as unknown as { told: unknown[] }).told);
  expect(told.slice(-2)).toEqual([{ value: true }, { value: false }]);
});

test('it shares the card’s subscription, and other states draw nothing', async () => {
  const stage = await showCard(BADGE, open(UNLOCK));
  await stage.mount('butler-questions-card', {});
  expect(await stage.asked()).toHaveLength(1);
  await stage.tick(1);
  const before = await stage.drawn();
  await stage.tick(100);
  expect(await stage.drawn()).toEqual(before);
});

test('in the picker it is there, and asks for nothing', async () => {
  const stage = await openStage();
  await stage.mount(BADGE, { preview: true, language: 'de' });
  await stage.card.getByText('1 offene Frage').waitFor();
  expect(await stage.asked()).toEqual([]);
});

test('it leads to the view with the questions, to the butler’s own page, or nowhere', async () => {
  const stage = await showCard(BADGE, open(UNLOCK), { config: { view: 'questions' } });
  await stage.page.evaluate(() => history.replaceState(null, '', '/butler-dashboard/health'));
  // As on every change of what it counts.
  await stage.send(open(UNLOCK));
  await stage.card.getByRole('link', { name: '1 open question' }).focus();
  await stage.page.evaluate(() => {
    window.addEventListener('location-changed', () => document.body.setAttribute('data-went', ''));
  });
  await stage.page.keyboard.press('Enter');
  await stage.page.locator('body[data-went]').waitFor();
  expect(new URL(stage.page.url()).pathname).toBe('/butler-dashboard/questions');

  const elsewhere = await showCard(BADGE, open(UNLOCK));
  expect(await elsewhere.card.getByRole('link').count()).toBe(0);
  await elsewhere.give({ panels: { butler: {} } });
  await elsewhere.tick(1);
  expect(await elsewhere.card.getByRole('link').getAttribute('href')).toBe('/butler/questions');
});
