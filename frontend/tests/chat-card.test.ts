/** The chat card in a real browser: what is said and answered, and what becomes of both when things go wrong. */
import { expect, test } from 'vitest';
import { delta, DONE, message, messages, MESSAGE, QUEUED, RUNNING, snapshot, turn } from './chat-events.ts';
import { ended, open, UNLOCK, WHICH } from './questions-events.ts';
import { type OpenStage, openStage } from './stage.ts';

const CARD = 'butler-chat-card';
let stage: OpenStage;

/** A card in a thread that has this snapshot, in a home with these questions; its microphone has tests of its own. */
async function show(
  event: object = snapshot(),
  {
    questions = open(),
    config = {},
    ...options
  }: Parameters<OpenStage['mount']>[1] & { questions?: object } = {},
): Promise<void> {
  stage = await openStage();
  await stage.mount(CARD, { ...options, config: { voice: false, ...config } });
  await stage.accept('chat');
  await stage.send(event, 'chat');
  await stage.accept('questions');
  await stage.send(questions, 'questions');
  await field().waitFor();
}
const field = () => stage.card.locator('.field');
const button = (name: string) => stage.card.getByRole('button', { name, exact: true });
const log = () => stage.card.getByRole('log');
const announced = () =>
  stage.card.locator('butler-conversation > [role=status], .hidden[role=status]').allInnerTexts();
async function say(text: string): Promise<void> {
  await field().fill(text);
  await field().press('Enter');
}
const sentTypes = async () => (await stage.sent()).map(({ type }) => type);
const lastSent = async () => (await stage.sent()).at(-1) ?? {};

test('one asks for one’s own thread, and for the questions', async () => {
  await show();
  expect((await stage.asked()).map(({ message }) => message)).toEqual([
    { type: 'butler/subscribe', topic: 'chat', params: { thread: 'personal' } },
    { type: 'butler/subscribe', topic: 'questions' },
  ]);
  expect(await stage.card.ariaSnapshot()).toMatchInlineSnapshot(`
    "- heading "Butler" [level=2]
    - group "Whose conversation":
      - button "Mine" [pressed]
      - button "Household"
    - status
    - log "Conversation":
      - paragraph: What can I do for you?
      - button "Which lights are on?"
      - button "Is a window open?"
      - button "What did you do today?"
      - button "What do you know about me?"
    - textbox "Ask or tell the butler"
    - button "Send" [disabled]
    - status"
  `);
});

test('a suggestion is said at once, in the language of the person', async () => {
  await show(snapshot(), { language: 'de-CH' });
  await button('Ist ein Fenster offen?').click();
  const { turn_id: id, ...rest } = await lastSent();
  expect(rest).toEqual({
    type: 'butler/chat/send',
    thread: 'personal',
    text: 'Ist ein Fenster offen?',
    language: 'de-CH',
  });
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  await stage.card.getByText('Wird gesendet…').waitFor();
});

test('own suggestions and title', async () => {
  await show(snapshot(), { config: { title: 'Kitchen', suggestions: ['Good night'] } });
  expect(await button('Good night').count()).toBe(1);
  expect(await button('Is a window open?').count()).toBe(0);
  expect(await stage.card.getByRole('heading').innerText()).toBe('Kitchen');
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

test('offline nothing can be said, and what is typed is kept over everything', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await stage.disconnect();
  await say('And the door?');
  await stage.card.getByText('No connection to Home Assistant.').waitFor();
  expect(await stage.sent()).toEqual([]);
  await stage.unmount();
  await stage.remount();
  expect(await field().inputValue()).toBe('And the door?');
  await stage.connect();
  await stage.accept('chat');
  await stage.send(snapshot({ messages: [MESSAGE] }), 'chat');
  await field().press('Enter');
  expect(await lastSent()).toMatchObject({ text: 'And the door?' });
  expect(await field().inputValue()).toBe('');
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
  expect(await sentTypes()).toEqual(['butler/chat/history']);
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
  await log().getByText('Unlock: Front Door').waitFor();
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

test('a page that comes when a PIN is expected knows it, until that is over', async () => {
  await show(snapshot({ messages: [MESSAGE], secret_expected: true }));
  expect(await field().getAttribute('type')).toBe('password');
  await stage.send(turn({ seq: 9, state: 'done', text: '••••', answer: 'Unlocked.' }), 'chat');
  await log().getByText('Unlocked.').waitFor();
  expect(await field().getAttribute('type')).toBeNull();
});

test('the keyboard of a phone does not cover the field', async () => {
  await show(snapshot());
  await field().focus();
  const isMoved = await stage.card.locator('butler-composer').evaluate(
    (composer) =>
      new Promise((resolve) => {
        composer.scrollIntoView = () => resolve(true);
        window.visualViewport?.dispatchEvent(new Event('resize'));
      }),
  );
  expect(isMoved).toBe(true);
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

test('the household’s thread is one press away, and has its own draft', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await field().fill('for me only');
  await button('Household').click();
  await stage.accept('chat');
  await stage.send(snapshot({ messages: [message(1, { by: 'Mia' })] }), 'chat');
  await log().getByText('Mia', { exact: true }).waitFor();
  expect(await log().getByText(MESSAGE.text).count()).toBe(0);
  expect(await field().inputValue()).toBe('');
  expect((await stage.asked()).at(-1)?.message).toMatchObject({ params: { thread: 'household' } });
  await button('Mine').click();
  await expect.poll(() => field().inputValue()).toBe('for me only');
});

test('who does not belong to the household is told so, and gets back', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await button('Household').click();
  await stage.refuse('unauthorized', 'chat');
  await stage.card.getByText('Only those who belong to this household see its conversation.').waitFor();
  expect(await field().count()).toBe(0);
  await button('Mine').click();
  await log().getByText(MESSAGE.text).waitFor();
});

test('a new conversation each time, and whenever one wants', async () => {
  await show(snapshot({ messages: [MESSAGE] }), { config: { thread: 'new' } });
  const ids = async () =>
    (await stage.asked())
      .map(({ message }) => (message['params'] as { thread_id?: string } | undefined)?.thread_id)
      .filter((id) => id !== undefined);
  await button('New conversation').click();
  await expect.poll(async () => (await ids()).length).toBe(2);
  const [first, second] = await ids();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).not.toBe(first);
});

test.each([
  ['unknown_command', 'Butler is not set up'],
  ['not_set_up', 'Butler is not set up'],
  ['home_assistant_error', 'This cannot be shown'],
])('refused with %s', async (code, title) => {
  stage = await openStage();
  await stage.mount(CARD, { config: { voice: false } });
  await stage.refuse(code, 'chat');
  await stage.card.getByRole('heading', { name: title }).waitFor();
  expect(await field().count()).toBe(0);
});

test('the app is away: the sentence says so, and it can be asked again', async () => {
  await show(snapshot({ is_history_known: false }));
  await stage.card.getByText('What was said earlier cannot be shown at the moment.').waitFor();
  await stage.send(
    turn({ seq: 1, state: 'failed', steps: [], answer: '', error: 'I cannot think at the moment.' }),
    'chat',
  );
  await log().getByText('I cannot think at the moment.').waitFor();
  await button('Ask again').click();
  expect(await lastSent()).toMatchObject({ text: RUNNING.text });
});

test('stale: Home Assistant is back, the butler’s part in it is not yet', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await stage.disconnect();
  await stage.connect();
  await stage.refuse('unknown_command', 'chat');
  await stage.card.getByText('Butler does not answer at the moment.').waitFor();
  await log().getByText('bathroom').waitFor();
  expect(await button('Send').getAttribute('aria-disabled')).toBe('true');
});

test('in the picker it shows what is made up, and asks for nothing', async () => {
  stage = await openStage();
  await stage.mount(CARD, { preview: true, config: { voice: false } });
  await stage.card.getByText('sofa lamp', { exact: true }).waitFor();
  await field().fill('hello');
  await field().press('Enter');
  expect(await stage.asked()).toEqual([]);
  expect(await stage.sent()).toEqual([]);
});

test('an answer can be copied', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await stage.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button('Copy answer').click();
  expect(await stage.page.evaluate(() => navigator.clipboard.readText())).toBe(MESSAGE.answer);
});

