/** The memory card in a real browser: how the butler is with me, and what is kept of me. */
import { text as textOf } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ME, REVISION } from './memory-events.ts';
import { CARD, useMemoryCard } from './memory-stage.ts';

const { stage, aria, button, text, commands, open } = useMemoryCard();

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
  await stage().card.getByLabel('Tone').fill('dry');
  await button('Save').click();
  const soul = '---\naddress: Captain\ntone: dry\nverbosity: brief\n---\nTell me the time first.';
  expect(await commands('me/set')).toMatchObject({ changes: { soul } });
  await stage().answer({ ...ME, soul });
  await text('Saved.').waitFor();
  await button('Undo the last change').click();
  expect(await commands('me/undo_soul')).toMatchObject({ soul });
  await stage().answer({ ...ME, soul: null, last_manner: null });
  await expect.poll(() => stage().card.getByLabel('Tone').inputValue()).toBe('');
  expect(await button('Undo the last change').count()).toBe(0);
});

test('what is typed stays over another tab and a page made anew, until it is saved or discarded', async () => {
  const tone = () => stage().card.getByLabel('Tone');
  await openMe();
  expect(await button('Discard').count()).toBe(0);
  await tone().fill('dry');
  await stage().card.getByRole('tab', { name: 'Household' }).click();
  await tone().waitFor({ state: 'detached' });
  await stage().card.getByRole('tab', { name: 'My butler' }).click();
  expect(await tone().inputValue()).toBe('dry');
  await stage().page.evaluate(() => document.querySelector('.place')?.remove());
  await stage().page.clock.runFor(6_000);
  await stage().provide('butler/me/get', ME);
  await stage().mount(CARD, { config: { page: 'me' } });
  await stage().accept();
  await stage().send(REVISION);
  await expect.poll(() => tone().inputValue()).toBe('dry');
  await button('Discard').click();
  expect(await tone().inputValue()).toBe('');
  expect(await stage().card.getByLabel('What I call you').inputValue()).toBe('Captain');
  expect(await button('Discard').count()).toBe(0);
  // What is so now is another thing than what was to be changed.
  await tone().fill('dry');
  await button('Save').click();
  await commands('me/set');
  await stage().answer({ ...ME, soul: '---\ntone: very dry\n---' });
  await expect.poll(() => tone().inputValue()).toBe('very dry');
  expect(await button('Discard').count()).toBe(0);
});

test('too many words are not sent', async () => {
  await openMe();
  await stage().card.getByLabel('In your own words').fill('ü'.repeat(700));
  await text('use fewer words').waitFor();
  await button('Save').click({ force: true });
  expect((await stage().sent()).some(({ type }) => type === 'butler/me/set')).toBe(false);
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
  await stage().card.getByRole('switch').click();
  expect(await changes(1)).toEqual({ is_learning: false });
  await stage().answer({
    ...ME,
    is_learning: false,
    voices: [
      { id: 'amy', name: 'Amy' },
      { id: 'bob', name: 'Bob' },
    ],
  });
  await stage().card.getByLabel('When I open the chat').selectOption('listen');
  expect(await changes(2)).toEqual({ start_mode: 'listen' });
  await stage().refuseCommand({ code: 'unavailable', message: 'No.' });
  await text('That did not get through. Try again.').waitFor();
  await stage().card.getByLabel('Voice of spoken replies').selectOption('Bob');
  expect(await changes(3)).toEqual({ voice: 'bob' });
  await stage().answer(ME);
  await stage().card.getByLabel('Pixel 11').click();
  expect(await changes(4)).toEqual({ notify: ['notify.mobile_app_pixel'] });
  await stage().answer({ ...ME, notify: ['notify.mobile_app_pixel'] });
  await stage().card.getByLabel('Pixel 11').click();
  expect(await changes(5)).toEqual({ notify: null });
});

test('learning is paused for a day, says until when, and stays off with a word', async () => {
  const off = { ...ME, is_learning: false };
  await openMe(off);
  await stage().page.clock.pauseAt(new Date('2026-11-22T15:00:00Z'));
  const howLong = stage().card.getByLabel('Off for how long');
  await howLong.selectOption('A day from now');
  const until = '2026-11-23T15:00:00.000Z';
  const pause = { is_learning: false, learns_again_at: until };
  expect(await commands('me/set')).toMatchObject({ changes: pause });
  await stage().answer({ ...ME, ...pause });
  const chosen = () => howLong.locator('option:checked').innerText();
  await expect.poll(chosen).toContain('Until 23\u00A0November at 15:00');
  await stage().card.getByRole('tab', { name: 'About me' }).click();
  await text(/^I learn nothing new about you until .*23/).waitFor();
  await stage().card.getByRole('tab', { name: 'My butler' }).click();
  await howLong.selectOption('Until I switch it on');
  expect(await commands('me/set', 2)).toMatchObject({
    changes: { is_learning: false, learns_again_at: null },
  });
});

test('paused learning is said where the facts are', async () => {
  await open({ ...ME, is_learning: false });
  await text('I learn nothing new about you at the moment.').waitFor();
  expect(await text('I learn nothing new about you at the moment.').count()).toBe(1);
});

test('everything is taken along as a file', async () => {
  await openMe();
  await button('Download everything').click();
  await commands('memory/export');
  const [download] = await Promise.all([
    stage().page.waitForEvent('download'),
    stage().answer({ version: 1 }),
  ]);
  expect(download.suggestedFilename()).toBe('butler-2026-11-22.json');
  expect(JSON.parse(await textOf(await download.createReadStream()))).toEqual({ version: 1 });
  await text('The file is among your downloads.').waitFor();
});

test('everything is forgotten once the word is typed', async () => {
  await openMe();
  await button('Forget everything about me…').click();
  await stage().page.keyboard.type('forge');
  await stage().page.keyboard.press('Enter');
  expect((await stage().sent()).some(({ type }) => type === 'butler/memory/forget_everything')).toBe(false);
  await stage().page.keyboard.type('t');
  await stage().page.keyboard.press('Enter');
  expect(await commands('memory/forget_everything')).toMatchObject({ is_sure: true });
  await stage().answer({ facts: 3, exchanges: 1, summaries: 0, kept: 1, left: 0 });
  await text(
    'Forgotten: 3 things and 1 conversation turn. 1 thing that you told the household stayed.',
  ).waitFor();
  await commands('me/get', 2);
});
