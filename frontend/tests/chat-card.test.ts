/** Talking in the chat card, in a real browser: what is said and answered, and what becomes of it when things go wrong. */
import { expect, test } from 'vitest';
import { delta, DONE, message, messages, MESSAGE, QUEUED, RUNNING, snapshot, turn } from './chat-events.ts';
import { CARD, driveChat } from './chat-stage.ts';
import { ended, open, UNLOCK, WHICH } from './questions-events.ts';
import type { OpenStage } from './stage.ts';

let stage: OpenStage;
const { show, field, button, log, say, lastSent, announced } = driveChat((opened) => (stage = opened));

test('a suggestion is said at once, in the language of the person', async () => {
  await show(snapshot(), { language: 'de-CH' });
  await button('Was kannst du?').click();
  const { turn_id: id, ...rest } = await lastSent();
  expect(rest).toEqual({
    type: 'butler/chat/send',
    thread: 'personal',
    text: 'Was kannst du?',
    language: 'de-CH',
  });
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  await stage.card.getByText('Wird gesendet…').waitFor();
});

test('words appear while they are written, and are said aloud once', async () => {
  await show(snapshot());
  await say('Make it cosy');
  const id = (await lastSent())['turn_id'];
  await stage.answer({ accepted: true });
  await stage.send(turn({ turn_id: id, text: 'Make it cosy', seq: 1 }), 'chat');
  expect(await log().getByText('Make it cosy').count()).toBe(1);
  await log().getByText('Looking for devices… found 3').waitFor();
  await log().getByText('Setting the light: Sofa lamp…').waitFor();
  await stage.send({ ...delta(2, 'The **sofa'), turn_id: id }, 'chat');
  await log().getByText('The **sofa').waitFor();
  expect(await log().locator('[aria-busy=true]').count()).toBe(1);
  await stage.page.clock.runFor(1_500);
  await expect.poll(announced).toContain('The butler is answering');
  await stage.send({ ...delta(3, ' lamp** is at 30 %.'), turn_id: id }, 'chat');
  await log().locator('strong').getByText('sofa lamp').waitFor();
  // What came twice counts once.
  await stage.send({ ...delta(3, ' lamp** is at 30 %.'), turn_id: id }, 'chat');
  await stage.send(
    turn({ turn_id: id, seq: 4, state: 'done', answer: 'The **sofa lamp** is at 30 %.', steps: [] }),
    'chat',
  );
  await expect.poll(announced).toContain('The sofa lamp is at 30 %.');
  expect(await log().getByText('is at 30 %.').count()).toBe(1);
  expect(await log().locator('[aria-busy=true]').count()).toBe(0);
});

test('what grows is drawn at most ten times a second', async () => {
  await show(snapshot({ turns: [{ ...RUNNING, answer: 'One' }] }));
  const text = stage.card.locator('butler-markdown');
  const drawn = () => text.evaluate((element) => (element as unknown as { drawn: number }).drawn);
  const before = await drawn();
  await stage.page.clock.pauseAt('2026-11-22T14:10:00Z');
  for (let piece = 0; piece < 50; piece += 1) await stage.send(delta(4 + piece, ` ${piece}`), 'chat');
  await stage.page.clock.runFor(1_000);
  expect((await drawn()) - before).toBeLessThanOrEqual(11);
  expect(await text.getByText('48 49').count()).toBe(1);
});

test('a card that comes back has the whole turn that is running', async () => {
  await show(snapshot({ turns: [{ ...RUNNING, answer: 'The sofa' }] }));
  await stage.unmount();
  await stage.page.clock.runFor(6_000);
  await stage.mount(CARD, { config: { voice: false } });
  await stage.accept('chat');
  await stage.send(snapshot({ turns: [{ ...RUNNING, seq: 9, answer: 'The sofa lamp is' }] }), 'chat');
  await stage.page.getByText('The sofa lamp is').waitFor();
  expect(await stage.sent()).toEqual([]);
});

test('a second message waits its turn, and can be taken back to be said otherwise', async () => {
  await show(snapshot({ turns: [RUNNING, QUEUED] }));
  await log().getByText('Waits its turn').waitFor();
  await button('Take back').click();
  expect(await lastSent()).toEqual({ type: 'butler/chat/stop', turn_id: QUEUED.turn_id });
  await stage.answer({ stopped: true });
  await expect.poll(() => field().inputValue()).toBe('And close the blinds');
});

test('Esc and the button stop what is answered, and nothing else', async () => {
  await show(snapshot({ turns: [RUNNING, QUEUED] }));
  await field().press('Escape');
  await button('Stop').click();
  expect(await stage.sent()).toEqual([
    { type: 'butler/chat/stop', turn_id: RUNNING.turn_id },
    { type: 'butler/chat/stop', turn_id: RUNNING.turn_id },
  ]);
  await stage.send(turn({ seq: 10, state: 'stopped', answer: 'The sofa' }), 'chat');
  await log().getByText('Stopped.').waitFor();
  await button('Ask again').click();
  expect(await lastSent()).toMatchObject({ type: 'butler/chat/send', text: RUNNING.text });
});

