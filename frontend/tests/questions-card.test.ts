/** The questions card in a real browser: what is asked, answering it, and what others answered. */
import { expect, test } from 'vitest';
import { away, ended, open, THEIRS, UNLOCK, WHICH } from './questions-events.ts';
import { type OpenStage, openStage } from './stage.ts';

const CARD = 'butler-questions-card';
const ARMED_AFTER_MS = 400;
let stage: OpenStage;

const snapshot = () => stage.card.ariaSnapshot();
/** Also where it says that it cannot be pressed. */
const press = async (name: string) => await button(name).click({ force: true });
const button = (name: string) => stage.card.getByRole('button', { name, exact: true });

const aloud = async () => await stage.card.locator('ha-card > [role=status]').innerText();
/** The question and the name of what has the focus in the card. */
const focused = async () =>
  await stage.card.evaluate((card) => {
    const one = card.shadowRoot?.activeElement;
    const within = one?.shadowRoot?.activeElement;
    const question = one?.shadowRoot?.querySelector('h3')?.textContent ?? '';
    return [question, (within ?? one)?.textContent?.trim()];
  });

/** Time stands still: only the test moves it. */
async function show(event: object, options: Parameters<OpenStage['mount']>[1] = {}): Promise<void> {
  stage = await openStage();
  await stage.page.clock.pauseAt(new Date('2026-11-22T14:03:00Z'));
  await stage.mount(CARD, options);
  await stage.accept();
  await stage.send(event);
}

async function showArmed(...what: Parameters<typeof show>): Promise<void> {
  await show(...what);
  // Words of another language come when they come; only what is drawn can be armed.
  await stage.card.getByRole('heading', { level: 3 }).first().waitFor();
  await stage.page.clock.runFor(ARMED_AFTER_MS);
}

test('what will run, who asked and why, until when', async () => {
  await showArmed(open(UNLOCK, WHICH, THEIRS), { language: 'en-GB' });
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Questions" [level=2]
    - heading "Unlock the front door?" [level=3]
    - paragraph: Mia asked at 14:00, open until Monday 14:00.
    - paragraph: It opens, unlocks or stops something that matters. It needs an adult’s yes.
    - group "Unlock the front door?":
      - button "Yes"
      - button "No"
    - heading "The desk lamp or the floor lamp?" [level=3]
    - paragraph: Asked at 14:00, open until 14:05.
    - paragraph: More than one thing could be meant. Somebody else’s text led to it. From the invitation "Dinner".
    - group "The desk lamp or the floor lamp?":
      - button "the desk lamp"
      - button "the floor lamp"
      - button "Neither"
    - heading "Open the garage door?" [level=3]
    - list "What will run":
      - listitem: "Unlock: Front Door"
    - paragraph: Mia asked at 14:00, open until Monday 14:00.
    - paragraph: It opens, unlocks or stops something that matters. It needs an adult’s yes.
    - paragraph: Somebody else has to answer this.
    - status: 3 open questions"
  `);
  expect(await stage.asked()).toEqual([
    { message: { type: 'butler/subscribe', topic: 'questions' }, state: 'standing' },
  ]);
});

test('who wants other times has them at once', async () => {
  await showArmed(open(UNLOCK), { language: 'en-GB' });
  const drawn = await stage.drawn();
  await stage.give({ locale: { time_format: '12' } });
  await stage.tick(2);
  await stage.card.getByText(/Mia asked at 2:00\s?pm/i).waitFor();
  expect(await stage.drawn()).toEqual(drawn.map((times) => times + 1));
});

test('in German', async () => {
  await showArmed(open(WHICH), { language: 'de' });
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Fragen" [level=2]
    - heading "The desk lamp or the floor lamp?" [level=3]
    - paragraph: Gefragt um 14:00, offen bis 14:05.
    - paragraph: "Es kann mehr als eines gemeint sein. Ein fremder Text hat dazu geführt. Aus: the invitation \\"Dinner\\"."
    - group "The desk lamp or the floor lamp?":
      - button "the desk lamp"
      - button "the floor lamp"
      - button "Keines davon"
    - status: 1 offene Frage"
  `);
});