test('text from outside is text, and loads nothing', async () => {
  const evil = '<img src=x onerror=alert(1)> ![x](https://evil.example/?q=1) [safe](javascript:alert(1))';
  const asked: string[] = [];
  await show(snapshot());
  stage.page.on('request', (request) => asked.push(request.url()));
  await stage.send(turn({ seq: 9, state: 'done', text: evil, answer: evil, steps: [] }), 'chat');
  await log().getByText('(evil.example)').waitFor();
  expect(await stage.card.locator('img').count()).toBe(0);
  expect(
    await log()
      .getByRole('link')
      .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href)),
  ).toEqual(['https://evil.example/?q=1']);
  expect(asked).toEqual([]);
});

test('from right to left what one says is on the left', async () => {
  stage = await openStage();
  await stage.page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await stage.mount(CARD, { config: { voice: false } });
  await stage.accept('chat');
  await stage.send(snapshot({ messages: [{ ...MESSAGE, text: 'האם חלון פתוח?', answer: 'כן.' }] }), 'chat');
  const box = async (text: string) => (await log().getByText(text).boundingBox())!;
  expect((await box('האם')).x).toBeLessThan((await box('כן')).x);
});

test.each([{ title: 7 }, { thread: 'everybody' }, { suggestions: 'one' }, { suggestions: [1] }])(
  'a configuration %j is refused',
  async (config) => {
    stage = await openStage();
    await expect(stage.mount(CARD, { config })).rejects.toThrow(`"${Object.keys(config)[0]}" has to be`);
  },
);

test('it offers itself for the butler’s entity, and has an editor', async () => {
  stage = await openStage();
  const found = await stage.page.evaluate(async (type) => {
    const offer = window.customCards?.find((one) => one.type === type) as unknown as {
      getEntitySuggestion: (hass: object, id: string) => object | null;
    };
    const element = customElements.get(type) as unknown as {
      getConfigForm: () => Promise<{ schema: { name: string }[] }>;
      getStubConfig: () => object;
    };
    const hass = {
      entities: {
        'conversation.butler': { platform: 'butler' },
        'conversation.other': { platform: 'other' },
      },
    };
    return {
      ours: offer.getEntitySuggestion(hass, 'conversation.butler'),
      other: offer.getEntitySuggestion(hass, 'conversation.other'),
      lamp: offer.getEntitySuggestion(hass, 'light.lamp'),
      fields: (await element.getConfigForm()).schema.map(({ name }) => name),
      stub: element.getStubConfig(),
    };
  }, CARD);
  expect(found).toEqual({
    ours: { config: { type: `custom:${CARD}` } },
    other: null,
    lamp: null,
    fields: ['title', 'thread', 'suggestions', 'voice', 'speak_replies', 'auto_send_transcript'],
    stub: {},
  });
});

test('600 states that no card shows draw nothing', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await stage.tick(1);
  const before = await stage.drawn();
  await stage.tick(600);
  expect(await stage.drawn()).toEqual(before);
});