test('what never arrived is sent again as the same turn', async () => {
  await show(snapshot());
  await say('Lights off');
  await stage.refuseCommand(3);
  await log().getByText('Not sent: the connection was lost.').waitFor();
  await button('Send again').click();
  await stage.refuseCommand({ code: 'home_assistant_error', message: 'The app is away.' });
  await log().getByText('Not sent: The app is away.').waitFor();
  await button('Send again').click();
  const [first, second, third] = await stage.sent();
  expect([second, third]).toEqual([first, first]);
  await stage.answer({ accepted: true });
  await stage.send(turn({ turn_id: first?.['turn_id'], text: 'Lights off', seq: 1 }), 'chat');
  expect(await log().getByText('Lights off').count()).toBe(1);
});

test('what was accepted and then lost with Home Assistant can be sent again as the same turn', async () => {
  await show(snapshot());
  await say('Lights off');
  await stage.answer({ accepted: true });
  await stage.disconnect();
  await stage.connect();
  await stage.accept('chat');
  await stage.send(snapshot({ messages: [MESSAGE] }), 'chat');
  await button('Send again').click();
  const [first, second] = await stage.sent();
  expect(second).toEqual(first);
  // It did arrive: the answer to the command was what got lost.
  await stage.refuseCommand(3);
  await stage.send(
    turn({ turn_id: first?.['turn_id'], text: 'Lights off', seq: 5, state: 'done', answer: 'Done.' }),
    'chat',
  );
  expect(await log().getByText('Lights off').count()).toBe(1);
  expect(await button('Send again').count()).toBe(0);
});

test('older messages come when one scrolls up, and nothing jumps', async () => {
  await show(snapshot({ messages: messages(20, 40), has_more: true, next: 'cursor-20' }));
  await log().getByText('Answer 39').waitFor();
  const scroller = stage.card.locator('.scroller');
  await expect
    .poll(() => scroller.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight))
    .toBe(0);
  await scroller.evaluate((one) => (one.scrollTop = 100));
  const top = () =>
    log()
      .getByText('Question 21', { exact: true })
      .evaluate((one) => one.getBoundingClientRect().top);
  const before = await top();
  await stage.card.getByText('Loading earlier messages…').waitFor();
  expect(await stage.sent()).toEqual([
    { type: 'butler/chat/history', thread: 'personal', before: 'cursor-20' },
  ]);
  await stage.answer({ messages: messages(0, 20), has_more: false, next: null });
  await log().getByText('Question 0', { exact: true }).waitFor({ state: 'attached' });
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(2);
  await scroller.evaluate((one) => (one.scrollTop = 0));
  await stage.page.clock.runFor(1_000);
  expect((await stage.sent()).map(({ type }) => type)).toEqual(['butler/chat/history']);
  // Back at the end, they go.
  await scroller.evaluate((one) => (one.scrollTop = one.scrollHeight));
  await log().getByText('Question 0', { exact: true }).waitFor({ state: 'detached' });
});

test('a thread opens at its end and stays there, however much comes at once', async () => {
  // Hours lie between them: each shows its time, which makes it higher.
  const past = messages(0, 20).map((message, index) => ({
    ...message,
    at: new Date(Date.parse(message.at) - (20 - index) * 7_200_000).toISOString(),
  }));
  await show(snapshot({ messages: past, turns: [turn({ answer: 'One' }).turn] }));
  const scroller = stage.card.locator('.scroller');
  const toEnd = () => scroller.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight);
  await expect.poll(toEnd).toBe(0);
  for (let seq = 4; seq < 12; seq += 1) await stage.send(delta(seq, '\n\nmore'.repeat(40)), 'chat');
  await stage.page.clock.runFor(1_000);
  await expect.poll(toEnd).toBe(0);
});

test('who reads further up is not moved, and gets a button to what is new', async () => {
  await show(snapshot({ messages: messages(0, 20) }));
  await log().getByText('Answer 19').waitFor();
  const scroller = stage.card.locator('.scroller');
  await scroller.evaluate((one) => (one.scrollTop = 50));
  await stage.page.clock.runFor(100);
  await stage.send(turn({ seq: 1 }), 'chat');
  await button('New message').waitFor();
  expect(await scroller.evaluate((one) => one.scrollTop)).toBe(50);
  await button('New message').click();
  await expect
    .poll(() => scroller.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight))
    .toBe(0);
  expect(await button('New message').count()).toBe(0);
});

test('a question of the conversation is answered in it', async () => {
  await show(snapshot({ turns: [{ ...DONE, question_id: 'q1' }] }), { questions: open(UNLOCK) });
  await log().getByRole('heading', { name: 'Unlock the front door?' }).waitFor();
  await stage.page.clock.runFor(500);
  await button('Yes').click();
  expect(await lastSent()).toMatchObject({
    type: 'butler/question/answer',
    question_id: 'q1',
    answer: 'yes',
  });
  await stage.send(ended('q1', { end: 'taken', by: 'Sam', door: 'phone', outcome: 'done' }), 'questions');
  await log().getByText('Sam said yes, on the phone.').waitFor();
});

