/** The wire of the chat, on a real Home Assistant: threads, who sees them, and what outlives what. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chat, openChat } from './support/chat.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';

let bed: OwnBed;
const opened: Chat[] = [];

beforeAll(async () => {
  bed = await openOwnBed();
  await bed.people.introduce();
});
afterAll(async () => {
  for (const chat of opened) chat.close();
  await bed.close();
});

async function open(name: string, params?: Parameters<typeof openChat>[2]): Promise<Chat> {
  const { person } = await bed.as(name);
  const chat = await openChat(bed.json.home_assistant_url, person.token, params);
  opened.push(chat);
  return chat;
}
const isOver = ({ state }: { state: string }) => state !== 'queued' && state !== 'running';
const household = { thread: 'household' } as const;
const LONG = Array.from({ length: 200 }, (_, index) => `Word ${String(index)}. `).join('');

test('what is said is answered bit by bit, and is there when the card comes back', async () => {
  await bed.model.play([{ when: { said: 'a story' }, reply: { content: [{ text: LONG }], delay_ms: 5 } }]);
  const chat = await open('Robin');
  const turnId = await chat.say('tell me a story');
  await chat.when(turnId, ({ answer }) => answer.length > 20);
  const again = await open('Robin');
  expect(again.snapshot.turns).toMatchObject([{ turn_id: turnId, state: 'running' }]);
  const turn = await chat.when(turnId, isOver);
  expect(turn).toMatchObject({ state: 'done', text: 'tell me a story', error: null });
  expect((await again.when(turnId, isOver)).answer).toBe(turn.answer);
  expect(chat.events.filter(({ kind }) => kind === 'delta').length).toBeGreaterThan(2);
  const third = await open('Robin');
  expect(third.snapshot.turns).toEqual([]);
  expect(third.snapshot.messages.at(-1)).toMatchObject({ turn_id: turnId, answer: turn.answer, by: null });
  const sams = await open('Sam');
  expect(JSON.stringify(sams.events)).not.toContain('a story');
});

test('what Home Assistant does by itself is there, too, and counts once however often it is sent', async () => {
  await bed.put('light.kitchen', 'off');
  const chat = await open('Robin');
  const turnId = await chat.say('turn on the kitchen light');
  expect(await chat.when(turnId, isOver)).toMatchObject({ state: 'done', steps: [] });
  await bed.home.waitForState('light.kitchen', 'on');
  await bed.put('light.kitchen', 'off');
  const other = await open('Robin');
  await other.say('turn on the kitchen light', turnId);
  expect(other.snapshot.messages.at(-1)).toMatchObject({
    turn_id: turnId,
    text: 'turn on the kitchen light',
  });
  expect((await bed.home.state('light.kitchen')).state).toBe('off');
});

test('what it does is told step by step, and stopping it stops the model', async () => {
  await bed.model.play([
    {
      when: { said: 'lamp by the sofa' },
      replies: [
        [{ tool: 'find_entities', input: { query: 'sofa lamp' } }],
        { content: [{ text: LONG }], delay_ms: 50 },
      ],
    },
  ]);
  const chat = await open('Robin');
  const turnId = await chat.say('what about that lamp by the sofa');
  const second = await chat.say('and then?');
  const turn = await chat.when(turnId, ({ answer }) => answer.length > 20);
  expect(turn.steps).toMatchObject([{ name: 'find_entities', state: 'done' }]);
  expect(turn.steps[0]?.found).toBeGreaterThan(0);
  expect(chat.turn(second)?.state).toBe('queued');
  expect(await chat.send({ type: 'butler/chat/stop', turn_id: second })).toEqual({ stopped: true });
  expect(await chat.send({ type: 'butler/chat/stop', turn_id: turnId })).toEqual({ stopped: true });
  const stopped = await chat.when(turnId, isOver);
  expect(stopped.state).toBe('stopped');
  await expect.poll(async () => (await bed.model.calls()).at(-1)?.aborted, { timeout: 10_000 }).toBe(true);
  const again = await open('Robin');
  expect(again.snapshot.messages.slice(-2)).toMatchObject([
    { turn_id: turnId, state: 'stopped', steps: [{ name: 'find_entities', state: 'done' }] },
    { turn_id: second, state: 'stopped', answer: '' },
  ]);
});

test('a question names itself, and nobody else’s card hears of it', async () => {
  await bed.model.play([
    {
      when: { said: 'front door' },
      replies: [
        [{ tool: 'set_lock', input: { entity_ids: ['lock.front_door'], action: 'unlock' } }],
        '{{last_tool_result.refused}}',
      ],
    },
  ]);
  const [chat, lous] = [await open('Robin'), await open('Lou')];
  const turnId = await chat.say('please unlock the front door');
  const turn = await chat.when(turnId, isOver);
  expect(turn.question_id).toMatch(/./);
  const pin = await chat.when(await chat.say('my PIN is 4711'), isOver);
  expect(pin.text).toBe('••••');
  expect(pin.answer).toContain('a PIN is only for the voice');
  expect((await bed.home.state('lock.front_door')).state).toBe('locked');
  const yes = await chat.say('yes');
  await chat.when(yes, isOver);
  await bed.home.waitForState('lock.front_door', 'unlocked');
  expect(JSON.stringify(lous.events)).not.toContain('front door');
  const again = await open('Robin');
  expect(again.snapshot.messages.slice(-3)).toMatchObject([
    { turn_id: turnId, steps: [{ name: 'set_lock', state: 'asked', target: 'Front door' }] },
    // It was put once more there.
    { text: '•••', question_id: turn.question_id },
    { text: 'yes', steps: [{ name: 'set_lock', state: 'done', target: 'Front door' }] },
  ]);
  expect(JSON.stringify([again.events, await bed.model.calls()])).not.toContain('4711');
});

test('a thread is deleted for good: on every card, and for the model', async () => {
  await bed.model.play([{ replies: ['Pink is a fine colour.'] }]);
  const own = { thread: 'new', thread_id: 'to-be-deleted' } as const;
  const [chat, other] = [await open('Robin', own), await open('Robin', own)];
  await chat.when(await chat.say('my elephant is pink'), isOver);
  expect(await chat.send({ type: 'butler/chat/delete', ...own, is_sure: true })).toEqual({ exchanges: 1 });
  await expect
    .poll(() => other.events.at(-1))
    .toMatchObject({ kind: 'snapshot', is_anew: true, messages: [] });
  expect((await open('Robin', own)).snapshot.messages).toEqual([]);
  await chat.when(await chat.say('and what is new'), isOver);
  expect(JSON.stringify((await bed.model.calls()).at(-1)?.body)).not.toContain('elephant');
  expect((await open('Robin')).snapshot.messages.length).toBeGreaterThan(0);
});

test('the household’s thread is seen by all but guests, and is nobody’s in particular', async () => {
  await bed.model.play([{ replies: ['I do not know.'] }]);
  const [robin, mia] = [await open('Robin', household), await open('Mia', household)];
  await expect(open('Lou', household)).rejects.toMatchObject({ code: 'unauthorized' });
  const turnId = await mia.say('what is for dinner?');
  expect(await robin.when(turnId, isOver)).toMatchObject({ by: 'Mia', text: 'what is for dinner?' });
  const next = await robin.say('what did I ask?');
  await mia.when(next, isOver);
  const calls = await bed.model.calls();
  expect(JSON.stringify(calls.at(-1)?.body?.messages)).toContain('what is for dinner?');
  expect(JSON.stringify(calls.at(-1)?.body)).not.toContain('a story');
  const again = await open('Sam', household);
  expect(again.snapshot.messages.map(({ by, text }) => [by, text])).toEqual([
    ['Mia', 'what is for dinner?'],
    ['Robin', 'what did I ask?'],
  ]);
});

test('Home Assistant ends in mid-turn: what was said is there, ended honestly, and runs once', async () => {
  await bed.model.play([{ when: { said: 'long' }, reply: { content: [{ text: LONG }], delay_ms: 100 } }]);
  const chat = await open('Robin');
  const before = chat.snapshot.messages.length;
  const turnId = await chat.say('tell me something long');
  await chat.when(turnId, ({ answer }) => answer.length > 20);
  const { homeAssistant } = bed.bed.home;
  await homeAssistant.stop();
  await homeAssistant.start();
  await homeAssistant.running(bed.json.token);
  await expect
    .poll(async () => (await open('Robin').catch(() => undefined))?.snapshot.messages.at(-1), {
      timeout: 60_000,
    })
    .toMatchObject({ turn_id: turnId, state: 'stopped', text: 'tell me something long' });
  const again = await open('Robin');
  expect(again.snapshot.messages.length).toBe(Math.min(20, before + 1));
  await again.say('tell me something long', turnId);
  expect(await again.send({ type: 'butler/chat/stop', turn_id: turnId })).toEqual({ stopped: false });
  const calls = await bed.model.calls();
  expect(
    calls.filter(({ body }) => JSON.stringify(body?.messages.at(-1)).includes('something long')),
  ).toHaveLength(1);
});
