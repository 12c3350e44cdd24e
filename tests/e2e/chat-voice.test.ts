/** Talking to a real dashboard: a spoken clip as the microphone, the real Whisper, a real lamp, the real Piper. */
import { chromium as driver, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connectHomeAssistant } from '../../scripts/bed/home-assistant/connection.ts';
import { BROWSER_FLAGS, chromium } from '../../scripts/browser/chromium.ts';
import { makeDashboard, openPage } from '../../scripts/browser/dashboard.ts';
import { sayOnStderr } from '../../scripts/say.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { type Speech, startSpeech } from './support/speech.ts';

const CARD = 'butler-chat-card';
const LAMP = 'light.desk_lamp';
const DOOR = 'lock.front_door';
/** Two cores hear, answer and speak. */
const SLOW_MS = 90_000;

let speech: Speech;
let bed: OwnBed;
let path: string;
const browsers: Browser[] = [];

beforeAll(async () => {
  speech = await startSpeech();
  bed = await openOwnBed({ packages: speech.packages });
  await bed.people.introduce();
  await speech.giveTo(bed.home, bed.flows, bed.json.pipeline_id);
  await bed.model.play([
    {
      when: { said: 'front door' },
      replies: [
        [{ tool: 'set_lock', input: { entity_ids: [DOOR], action: 'unlock' } }],
        '{{last_tool_result.refused}}',
      ],
    },
  ]);
  const owner = await connectHomeAssistant(bed.json.home_assistant_url, bed.json.token);
  path = await makeDashboard(owner, [{ type: `custom:${CARD}`, auto_send_transcript: true }]);
  owner.close();
});
afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
});
afterAll(async () => {
  await bed.close();
  await speech.stop();
});

interface Talk {
  readonly page: Page;
  /** Everything that went over the page's websocket as text, both ways. */
  readonly frames: readonly string[];
  /** What was fetched to be heard. */
  readonly heard: readonly { readonly type: string | undefined; readonly bytes: number }[];
}

/** A dashboard whose microphone says that; it is heard from the moment on at which the microphone is opened. */
async function openTalk(clip: string): Promise<Talk> {
  const browser = await driver.launch({
    executablePath: await chromium(sayOnStderr),
    args: [
      ...BROWSER_FLAGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${clip}%noloop`,
    ],
  });
  browsers.push(browser);
  const { home_assistant_url: url, token } = bed.json;
  const page = await openPage(browser, { url, token, path: '/profile/general' });
  const frames: string[] = [];
  const heard: { type: string | undefined; bytes: number }[] = [];
  const keep = ({ payload }: { payload: string | Buffer }): void => {
    if (typeof payload === 'string') frames.push(payload);
  };
  page.on('websocket', (socket) => {
    socket.on('framereceived', keep);
    socket.on('framesent', keep);
  });
  page.on('response', (response) => {
    if (!response.url().includes('/api/tts_proxy/')) return;
    void response.body().then(
      (body) => heard.push({ type: response.headers()['content-type'], bytes: body.length }),
      () => undefined,
    );
  });
  await page.goto(`${url}${path}`);
  await page.locator(`${CARD}[data-ready]`).waitFor();
  return { page, frames, heard };
}

const microphone = ({ page }: Talk) => page.locator(`${CARD} .talk`);
const strip = ({ page }: Talk) => page.locator(`${CARD} .strip`);

async function lampOn(talk: Talk): Promise<void> {
  try {
    await bed.home.waitForState(LAMP, 'on', SLOW_MS);
  } catch (error) {
    const told = (await talk.page.locator(`${CARD} .hidden[role=status]`).allInnerTexts()).join(' ');
    const words = talk.frames.filter((frame) => /stt_output|"code"/.test(frame));
    throw new Error(`The card says "${told}"; ${words.join('\n')}`, { cause: error });
  }
}

test('said aloud, heard by Whisper, the lamp is on, and Piper says so', async () => {
  await bed.put(LAMP, 'off');
  const talk = await openTalk(await speech.clip('Turn on the desk lamp.'));
  await microphone(talk).click();
  await strip(talk).getByText('Listening.').waitFor();

  await lampOn(talk);

  await talk.page
    .locator(CARD)
    .getByText(/Turn on the desk lamp/i)
    .first()
    .waitFor();
  await strip(talk).getByText('Reading the answer aloud.').waitFor({ timeout: SLOW_MS });
  await strip(talk).waitFor({ state: 'detached', timeout: SLOW_MS });
  expect(talk.heard).toEqual([{ type: 'audio/mpeg', bytes: expect.any(Number) }]);
  expect(talk.heard[0]?.bytes).toBeGreaterThan(2_000);
  // By the card's own turn, once; the microphone's run has done nothing but hear.
  const said = talk.frames.filter((frame) => frame.includes('"butler/chat/send"'));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('"spoken":true');
  const entry = await bed.home.logbookEntry(
    LAMP,
    new Date(Date.now() - 120_000),
    ({ state }) => state === 'on',
  );
  expect(entry.context_user_id).toBe(bed.owner.user_id);
}, 180_000);

test('what is risky is asked for in the card, and a finger answers', async () => {
  const talk = await openTalk(await speech.clip('Unlock the front door.'));
  await microphone(talk).click();
  const yes = talk.page.locator(CARD).getByRole('button', { name: 'Yes', exact: true });
  await yes.waitFor({ timeout: SLOW_MS });
  expect((await bed.home.state(DOOR)).state).toBe('locked');
  await yes.click();
  await bed.home.waitForState(DOOR, 'unlocked', SLOW_MS);
}, 180_000);

test('what was asked after typed words is answered by voice', async () => {
  await bed.home.call('lock.lock', DOOR);
  await bed.home.waitForState(DOOR, 'locked');
  const talk = await openTalk(await speech.clip('Yes, please.'));
  const field = talk.page.locator(`${CARD} .field`);
  await field.fill('please open up the front door');
  await field.press('Enter');
  const yes = talk.page.locator(CARD).getByRole('button', { name: 'Yes', exact: true });
  await yes.waitFor({ timeout: SLOW_MS });
  await microphone(talk).click();
  await bed.home.waitForState(DOOR, 'unlocked', SLOW_MS);
  await yes.waitFor({ state: 'detached' });
  const spoken = talk.frames.filter((frame) => /"butler\/chat\/send".*"spoken":true/.test(frame));
  expect(spoken).toHaveLength(1);
}, 180_000);

test('silence is said to be silence, and nothing is done', async () => {
  const talk = await openTalk(await speech.clip('Hello.', { before: 20 }));
  await microphone(talk).click();
  await strip(talk).getByText('Nothing was heard.').waitFor({ timeout: SLOW_MS });
  expect(talk.frames.filter((frame) => frame.includes('"butler/chat/send"'))).toEqual([]);
}, 180_000);

test('who wants to be listened to from the start touches nothing', async () => {
  await bed.put(LAMP, 'off');
  const start_mode = (mode: string) =>
    bed.home.send({ type: 'butler/me/set', changes: { start_mode: mode }, change_id: crypto.randomUUID() });
  await start_mode('listen');
  const talk = await openTalk(await speech.clip('Turn on the desk lamp.', { before: 3 }));
  await lampOn(talk);
  // The clip begins again whenever the microphone is opened, so there may be another one by now.
  expect(talk.frames.find((frame) => frame.includes('"butler/chat/send"'))).toContain('"spoken":true');
  await start_mode('tap');
}, 180_000);