test('a question that was put once more is one box, where it was put last', async () => {
  const [first, again] = [
    message(1, { question_id: 'q1', answer: 'Unlock the front door?' }),
    message(2, { question_id: 'q1', answer: 'A PIN is only for the voice. Unlock the front door?' }),
  ];
  await show(snapshot({ messages: [first, again] }), { questions: open(UNLOCK) });
  await log().getByRole('heading', { name: 'Unlock the front door?' }).waitFor();
  expect(await stage.card.locator('butler-question').count()).toBe(1);
  expect(await stage.card.locator('li').last().locator('butler-question').count()).toBe(1);
});

test('a question put by voice is there too, once, and one for others is not', async () => {
  const theirs = { ...UNLOCK, id: 'q3', text: 'Open the garage?', may_answer: false };
  await show(snapshot({ messages: [MESSAGE] }), { questions: open(WHICH, theirs) });
  await log().getByText('The desk lamp or the floor lamp?').waitFor();
  expect(await stage.card.locator('butler-question').count()).toBe(1);
});

test('a PIN is not shown, and kept nowhere', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await stage.send(turn({ ...DONE, answer: 'What is your PIN?', secret_expected: true }), 'chat');
  await log().getByText('What is your PIN?').waitFor();
  expect(await field().getAttribute('type')).toBe('password');
  await field().fill('4711');
  await stage.unmount();
  await stage.remount();
  expect(await field().inputValue()).toBe('');
  await say('4711');
  expect(await lastSent()).toMatchObject({ text: '4711' });
  expect(await stage.card.evaluate((one) => one.shadowRoot?.innerHTML.includes('4711'))).toBe(false);
  expect(await log().ariaSnapshot()).not.toContain('4711');
  await stage.refuseCommand(3);
  await log().getByText('Enter it again.').waitFor();
  expect(await button('Send again').count()).toBe(0);
  const kept = await stage.page.evaluate(() =>
    [localStorage, sessionStorage].flatMap((one) => Object.values(one)).join(' '),
  );
  expect(kept).not.toContain('4711');
});

test('digits are not kept to be sent again while a question is open, though no PIN is taken', async () => {
  await show(snapshot({ messages: [MESSAGE] }), { questions: open(UNLOCK) });
  await log().getByText('Unlock the front door?').waitFor();
  await say('my PIN is 4711');
  expect(await lastSent()).toMatchObject({ text: 'my PIN is 4711' });
  expect(await log().ariaSnapshot()).not.toContain('4711');
  await stage.refuseCommand(3);
  await log().getByText('Enter it again.').waitFor();
  expect(await button('Send again').count()).toBe(0);
  await button('Discard').click();
  await say('turn on the light');
  await log().getByText('turn on the light').waitFor();
});

test('what was answered by a button was not said, and hidden words are not asked again', async () => {
  const steps = [{ id: 'call-1', name: 'set_lock', state: 'done', target: 'Front door' }];
  const yes = { text: 'Yes (Robin)', answer: 'The front door is unlocked.', is_button: true, steps };
  await show(snapshot({ messages: [message(1, yes), message(2, { text: '••••', state: 'failed' })] }));
  await log().getByText('Locking or unlocking: Front door').waitFor();
  await stage.card.locator('.note').getByText('Yes (Robin)').waitFor();
  expect(await stage.card.locator('.said').count()).toBe(1);
  expect(await button('Ask again').count()).toBe(0);
});

test('a page that comes when a PIN is expected knows it, until that is over', async () => {
  await show(snapshot({ messages: [MESSAGE], secret_expected: true }));
  expect(await field().getAttribute('type')).toBe('password');
  await stage.send(turn({ seq: 9, state: 'done', text: '••••', answer: 'Unlocked.' }), 'chat');
  await log().getByText('Unlocked.').waitFor();
  expect(await field().getAttribute('type')).toBeNull();
});

test('the keyboard: a new line, an input method, and from message to message', async () => {
  await show(snapshot({ messages: messages(0, 3) }));
  await field().focus();
  await stage.page.keyboard.type('one');
  await stage.page.keyboard.press('Shift+Enter');
  await stage.page.keyboard.type('two');
  expect(await field().inputValue()).toBe('one\ntwo');
  await field().dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true });
  expect(await stage.sent()).toEqual([]);
  await stage.page.keyboard.press('Alt+ArrowUp');
  expect(await log().locator('li:focus').getByText('Answer 2').count()).toBe(1);
  await stage.page.keyboard.press('Alt+ArrowUp');
  expect(await log().locator('li:focus').getByText('Answer 1').count()).toBe(1);
  await stage.page.keyboard.press('Alt+ArrowDown');
  await stage.page.keyboard.press('Alt+ArrowDown');
  expect(await field().evaluate((one) => one.matches(':focus'))).toBe(true);
  await stage.page.keyboard.press('Enter');
  expect(await lastSent()).toMatchObject({ text: 'one\ntwo' });
  expect(await field().evaluate((one) => one.matches(':focus'))).toBe(true);
});