test('what was asked in another language is marked as that', async () => {
  const german = {
    ...UNLOCK,
    text: 'Soll ich das tun?',
    what: ['Aufschließen: Haustür'],
    language: 'de',
  };
  await showArmed(open(german));
  expect(await stage.card.locator('h3[lang=de]').innerText()).toBe('Soll ich das tun?');
  expect(await stage.card.locator('li[lang=de]').innerText()).toBe('Aufschließen: Haustür');
});

test('nothing is open', async () => {
  await show(open());
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Questions" [level=2]
    - paragraph: Nothing to decide.
    - status: Nothing to decide."
  `);
});

test('a tap in the first moment is not an answer; one after it is, once', async () => {
  await show(open(UNLOCK));
  await press('Yes');
  expect(await stage.sent()).toEqual([]);
  await stage.page.clock.runFor(ARMED_AFTER_MS);
  await button('Yes').click();
  await press('Yes');
  await press('No');
  expect(await stage.sent()).toEqual([
    {
      type: 'butler/question/answer',
      question_id: 'q1',
      answer: 'yes',
      answer_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  ]);
  expect(await snapshot()).toContain('One moment…');
  await stage.answer({ state: 'done', message: 'The front door is unlocked.' });
  await stage.card.getByText('The front door is unlocked.').waitFor();
});

test('by the keyboard: one of several, and none of them', async () => {
  await showArmed(open(WHICH));
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Enter');
  expect((await stage.sent()).map(({ answer }) => answer)).toEqual(['2']);
  await stage.answer({ state: 'unknown', message: 'This question is not known any more.' });
  await button('Neither').press('Space');
  expect((await stage.sent()).map(({ answer }) => answer)).toEqual(['2', 'no']);
});

test('an answer that did not get through is given again as the same one', async () => {
  await showArmed(open(UNLOCK));
  await button('Yes').click();
  // As the library does when the connection is lost.
  await stage.refuseCommand(3);
  await stage.card.getByText('the connection was lost. Answer again.').waitFor();
  await button('Yes').click();
  await stage.refuseCommand({ code: 'unavailable', message: 'The app cannot be reached.' });
  await stage.card.getByText('That did not get through: The app cannot be reached.').waitFor();
  const [first, second] = await stage.sent();
  expect(second).toEqual(first);
});

test.each([
  [{ end: 'taken', by: 'Sam', door: 'phone', outcome: 'done' }, 'Sam said yes, on the phone.'],
  [
    { end: 'taken', by: 'Sam', door: 'card', outcome: 'failed' },
    'Sam said yes, on a dashboard, but it did not work.',
  ],
  [{ end: 'declined', by: null, door: 'pin' }, 'Somebody said no, by voice.'],
  [{ end: 'declined', by: 'Sam', door: 'telepathy' }, 'Sam said no.'],
  [{ end: 'expired' }, 'Nobody answered in time. Nothing was done.'],
  [{ end: 'withdrawn' }, 'This question is not open any more.'],
])('ended elsewhere: %j', async (ending, sentence) => {
  await showArmed(open(UNLOCK));
  await stage.send(ended('q1', ending));
  const shown = stage.card.locator('.ended').getByText(sentence);
  await shown.waitFor();
  expect(await button('Yes').count()).toBe(0);
  expect(await aloud()).toBe(`Unlock the front door? ${sentence} Nothing to decide.`);
  await stage.page.clock.runFor(31_000);
  expect(await shown.isVisible()).toBe(false);
});

test('what ended is said once, and not what ended before the card was there', async () => {
  await showArmed(open(UNLOCK, WHICH));
  expect(await aloud()).toBe('2 open questions');
  await stage.send(ended('q1', { end: 'declined', by: 'Sam', door: 'phone' }));
  await expect.poll(aloud).toBe('Unlock the front door? Sam said no, on the phone. 1 open question');
  await stage.send(ended('q2', { end: 'expired' }));
  const late =
    'The desk lamp or the floor lamp? Nobody answered in time. Nothing was done. Nothing to decide.';
  await expect.poll(aloud).toBe(late);
  await stage.unmount();
  await stage.remount();
  await expect.poll(aloud).toBe('Nothing to decide.');
});

test('when the question ends that has the focus, the next one has it, and is not answered by accident', async () => {
  const third = { ...WHICH, id: 'q4', options: null, text: 'Turn off 14 lights?' };
  await showArmed(open(UNLOCK, WHICH, THEIRS, third));
  await button('Neither').focus();
  await stage.send(ended('q2', { end: 'expired' }));
  await expect.poll(focused).toEqual(['Turn off 14 lights?', 'Yes']);
  await stage.page.keyboard.press('Enter');
  expect(await stage.sent()).toEqual([]);
  await stage.page.clock.runFor(ARMED_AFTER_MS);
  await stage.page.keyboard.press('Enter');
  expect((await stage.sent()).map(({ question_id: id }) => id)).toEqual(['q4']);

  await stage.send(ended('q4', { end: 'taken', by: 'Sam', door: 'card', outcome: 'done' }));
  await expect.poll(focused).toEqual(['Unlock the front door?', 'Yes']);
  // Gone without a word, as after a restart.
  await stage.send(open(THEIRS));
  await expect.poll(focused).toEqual(['', 'Questions']);
});

test('a focus that is elsewhere stays there', async () => {
  await showArmed(open(UNLOCK, WHICH));
  await button('the floor lamp').focus();
  await stage.send(ended('q1', { end: 'expired' }));
  await expect.poll(aloud).toContain('Nobody answered in time.');
  expect(await focused()).toEqual(['The desk lamp or the floor lamp?', 'the floor lamp']);
  await stage.page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<input id="other">'));
  await stage.page.locator('#other').focus();
  await stage.send(ended('q2', { end: 'expired' }));
  await expect.poll(aloud).toContain('Nothing to decide.');
  expect(await stage.page.evaluate(() => document.activeElement?.id)).toBe('other');
});

test('while nobody knows what is open, that is said and nothing else', async () => {
  await show(away);
  expect(await snapshot()).toMatchInlineSnapshot(`
    "- heading "Butler does not answer" [level=3]
    - paragraph: His app is not running or cannot be reached. The card comes back by itself.
    - status: Butler does not answer"
  `);
  await stage.send(open());
  await stage.card.getByRole('heading', { name: 'Questions' }).waitFor();
  expect(await aloud()).toBe('Nothing to decide.');
});

test('what was open when the app went is shown as of then, and cannot be answered', async () => {
  await showArmed(open(UNLOCK), { language: 'en-GB' });
  await stage.page.clock.runFor(120_000);
  await stage.send(away);
  await stage.card.getByText('Butler does not answer at the moment. This is how it was at 14:03.').waitFor();
  expect(await aloud()).toBe('Butler does not answer');
  await press('Yes');
  expect(await stage.sent()).toEqual([]);
  await stage.send(open(UNLOCK));
  await expect.poll(aloud).toBe('1 open question');
  await press('Yes');
  expect(await stage.sent()).toHaveLength(1);
});

test.each([true, false])('the way to the integrations is for administrators: %s', async (is_admin) => {
  stage = await openStage();
  await stage.give({ user: { is_admin } });
  await stage.mount(CARD, {});
  await stage.refuse('not_set_up');
  await stage.card.getByRole('heading', { name: 'Butler is not set up' }).waitFor();
  expect(await stage.card.getByRole('link', { name: 'Open integrations' }).count()).toBe(is_admin ? 1 : 0);
});

test('while Home Assistant cannot be reached nothing can be answered, and nothing is hidden', async () => {
  await showArmed(open(UNLOCK));
  await stage.disconnect();
  await press('Yes');
  expect(await stage.sent()).toEqual([]);
  expect(await snapshot()).toContain('Unlock the front door?');
});

test('another view and back: it has to be armed again', async () => {
  await showArmed(open(UNLOCK));
  await stage.unmount();
  await stage.remount();
  await press('Yes');
  expect(await stage.sent()).toEqual([]);
});

test('in the picker it shows one that is made up, which cannot be answered', async () => {
  stage = await openStage();
  await stage.mount(CARD, { preview: true });
  await stage.page.clock.runFor(ARMED_AFTER_MS);
  await press('Yes');
  expect(await stage.sent()).toEqual([]);
  expect(await stage.asked()).toEqual([]);
});

test('text from outside is text', async () => {
  const evil = '<img src=x onerror=alert(1)>';
  await showArmed(open({ ...UNLOCK, text: evil, what: [evil], from: [evil], asked_by: evil }));
  expect(await stage.card.locator('img').count()).toBe(0);
});
