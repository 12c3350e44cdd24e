/** Talking into the chat card in a real browser with a microphone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openVoice, type VoiceOptions, type VoiceStage, WORDS } from './voice-stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const show = (options?: VoiceOptions): Promise<VoiceStage> => openVoice(browser, options);
const field = ({ card }: VoiceStage) => card.locator('.field');
/** With the pointer, until `release`. */
async function hold(stage: VoiceStage): Promise<{ release: () => Promise<void> }> {
  await stage.microphone.hover();
  await stage.page.mouse.down();
  await stage.strip.getByText('Let go to finish').waitFor();
  return { release: () => stage.page.mouse.up() };
}
const ends = async (stage: VoiceStage) =>
  (await stage.frames()).filter(([handler, bytes]) => handler === 7 && bytes === 1).length;

test('the meter moves with what is heard, and rests when nobody listens', async () => {
  const stage = await show();
  const seen = await stage.card.locator('butler-voice-button').evaluateHandle((button) => {
    const all = { levels: [] as number[], bars: [] as string[] };
    const look = () => {
      all.levels.push(Number(getComputedStyle(button).getPropertyValue('--level')));
      const bar = button.shadowRoot?.querySelector('.meter i');
      if (bar !== null && bar !== undefined) all.bars.push(getComputedStyle(bar).transform);
    };
    new MutationObserver(look).observe(button, { attributeFilter: ['style'] });
    return all;
  });
  await stage.microphone.click();
  await stage.start();
  // What is made up beeps, with silence between.
  const moved = async () => new Set((await seen.jsonValue()).bars).size;
  await expect.poll(moved, { timeout: 10_000 }).toBeGreaterThan(2);
  const { levels } = await seen.jsonValue();
  expect(Math.min(...levels)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...levels)).toBeLessThanOrEqual(1);
  expect(Math.max(...levels) - Math.min(...levels)).toBeGreaterThan(0.1);
  await stage.page.keyboard.press('Escape');
  await expect.poll(async () => (await seen.jsonValue()).levels.at(-1)).toBe(0);
});

test('a tap: it listens until it is silent, and what was understood can be corrected before it is sent', async () => {
  const stage = await show();
  await stage.microphone.click();
  await stage.start();
  await stage.soundSent(4);
  expect((await stage.run()).message).toEqual({
    type: 'assist_pipeline/run',
    start_stage: 'stt',
    end_stage: 'stt',
    pipeline: 'ours',
    input: { sample_rate: 16_000 },
    timeout: 120,
  });
  // Pieces of 50 ms behind the handler's number.
  expect((await stage.frames()).slice(0, 3)).toEqual([
    [7, 1_601],
    [7, 1_601],
    [7, 1_601],
  ]);
  expect(await stage.tracks()).toEqual(['live']);
  expect(await stage.microphone.getAttribute('aria-pressed')).toBe('true');
  await stage.tell('stt-vad-start');
  await stage.tell('stt-vad-end');
  await stage.strip.getByText('One moment…').waitFor();
  expect(await stage.tracks()).toEqual(['ended']);
  expect(await ends(stage)).toBe(1);
  await stage.tell('stt-end', WORDS);
  await stage.page.waitForFunction(() => window.stage.asked().at(-1)?.state === 'ended');
  expect(await field(stage).inputValue()).toBe('Turn on the desk lamp.');
  expect(await stage.strip.count()).toBe(0);
  expect(await stage.sent()).toEqual([]);

  await field(stage).fill('Turn on the deck lamp.');
  await field(stage).press('Enter');
  expect((await stage.sent()).at(-1)).toMatchObject({
    type: 'butler/chat/send',
    text: 'Turn on the deck lamp.',
    spoken: true,
  });
  await field(stage).fill('Thanks');
  await field(stage).press('Enter');
  expect((await stage.sent()).at(-1)).not.toHaveProperty('spoken');
});

const BEHIND_IT = /\/c\/voice-[^/]*\.js$/;
const loaded = async ({ page }: VoiceStage) =>
  (await page.requests()).some((request) => BEHIND_IT.test(request.url()));

test('what is behind the button comes when it is used; what is done until then counts', async () => {
  const stage = await show();
  expect(await loaded(stage)).toBe(false);
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  await stage.page.route(BEHIND_IT, async (route) => {
    await given;
    await route.continue();
  });
  const asked = stage.page.waitForRequest(BEHIND_IT);
  await stage.microphone.click();
  await asked;
  expect(await stage.tracks()).toEqual([]);
  give();
  await stage.strip.getByText('Listening. Tap again').waitFor();
  expect(await stage.tracks()).toEqual(['live']);
});

test('left before what is behind the button has come: nobody listens', async () => {
  const stage = await show();
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  await stage.page.route(BEHIND_IT, async (route) => {
    await given;
    await route.continue();
  });
  const come = stage.page.waitForResponse(BEHIND_IT);
  await stage.microphone.click();
  await stage.unmount();
  give();
  await come;
  await stage.remount();
  await stage.microphone.waitFor();
  expect(await stage.strip.count()).toBe(0);
  await stage.microphone.click();
  await stage.page.waitForFunction(() => microphoneTracks.length > 0);
  expect(await stage.tracks()).toEqual(['live']);
});

