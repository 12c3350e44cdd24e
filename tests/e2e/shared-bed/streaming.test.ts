/** The reply is on its way while the model still writes it, and stops when nobody listens. */
import { afterAll, expect, test } from 'vitest';
import { isTextPiece } from '../support/assist.ts';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
afterAll(() => bed.close());

const STORY = 'Once upon a time there was a house that listened. It was a kind house. It liked people.';

test('the first words arrive before the model has finished', async () => {
  await bed.model.play([{ reply: { content: STORY, delay_ms: 40 } }]);
  const turn = await bed.assist.say('tell me a story about a house');
  expect(turn.text).toBe(STORY);
  expect(turn.pieces.map((piece) => piece.text).join('')).toBe(STORY);
  expect(turn.pieces.length).toBeGreaterThan(3);
  const [call] = await bed.model.calls();
  const written = call?.pieces.filter((piece) => piece.event === 'text_delta') ?? [];
  expect(turn.pieces[0]?.at).toBeLessThan(written.at(-1)?.at ?? 0);
});

test('who goes away in mid-answer stops the model too', async () => {
  await bed.model.play([{ reply: { content: STORY, delay_ms: 200 } }]);
  const turn = await bed.assist.begin('tell me another story');
  await turn.event(isTextPiece);
  await turn.cancel();
  await expect.poll(async () => (await bed.model.calls())[0]?.aborted).toBe(true);
  const [call] = await bed.model.calls();
  expect(call?.pieces.length).toBeLessThan(STORY.split(' ').length);
});

test('nothing is done any more for who went away', async () => {
  await bed.put('light.sofa_lamp', 'off');
  const call = { tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } };
  await bed.model.play([
    {
      reply: { content: [{ text: 'Let me think about that. It is the sofa, is it?' }, call], delay_ms: 150 },
    },
  ]);
  const turn = await bed.assist.begin('see what you can do about the sofa');
  await turn.event(isTextPiece);
  await turn.cancel();
  await expect.poll(async () => (await bed.model.calls())[0]?.aborted).toBe(true);
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('off');
});

test('the next turn in that conversation works', async () => {
  await bed.model.play([
    { times: 1, reply: { content: STORY, delay_ms: 200 } },
    { reply: 'Here I am again.' },
  ]);
  const first = await bed.assist.begin('tell me a long story');
  const started = await first.event((event) => event.type === 'run-start');
  await first.event(isTextPiece);
  await first.cancel();
  const conversationId = String(started.data['conversation_id']);
  await expect
    .poll(async () => (await bed.assist.say('are you still there', { conversationId })).text)
    .toBe('Here I am again.');
});
