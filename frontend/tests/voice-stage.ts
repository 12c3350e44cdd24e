/** The chat card with a microphone: one that Chromium makes up, which beeps, or none. */
import { type Browser, chromium as driver, type Locator } from 'playwright-core';
import { inject } from 'vitest';
import { BROWSER_FLAGS, chromium } from '../../scripts/browser/chromium.ts';
import { sayOnStderr } from '../../scripts/say.ts';
import { snapshot } from './chat-events.ts';
import { open } from './questions-events.ts';
import { LOOK, type OpenStage, openStageIn } from './stage.ts';

const CARD = 'butler-chat-card';
const AGENT = 'conversation.butler';
export const PIPELINE = {
  id: 'ours',
  conversation_engine: AGENT,
  language: 'en',
  stt_engine: 'stt.whisper',
  tts_engine: 'tts.piper',
  tts_language: 'en_US',
};

declare global {
  /** Of every track that the page was given. */
  var microphoneTracks: MediaStreamTrack[];
}

export async function launch(hasMicrophone = true): Promise<Browser> {
  const media = hasMicrophone ? ['--use-fake-device-for-media-stream'] : [];
  return await driver.launch({
    executablePath: await chromium(sayOnStderr),
    args: [...BROWSER_FLAGS, ...media, '--host-resolver-rules=MAP home.test 127.0.0.1'],
  });
}

export interface VoiceStage extends OpenStage {
  readonly microphone: Locator;
  /** The states of all tracks that there have been: `live` is an open microphone. */
  readonly tracks: () => Promise<string[]>;
  /** What stands above the field, with its buttons. */
  readonly strip: Locator;
  /** The newest run of a pipeline. */
  readonly run: () => Promise<{ message: Readonly<Record<string, unknown>>; state: string }>;
  readonly runs: () => Promise<{ message: Readonly<Record<string, unknown>>; state: string }[]>;
  /** Home Assistant begins the run. */
  readonly start: () => Promise<void>;
  readonly tell: (type: string, data?: object) => Promise<void>;
  readonly hide: (isHidden: boolean) => Promise<void>;
  /** Resolves when so many frames with sound have gone. */
  readonly soundSent: (frames: number) => Promise<void>;
}

export interface VoiceOptions {
  /** `denied`: for good. `prompt`: nobody has been asked, and closes the question. */
  readonly permission?: 'granted' | 'denied' | 'prompt';
  readonly isSecure?: boolean;
  readonly pipelines?: readonly object[];
  readonly me?: object;
  readonly config?: object;
  readonly hass?: object;
  readonly language?: string;
  /** Runs before the page's own scripts. */
  readonly before?: () => void;
  readonly chat?: object;
}

export async function openVoice(browser: Browser, options: VoiceOptions = {}): Promise<VoiceStage> {
  const { permission = 'granted', isSecure = true, pipelines = [PIPELINE], me = {}, chat = {} } = options;
  const own = new URL(inject('stage').url);
  if (!isSecure) own.hostname = 'home.test';
  const context = await browser.newContext(LOOK);
  if (permission === 'granted' && isSecure)
    await context.grantPermissions(['microphone'], { origin: own.origin });
  await context.addInitScript(() => {
    globalThis.microphoneTracks = [];
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    const original = devices?.getUserMedia.bind(devices);
    if (devices === undefined || original === undefined) return;
    devices.getUserMedia = async (constraints) => {
      const stream = await original(constraints);
      microphoneTracks.push(...stream.getTracks());
      return stream;
    };
  });
  if (options.before !== undefined) await context.addInitScript(options.before);
  const stage = await openStageIn(context, own.href);
  if (permission === 'denied') {
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.setPermission', {
      permission: { name: 'microphone' },
      setting: 'denied',
      origin: own.origin,
    });
  }
  await stage.provide('assist_pipeline/pipeline/list', { pipelines, preferred_pipeline: null });
  await stage.provide('butler/me/get', { is_somebody: true, start_mode: 'tap', voice: null, ...me });
  await stage.give({
    entities: { [AGENT]: { platform: 'butler' } },
    user: { is_admin: false },
    ...options.hass,
  });
  await stage.mount(CARD, { config: options.config ?? {}, language: options.language ?? 'en' });
  await stage.accept('chat');
  await stage.send(snapshot(chat), 'chat');
  await stage.accept('questions');
  await stage.send(open(), 'questions');
  const microphone = stage.card.locator('.talk');
  await microphone.waitFor();
  const runs = async () =>
    (await stage.asked()).filter(({ message }) => message['type'] === 'assist_pipeline/run');
  const run = async () => (await runs()).at(-1) ?? { message: {}, state: 'none' };
  return {
    ...stage,
    microphone,
    strip: stage.card.locator('.strip'),
    tracks: () => stage.page.evaluate(() => microphoneTracks.map(({ readyState }) => readyState)),
    runs,
    run,
    start: async () => {
      await stage.page.waitForFunction(
        () => window.stage.asked().at(-1)?.message['type'] === 'assist_pipeline/run',
      );
      await stage.accept();
      await stage.send({ type: 'run-start', data: { runner_data: { stt_binary_handler_id: 7 } } });
    },
    tell: async (type, data = {}) => await stage.send({ type, data }),
    hide: async (isHidden) => {
      await stage.page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    },
    soundSent: async (frames) => {
      await stage.page.waitForFunction(
        (wanted) => window.stage.frames().filter(([, bytes]) => bytes > 1).length >= wanted,
        frames,
      );
    },
  };
}

export const WORDS = { stt_output: { text: ' Turn on the desk lamp. ' } };
