/** Why talking does not work: each reason in a sentence of its own, and the way out of it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, openVoice, PIPELINE, type VoiceOptions, type VoiceStage } from './voice-stage.ts';

let browser: Browser;
let deaf: Browser;
beforeAll(async () => {
  [browser, deaf] = await Promise.all([launch(), launch(false)]);
});
afterAll(async () => {
  await browser.close();
  await deaf.close();
});

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
async function violations({ page }: VoiceStage): Promise<string[]> {
  await page.evaluate(axe);
  return await page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run: (context: string) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await checker.run('.place');
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

const ADMIN = { user: { is_admin: true } };
const APP = { auth: { external: { config: { hasAssist: true } } } };
/** What stands there: the sentence, then the buttons, then where links go. */
async function seen({ strip }: VoiceStage): Promise<[string, string[], (string | null)[]]> {
  const text = await strip.locator('.text').innerText();
  const links = await strip.getByRole('link').all();
  return [
    text,
    await strip.getByRole('button').allInnerTexts(),
    await Promise.all(links.map((link) => link.getAttribute('href'))),
  ];
}
const tapIt = async (options: VoiceOptions, from = browser): Promise<VoiceStage> => {
  const stage = await openVoice(from, options);
  await stage.microphone.click();
  await stage.strip.getByRole('button', { name: /Close|Schließen/ }).waitFor();
  return stage;
};
const rejectWith = (name: string) => `{
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('No.', ${JSON.stringify(name)}));
}`;

test.each<[string, VoiceOptions, Awaited<ReturnType<typeof seen>>]>([
  [
    'no https',
    { isSecure: false },
    [
      'Browsers give the microphone to https pages only. Open Home Assistant by its https address. Ask an administrator.',
      ['Close'],
      [],
    ],
  ],
  [
    'no https, an administrator',
    { isSecure: false, hass: ADMIN },
    [
      'Browsers give the microphone to https pages only. Open Home Assistant by its https address.',
      ['Close'],
      ['/config/network'],
    ],
  ],
  [
    'denied',
    { permission: 'denied' },
    [
      'The microphone is not allowed here. Allow it beside the page’s address, or for the app in the settings of the phone.',
      ['Try again', 'Close'],
      [],
    ],
  ],
  [
    'no speech-to-text',
    { pipelines: [{ ...PIPELINE, stt_engine: null }] },
    [
      'The voice assistant has no speech-to-text, so nothing said can be understood. Ask an administrator.',
      ['Close'],
      [],
    ],
  ],
  [
    'no speech-to-text, an administrator',
    { pipelines: [{ ...PIPELINE, stt_engine: null }], hass: ADMIN },
    [
      'The voice assistant has no speech-to-text, so nothing said can be understood.',
      ['Close'],
      ['/config/voice-assistants/assistants'],
    ],
  ],
  [
    'no https, in the companion app',
    { isSecure: false, hass: APP },
    [
      'Browsers give the microphone to https pages only. Open Home Assistant by its https address. Ask an administrator.',
      ['Use Assist of the app', 'Close'],
      [],
    ],
  ],
  [
    'in German',
    { isSecure: false, language: 'de' },
    [
      'Browser geben das Mikrofon nur Seiten mit https. Öffne Home Assistant über seine https-Adresse. Bitte jemanden mit Administratorrechten.',
      ['Schließen'],
      [],
    ],
  ],
])('%s', async (_what, options, expected) => {
  const stage = await tapIt(options);
  expect(await seen(stage)).toEqual(expected);
  expect((await stage.tracks()).filter((state) => state === 'live')).toEqual([]);
  expect((await stage.runs()).filter(({ state }) => state !== 'ended')).toEqual([]);
  await stage.strip.getByRole('button').last().click();
  expect(await stage.strip.count()).toBe(0);
});

test('no microphone', async () => {
  const stage = await tapIt({}, deaf);
  expect(await seen(stage)).toEqual(['There is no microphone. Connect one.', ['Try again', 'Close'], []]);
});

test.each([
  ['NotReadableError', 'Another program is using the microphone. Close it there.', ['Try again', 'Close']],
  ['TypeError', 'This browser or app cannot record. Use another one, or type.', ['Close']],
  // Asked and closed without an answer: it may be asked again.
  ['NotAllowedError', 'To talk here, the microphone has to be allowed.', ['Allow the microphone', 'Close']],
])('the browser says %s', async (name, sentence, ways) => {
  const stage = await openVoice(browser, { permission: 'prompt' });
  await stage.page.evaluate(rejectWith(name));
  await stage.microphone.click();
  await stage.strip.getByRole('button', { name: 'Close' }).waitFor();
  expect(await seen(stage)).toEqual([sentence, ways, []]);
});

test('an app without recording offers its own Assist, for the butler’s pipeline', async () => {
  const stage = await openVoice(browser, { hass: APP });
  await stage.card.evaluate((card) => {
    Reflect.deleteProperty(Navigator.prototype, 'mediaDevices');
    const { hass } = card as unknown as { hass: { auth: { external: object } } };
    const fireMessage = (message: object) => Object.assign(globalThis, { fired: message });
    Object.assign(hass.auth.external, { fireMessage });
  });
  await stage.microphone.click();
  await stage.strip.getByRole('button', { name: 'Use Assist of the app' }).click();
  await stage.page.waitForFunction(() => 'fired' in globalThis);
  expect(await stage.page.evaluate(() => (globalThis as { fired?: object }).fired)).toEqual({
    type: 'assist/show',
    payload: { pipeline_id: 'ours', start_listening: true },
  });
});