test('updated meanwhile, the page has to be loaded again, which is said', async () => {
  const stage = await show();
  await stage.page.route(BEHIND_IT, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'throw new Error()' }),
  );
  await stage.microphone.focus();
  await stage.page.keyboard.press('Enter');
  await expect
    .poll(() => stage.strip.allInnerTexts())
    .toEqual(['The butler was updated. Reload the page to talk.']);
});

test('tapped again it has heard all, and sends it at once where that is wanted', async () => {
  const stage = await show({ config: { auto_send_transcript: true } });
  await stage.microphone.click();
  await stage.start();
  await stage.soundSent(25);
  await stage.microphone.click();
  await stage.strip.getByText('One moment…').waitFor();
  expect(await ends(stage)).toBe(1);
  expect(await stage.tracks()).toEqual(['ended']);
  await stage.tell('stt-end', WORDS);
  await stage.page.waitForFunction(() => window.stage.sent().length === 1);
  expect(await stage.sent()).toMatchObject([
    { type: 'butler/chat/send', text: 'Turn on the desk lamp.', spoken: true },
  ]);
  expect(await field(stage).inputValue()).toBe('');
});

test('held, who holds it says when it ends, not silence', async () => {
  const stage = await show();
  const { release } = await hold(stage);
  await stage.start();
  await stage.soundSent(25);
  expect((await stage.run()).message).toMatchObject({ input: { sample_rate: 16_000, no_vad: true } });
  await release();
  await stage.strip.getByText('One moment…').waitFor();
  expect(await stage.tracks()).toEqual(['ended']);
  await stage.tell('stt-end', WORDS);
  await stage.strip.waitFor({ state: 'detached' });
  expect(await field(stage).inputValue()).toBe('Turn on the desk lamp.');
});

test.each([' ', 'Enter'])('%j held on the keyboard does the same', async (key) => {
  const stage = await show();
  await stage.microphone.focus();
  await stage.page.keyboard.down(key);
  await stage.strip.getByText('Let go to finish').waitFor();
  await stage.start();
  await stage.soundSent(25);
  await stage.page.keyboard.up(key);
  await stage.strip.getByText('One moment…').waitFor();
  await stage.tell('stt-end', WORDS);
  await stage.strip.waitFor({ state: 'detached' });
  expect(await field(stage).inputValue()).toBe('Turn on the desk lamp.');
});

test.each<[string, (stage: VoiceStage) => Promise<void>]>([
  [
    'slid away and let go',
    async (stage) => {
      const { release } = await hold(stage);
      await stage.start();
      await stage.page.mouse.move(20, 20);
      await stage.strip.getByText('Let go to cancel.').waitFor();
      await release();
    },
  ],
  [
    'Escape while it is held',
    async (stage) => {
      await hold(stage);
      await stage.start();
      await stage.microphone.focus();
      await stage.page.keyboard.press('Escape');
    },
  ],
  [
    'Cancel after a tap',
    async (stage) => {
      await stage.microphone.click();
      await stage.start();
      await stage.strip.getByRole('button', { name: 'Cancel' }).click();
    },
  ],
  [
    'the view left',
    async (stage) => {
      await stage.microphone.click();
      await stage.start();
      await stage.unmount();
    },
  ],
  [
    'the page hidden',
    async (stage) => {
      await stage.microphone.click();
      await stage.start();
      await stage.hide(true);
    },
  ],
])('%s: the microphone is off, the run is ended, and nothing is said', async (_how, cancel) => {
  const stage = await show();
  await cancel(stage);
  await stage.page.waitForFunction(() => microphoneTracks.every(({ readyState }) => readyState === 'ended'));
  expect(await stage.tracks()).toEqual(['ended']);
  expect((await stage.runs()).map(({ state }) => state)).toEqual(['ended']);
  expect(await stage.sent()).toEqual([]);
  expect(await stage.strip.count()).toBe(0);
});

test('talking and leaving again and again leaves no microphone, run or listener', async () => {
  const stage = await show();
  const before = await stage.listeners();
  for (let round = 0; round < 10; round += 1) {
    await stage.microphone.click();
    await stage.page.waitForFunction((count) => microphoneTracks.length === count, round + 1);
    await stage.unmount();
    await stage.remount();
    await stage.microphone.waitFor();
  }
  await stage.page.waitForFunction(() => microphoneTracks.every(({ readyState }) => readyState === 'ended'));
  await stage.page.waitForFunction(() =>
    window.stage
      .asked()
      .filter(({ message }) => message['type'] === 'assist_pipeline/run')
      .every(({ state }) => state !== 'standing'),
  );
  expect(await stage.listeners()).toBe(before);
});

test('a device that records at its own rate only is recorded all the same', async () => {
  const stage = await show({
    before: () => {
      const Original = AudioContext;
      globalThis.AudioContext = class extends Original {
        constructor(options?: AudioContextOptions) {
          if (options?.sampleRate !== undefined) throw new DOMException('Not here.', 'NotSupportedError');
          super(options);
        }
      };
    },
  });
  await stage.microphone.click();
  await stage.start();
  await stage.soundSent(4);
  expect((await stage.run()).message).toMatchObject({ input: { sample_rate: 16_000 } });
  expect((await stage.frames())[0]).toEqual([7, 1_601]);
});
