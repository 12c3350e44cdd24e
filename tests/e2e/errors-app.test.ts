/** The app, Home Assistant or the model goes away, in mid-turn and between turns, and comes back. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isTextPiece } from './support/assist.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { withDeadline } from './support/connect.ts';

let bed: OwnBed;
beforeAll(async () => {
  bed = await openOwnBed();
});
afterAll(() => bed.close());

const STORY = 'Once upon a time there was a house that listened to everybody who lived in it.';

/** Until the butler answers, and what it said before. */
async function answersAgain(): Promise<void> {
  const heard: string[] = [];
  for (const until = Date.now() + 30_000; Date.now() < until;) {
    const answer = await bed.assist.say('what can you do?', { deadlineMs: 5_000 }).then(
      (turn) => turn.text,
      (error: unknown) => (error instanceof Error ? error.message : JSON.stringify(error)),
    );
    if (answer.includes('lights')) return;
    if (heard.at(-1) !== answer) heard.push(answer);
    await new Promise((resolve) => void setTimeout(resolve, 200));
  }
  throw new Error(`The butler does not answer again; it said: ${heard.join(' / ')}`);
}

/** Home Assistant writes what it stores up to ten seconds later; a crash before that loses it. */
async function stored(file: string, text: string): Promise<void> {
  const path = join(bed.json.dir, 'home-assistant/.storage', file);
  await expect
    .poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 20_000, interval: 200 })
    .toContain(text);
}

test('the app dies in mid-answer: the asker hears so within two seconds, and nothing is done twice', async () => {
  await bed.put('light.sofa_lamp', 'off');
  await bed.model.play([
    {
      when: { said: 'sofa' },
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } }],
        // After something was done a sentence is heard once it is whole.
        { content: `${STORY} ${STORY}`, delay_ms: 200 },
      ],
    },
  ]);
  const turn = await bed.assist.begin('some light at the sofa and then a story');
  await turn.event(isTextPiece);
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('on');
  process.kill(bed.bed.home.app.pid(), 'SIGKILL');
  const end = await withDeadline(turn.finished, 'end of the interrupted turn', 2_000);
  expect(end.error).toBeNull();
  expect(end.text).toMatch(/interrupted/);
  await bed.put('light.sofa_lamp', 'off');
  await bed.bed.home.app.start();
  await answersAgain();
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('off');
  expect(await bed.model.calls()).toHaveLength(2);
});

test('the app is restarted in mid-answer: it says so itself', async () => {
  await bed.model.play([{ reply: { content: STORY, delay_ms: 200 } }]);
  const turn = await bed.assist.begin('tell me a story');
  await turn.event(isTextPiece);
  const stopped = bed.bed.home.app.stop();
  const end = await withDeadline(turn.finished, 'end of the interrupted turn', 2_000);
  await stopped;
  expect(end.error).toBeNull();
  expect(end.text).toMatch(/interrupted/);
  await bed.bed.home.app.start();
  await answersAgain();
});

test('the app is away: what Home Assistant understands still works, and is told later', async () => {
  await bed.put('light.kitchen', 'off');
  await bed.model.play([{ reply: 'You asked for the kitchen light.' }]);
  await bed.bed.home.app.stop();
  const local = await bed.assist.say('turn on the kitchen light');
  const { conversationId } = local;
  const other = await bed.assist.say('what do you think of my new shoes', { conversationId });
  const risky = await bed.assist.say('unlock the front door');
  await bed.bed.home.app.start();
  expect((await bed.home.state('light.kitchen')).state).toBe('on');
  expect(local.text).not.toMatch(/can't reach/);
  expect(other.error).toBeNull();
  expect(other.text).toMatch(/can't reach/);
  expect(risky.text).toMatch(/can't reach/);
  expect((await bed.home.state('lock.front_door')).state).toBe('locked');
  await answersAgain();
  // Home Assistant hands over what it answered itself when it next reaches the app.
  const askedBefore = async () => {
    const later = await bed.assist.say('what did I ask you before', { conversationId });
    expect(later.text).toBe('You asked for the kitchen light.');
    return JSON.stringify((await bed.model.calls()).at(-1)?.body?.messages);
  };
  await expect.poll(askedBefore, { timeout: 30_000, interval: 1_000 }).toContain('turn on the kitchen light');
});

test('the conversation survives a restart of the app', async () => {
  await bed.model.play([
    { when: { said: 'call me' }, reply: 'I will, captain.' },
    { reply: 'Captain, you said.' },
  ]);
  const first = await bed.assist.say('call me captain');
  await bed.bed.home.app.stop();
  await bed.bed.home.app.start();
  await answersAgain();
  await bed.assist.say('how shall you call me', { conversationId: first.conversationId });
  const calls = await bed.model.calls();
  expect(JSON.stringify(calls.at(-1)?.body?.messages.slice(0, -1))).toContain('call me captain');
});

test('Home Assistant restarts in mid-turn: the model stops, and afterwards all is well', async () => {
  await stored('assist_pipeline.pipelines', bed.json.pipeline_id);
  await bed.put('light.sofa_lamp', 'off');
  await bed.model.play([
    {
      when: { said: 'story' },
      reply: {
        content: [
          { text: STORY },
          { tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } },
        ],
        delay_ms: 300,
      },
    },
    {
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.desk_lamp'], state: 'on' } }],
        '{{last_tool_result.spoken}}',
      ],
    },
  ]);
  const turn = await bed.assist.begin('tell me a story');
  await turn.event(isTextPiece);
  const { homeAssistant } = bed.bed.home;
  process.kill(homeAssistant.pid(), 'SIGKILL');
  await expect.poll(async () => (await bed.model.calls())[0]?.aborted, { timeout: 10_000 }).toBe(true);
  await homeAssistant.start();
  await homeAssistant.running(bed.json.token);
  await answersAgain();
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('off');
  await expect
    .poll(async () => (await bed.assist.say('I want to work')).text, { timeout: 30_000 })
    .toMatch(/^the desk lamp (is|was already) on\.$/i);
  expect((await bed.home.state('light.desk_lamp')).state).toBe('on');
});

test('the model is unreachable: one sentence, and what needs no model works', async () => {
  await bed.put('light.kitchen', 'off');
  await bed.bed.model?.close();
  const turn = await bed.assist.say('what do you think of the weather');
  expect(turn.error).toBeNull();
  expect(turn.text).toMatch(/can’t reach the language model/);
  await bed.assist.say('turn on the kitchen light');
  expect((await bed.home.state('light.kitchen')).state).toBe('on');
});
