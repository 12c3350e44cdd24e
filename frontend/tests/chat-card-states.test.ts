/** The chat card in a real browser: whose threads it shows, every state, and what it is in the picker. */
import { expect, test } from 'vitest';
import { message, MESSAGE, RUNNING, snapshot, turn } from './chat-events.ts';
import { CARD, driveChat } from './chat-stage.ts';
import type { OpenStage } from './stage.ts';

let stage: OpenStage;
const chat = driveChat((opened) => (stage = opened));
const { show, field, button, log, say, lastSent } = chat;

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
      - button "What can you do?"
      - button "Which lights are on?"
      - button "What did you just do?"
      - button "What do you know about me?"
    - textbox "Ask or tell the butler"
    - button "Send" [disabled]
    - status"
  `);
});

test('own suggestions and title', async () => {
  await show(snapshot(), { config: { title: 'Kitchen', suggestions: ['Good night'] } });
  expect(await button('Good night').count()).toBe(1);
  expect(await button('What can you do?').count()).toBe(0);
  expect(await stage.card.getByRole('heading').innerText()).toBe('Kitchen');
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
  await chat.open();
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
  await chat.open();
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
  await chat.open();
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
    await chat.open();
    await expect(stage.mount(CARD, { config })).rejects.toThrow(`"${Object.keys(config)[0]}" has to be`);
  },
);

test('it offers itself for the butler’s entity, and has an editor', async () => {
  await chat.open();
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
    fields: [
      'title',
      'thread',
      'suggestions',
      'voice',
      'speak_replies',
      'auto_send_transcript',
      'show_tools',
    ],
    stub: {},
  });
});

const DID = [{ id: 'call-1', name: 'set_lock', state: 'done', target: 'Front door' }];

test('an administrator who wants them sees technical details of what was done', async () => {
  await show(snapshot({ messages: [message(1, { steps: DID })] }), { config: { show_tools: 'details' } });
  // As a whole, it is another one only with another clock.
  await stage.give({ user: { is_admin: true }, locale: { time_format: '24' } });
  await stage.tick(1);
  await log().getByText('Technical details').click();
  await expect
    .poll(async () => (await stage.sent()).at(-1))
    .toEqual({ type: 'butler/chat/details', turn_id: 'message-1' });
  await stage.answer({ calls: [{ tool: 'set_lock', args: { action: 'unlock' } }] });
  await log().getByText('"action": "unlock"').waitFor();
});

test('what was done need not be shown', async () => {
  await show(snapshot({ messages: [message(1, { steps: DID })] }), { config: { show_tools: 'none' } });
  await log().getByText('Answer 1').waitFor();
  expect(await stage.card.locator('.steps').count()).toBe(0);
});

test('technical details are not for everybody', async () => {
  await show(snapshot({ messages: [message(1, { steps: DID })] }), { config: { show_tools: 'details' } });
  await log().getByText('Locking or unlocking: Front door').waitFor();
  expect(await log().getByText('Technical details').count()).toBe(0);
});

test('600 states that no card shows draw nothing', async () => {
  await show(snapshot({ messages: [MESSAGE] }));
  await stage.tick(1);
  const before = await stage.drawn();
  await stage.tick(600);
  expect(await stage.drawn()).toEqual(before);
});
