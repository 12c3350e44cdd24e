/** The questions card in a real browser: what is asked, answering it, and what others answered. */
import { expect, test } from 'vitest';
import { ended, open, THEIRS, UNLOCK, WHICH } from './questions-events.ts';
import { type OpenStage, openStage } from './stage.ts';

const CARD = 'butler-questions-card';
const ARMED_AFTER_MS = 400;
let stage: OpenStage;

const snapshot = () => stage.card.ariaSnapshot();
/** Also where it says that it cannot be pressed. */
const press = async (name: string) => await button(name).click({ force: true });
const button = (name: string) => stage.card.getByRole('button', { name, exact: true });

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
  await stage.card.getByText(sentence).waitFor();
  expect(await button('Yes').count()).toBe(0);
  expect(await snapshot()).toContain('Nothing to decide.');
  await stage.page.clock.runFor(31_000);
  expect(await snapshot()).not.toContain(sentence);
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
