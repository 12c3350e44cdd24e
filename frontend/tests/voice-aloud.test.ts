/** Answers read aloud, and listening from the start, in a real browser with a microphone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DONE, turn } from './chat-events.ts';
import { launch, openVoice, type VoiceOptions, type VoiceStage, WORDS } from './voice-stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const show = (options?: VoiceOptions): Promise<VoiceStage> => openVoice(browser, options);

/** Somebody has said something aloud, and it is answered. */
async function answered(stage: VoiceStage): Promise<void> {
  await stage.microphone.click();
  await stage.start();
  await stage.tell('stt-vad-start');
  await stage.tell('stt-end', WORDS);
  await stage.page.waitForFunction(() => window.stage.sent().length > 0);
  const id = (await stage.sent()).at(-1)?.['turn_id'];
  await stage.answer({ accepted: true });
  await stage.send(turn({ ...DONE, turn_id: id }), 'chat');
}

/** Ten seconds of nothing. */
async function provideSound({ page }: VoiceStage): Promise<void> {
  const sound = Buffer.alloc(44 + 160_000);
  sound.write('RIFF', 0);
  sound.writeUInt32LE(sound.length - 8, 4);
  sound.write('WAVEfmt ', 8);
  sound.set([16, 0, 0, 0, 1, 0, 1, 0], 16);
  sound.writeUInt32LE(8_000, 24);
  sound.writeUInt32LE(16_000, 28);
  sound.set([2, 0, 16, 0], 32);
  sound.write('data', 36);
  sound.writeUInt32LE(160_000, 40);
  await page.route('**/api/tts_proxy/x.wav', (route) =>
    route.fulfill({ contentType: 'audio/wav', body: sound }),
  );
}
const SOUND = { type: 'tts-end', data: { tts_output: { url: '/api/tts_proxy/x.wav' } } };
const asksFor = async ({ page }: VoiceStage, stage: 'stt' | 'tts', count = 1) =>
  await page.waitForFunction(
    ([wanted, times]) =>
      window.stage.asked().filter(({ message }) => message['start_stage'] === wanted).length === times,
    [stage, count] as const,
  );

const AT_ONCE = { auto_send_transcript: true };

test('what was said aloud is answered aloud, and a tap into it ends it', async () => {
  const stage = await show({ config: AT_ONCE });
  await provideSound(stage);
  await answered(stage);
  await stage.page.waitForFunction(() => window.stage.asked().at(-1)?.message['start_stage'] === 'tts');
  expect((await stage.run()).message).toEqual({
    type: 'assist_pipeline/run',
    start_stage: 'tts',
    end_stage: 'tts',
    pipeline: 'ours',
    input: { text: 'The sofa lamp is at 30 %.' },
  });
  await stage.accept();
  await stage.tell('tts-end', { tts_output: { url: '/api/tts_proxy/x.wav' } });
  await stage.strip.getByText('Reading the answer aloud.').waitFor();
  expect(await stage.tracks()).toEqual(['ended']);
  await stage.microphone.click();
  await stage.strip.getByText('Listening.').waitFor();
  expect(await stage.tracks()).toEqual(['ended', 'live']);
});

test('what was typed is not read aloud, nor anything where the pipeline has no voice', async () => {
  const stage = await show({ config: AT_ONCE, pipelines: [{ ...PIPELINE_WITHOUT_VOICE }] });
  await stage.send(turn(DONE), 'chat');
  await answered(stage);
  await stage.card.getByText('is at 30 %').first().waitFor();
  expect((await stage.runs()).map(({ message }) => message['start_stage'])).toEqual(['stt']);
  expect(await stage.strip.count()).toBe(0);
});
const PIPELINE_WITHOUT_VOICE = {
  id: 'ours',
  conversation_engine: 'conversation.butler',
  language: 'en',
  stt_engine: 'stt.whisper',
  tts_engine: null,
};

test('a person’s own voice, which a run cannot be given, is asked of text-to-speech itself', async () => {
  const stage = await show({ config: AT_ONCE, me: { voice: 'en_US-joe-medium' } });
  await stage.page.evaluate(() =>
    window.stage.give({
      callApi: (method: string, path: string, body: object) => {
        Object.assign(globalThis, { called: { method, path, body } });
        return Promise.resolve({ path: '/api/tts_proxy/own.wav' });
      },
    }),
  );
  await stage.tick(1);
  await stage.page.route('**/api/tts_proxy/own.wav', (route) =>
    route.fulfill({ contentType: 'audio/wav', body: 'No sound.' }),
  );
  await answered(stage);
  // What comes is no sound: that is said, with a way to try again.
  await stage.strip.getByText('could not be read aloud').waitFor();
  expect(await stage.page.evaluate(() => (globalThis as { called?: object }).called)).toEqual({
    method: 'POST',
    path: 'tts_get_url',
    body: {
      engine_id: 'tts.piper',
      language: 'en_US',
      message: 'The sofa lamp is at 30 %.',
      options: { voice: 'en_US-joe-medium' },
    },
  });
});

const LISTENS = { me: { start_mode: 'listen' } };