test('a browser that stays asleep until it is touched', async () => {
  const stage = await openVoice(browser, {
    before: () => {
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });
      AudioContext.prototype.resume = () => new Promise(() => undefined);
    },
  });
  await stage.microphone.click();
  await stage.strip.getByText('The browser listens only once the page was touched.').waitFor();
  expect(await stage.tracks()).toEqual(['ended']);
});

test.each([false, true])('axe finds nothing about what is said above the field, dark: %s', async (isDark) => {
  const stage = await openVoice(browser, { hass: ADMIN });
  await stage.page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), isDark);
  await stage.microphone.click();
  await stage.start();
  await stage.strip.getByText('Listening.').waitFor();
  expect(await violations(stage)).toEqual([]);
  await stage.tell('error', { code: 'stt-provider-missing' });
  await stage.strip.getByRole('link').waitFor();
  expect(await violations(stage)).toEqual([]);
});

test('another page talks: it is told, and the microphone can be taken over', async () => {
  const [one, other] = [await openVoice(browser), await openVoice(browser)];
  // Windows of their own here; a home's tabs share their locks.
  await other.page.close();
  const page = await one.page.context().newPage();
  await page.goto(one.page.url());
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        navigator.locks
          .request('butler-microphone', () => {
            resolve();
            return new Promise(() => undefined);
          })
          .catch(() => Object.assign(globalThis, { isTaken: true }));
      }),
  );
  await one.microphone.click();
  await one.strip.getByText('already talking on another page').waitFor();
  expect(await one.tracks()).toEqual([]);
  await one.strip.getByRole('button', { name: 'Talk here instead' }).click();
  await one.strip.getByText('Listening.').waitFor();
  await page.waitForFunction(() => 'isTaken' in globalThis);
  // And back.
  await page.evaluate(() => {
    void navigator.locks.request('butler-microphone', { steal: true }, () => new Promise(() => undefined));
  });
  await one.strip.getByText('was taken by another page').waitFor();
  expect(await one.tracks()).toEqual(['ended']);
});

/** While it listens. */
const broken: [string, (stage: VoiceStage) => Promise<void>, string][] = [
  [
    'nothing is heard',
    (stage) => stage.tell('error', { code: 'stt-no-text-recognized', message: '' }),
    'Nothing was heard. Is the microphone muted, or used elsewhere?',
  ],
  [
    'only noise is heard',
    (stage) => stage.tell('stt-end', { stt_output: { text: ' [BLANK_AUDIO] ' } }),
    'Nothing was heard. Is the microphone muted, or used elsewhere?',
  ],
  [
    'it was silent all the time',
    (stage) => stage.tell('stt-vad-end'),
    'Nothing was heard. Is the microphone muted, or used elsewhere?',
  ],
  [
    'Whisper is away',
    (stage) => stage.tell('error', { code: 'stt-stream-failed', message: '' }),
    'Speech-to-text does not work at the moment.',
  ],
  [
    'the engine was removed',
    (stage) => stage.refuse('stt-provider-missing'),
    'The voice assistant has no speech-to-text, so nothing said can be understood. Ask an administrator.',
  ],
  [
    'the microphone is unplugged',
    async ({ page }) => {
      await page.evaluate(() => {
        for (const track of microphoneTracks) track.dispatchEvent(new Event('ended'));
      });
    },
    'There is no microphone. Connect one.',
  ],
];

async function listening(): Promise<VoiceStage> {
  const stage = await openVoice(browser);
  await stage.microphone.click();
  await stage.strip.getByText('Listening.').waitFor();
  await stage.page.waitForFunction(
    () => window.stage.asked().at(-1)?.message['type'] === 'assist_pipeline/run',
  );
  return stage;
}
const isOff = async ({ page }: VoiceStage) =>
  await page.waitForFunction(() => microphoneTracks.every(({ readyState }) => readyState === 'ended'));

test.each(broken)('while it listens, %s: said, and the microphone is off', async (what, happen, sentence) => {
  const stage = await listening();
  if (what !== 'the engine was removed') await stage.start();
  await happen(stage);
  await stage.strip.getByText(sentence).waitFor();
  await isOff(stage);
  expect((await stage.run()).state).toBe('ended');
  expect(await stage.sent()).toEqual([]);
});

test('a lost connection is said; nothing of it is ended on the next, where its number is another’s', async () => {
  const stage = await listening();
  await stage.start();
  await stage.disconnect();
  await stage.strip.getByText('The connection was lost. What was said did not get through.').waitFor();
  await isOff(stage);
  await stage.connect();
  expect((await stage.runs()).map(({ state }) => state)).toEqual(['lost']);
});

test('after a failing another try starts anew, and Escape closes the sentence', async () => {
  const stage = await openVoice(browser);
  await stage.microphone.click();
  await stage.start();
  await stage.tell('error', { code: 'stt-stream-failed', message: '' });
  await stage.strip.getByRole('button', { name: 'Try again' }).click();
  await stage.strip.getByText('Listening.').waitFor();
  expect(await stage.tracks()).toEqual(['ended', 'live']);
  await stage.start();
  await stage.tell('error', { code: 'timeout', message: '' });
  await stage.strip.getByRole('button', { name: 'Try again' }).focus();
  await stage.page.keyboard.press('Escape');
  expect(await stage.strip.count()).toBe(0);
});