test('listening from the start: it is open with the view, sends at once, and is off while hidden', async () => {
  const stage = await show(LISTENS);
  await stage.start();
  await stage.strip.getByText('Listening.').waitFor();
  expect(await stage.tracks()).toEqual(['live']);
  await stage.hide(true);
  await stage.page.waitForFunction(() => microphoneTracks.every(({ readyState }) => readyState === 'ended'));
  await stage.hide(false);
  await stage.page.waitForFunction(() => microphoneTracks.length === 2);
  await stage.start();
  await stage.tell('stt-vad-start');
  await stage.tell('stt-vad-end');
  await stage.tell('stt-end', WORDS);
  await stage.page.waitForFunction(() => window.stage.sent().length === 1);
  expect(await stage.sent()).toMatchObject([{ type: 'butler/chat/send', spoken: true }]);
  expect(await stage.tracks()).toEqual(['ended', 'ended']);
});

test('listening from the start hears silence without a word about it, and a tap ends it', async () => {
  const stage = await show(LISTENS);
  await stage.start();
  await stage.tell('stt-vad-end');
  await stage.strip.waitFor({ state: 'detached' });
  expect(await stage.tracks()).toEqual(['ended']);
  await stage.hide(true);
  await stage.hide(false);
  await stage.page.waitForFunction(() => microphoneTracks.length === 2);
  await stage.strip.getByText('Listening.').waitFor();
  await stage.microphone.click();
  await stage.strip.waitFor({ state: 'detached' });
  expect(await stage.tracks()).toEqual(['ended', 'ended']);
});

test('who has not allowed the microphone is asked to first, by a button', async () => {
  const stage = await show({ ...LISTENS, permission: 'prompt' });
  await stage.strip.getByText('the microphone has to be allowed').waitFor();
  expect(await stage.strip.getByRole('button').allInnerTexts()).toEqual(['Allow the microphone', 'Close']);
  expect(await stage.tracks()).toEqual([]);
});

test('who listens from the start hears who speaks into a reply; its own echo is nobody', async () => {
  const stage = await show({
    ...LISTENS,
    before: () => {
      const log: string[] = [];
      Object.assign(globalThis, { log });
      for (const name of ['play', 'pause'] as const) {
        const original = Reflect.get(HTMLMediaElement.prototype, name) as () => Promise<void>;
        HTMLMediaElement.prototype[name] = function (this: HTMLMediaElement) {
          log.push(name);
          return original.call(this);
        };
      }
    },
  });
  const log = () => stage.page.evaluate(() => (globalThis as unknown as { log: string[] }).log.splice(0));
  const hear = async (text: string) => {
    await stage.accept('stt');
    const runner_data = { stt_binary_handler_id: 8 };
    await stage.send({ type: 'run-start', data: { runner_data } }, 'stt');
    await stage.send({ type: 'stt-vad-start' }, 'stt');
    await stage.send({ type: 'stt-end', data: { stt_output: { text } } }, 'stt');
  };
  await provideSound(stage);
  await asksFor(stage, 'stt');
  await hear('Turn on the sofa lamp');
  await stage.page.waitForFunction(() => window.stage.sent().length === 1);
  const id = (await stage.sent())[0]?.['turn_id'];
  await stage.answer({ accepted: true });
  await stage.send(turn({ ...DONE, turn_id: id }), 'chat');
  await asksFor(stage, 'tts');
  await asksFor(stage, 'stt', 2);
  await stage.accept('tts');
  await stage.send(SOUND, 'tts');
  await stage.strip.getByText('Reading the answer aloud.').waitFor();
  await log();
  await hear('The sofa lamp is at thirty');
  await asksFor(stage, 'stt', 3);
  expect(await log()).toEqual(['pause', 'play']);
  expect(await stage.sent()).toHaveLength(1);
  await hear('Make it brighter please');
  await stage.page.waitForFunction(() => window.stage.sent().length === 2);
  expect((await log()).filter((one) => one === 'play')).toEqual([]);
  expect((await stage.sent())[1]).toMatchObject({ text: 'Make it brighter please', spoken: true });
});

test('a browser that plays nothing yet says so, and a tap reads it aloud', async () => {
  const stage = await show({ config: AT_ONCE });
  await provideSound(stage);
  await stage.page.evaluate(() => {
    const play = Reflect.get(HTMLMediaElement.prototype, 'play');
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (navigator.userActivation.isActive && 'isTouched' in globalThis) return play.call(this);
      return Promise.reject(new DOMException('Not yet.', 'NotAllowedError'));
    };
  });
  await answered(stage);
  await asksFor(stage, 'tts');
  await stage.accept('tts');
  await stage.send(SOUND, 'tts');
  await stage.strip.getByText('The browser plays no sound before the page was touched.').waitFor();
  await stage.page.evaluate(() => Object.assign(globalThis, { isTouched: true }));
  await stage.strip.getByRole('button', { name: 'Read it aloud' }).click();
  await asksFor(stage, 'tts', 2);
  await stage.accept('tts');
  await stage.send(SOUND, 'tts');
  await stage.strip.getByText('Reading the answer aloud.').waitFor();
  expect(await stage.sent()).toHaveLength(1);
});

test('who wants answers aloud is told that there is no voice, and where to give it one', async () => {
  const config = { ...AT_ONCE, speak_replies: true };
  const pipelines = [PIPELINE_WITHOUT_VOICE];
  const stage = await show({ config, pipelines, hass: { user: { is_admin: true } } });
  await answered(stage);
  await stage.strip.getByText('The voice assistant has no text-to-speech').waitFor();
  expect(await stage.strip.getByRole('link').getAttribute('href')).toBe(
    '/config/voice-assistants/assistants',
  );
});
