/** Costs and turns on the health card: what an owner sees of what everybody did, and what of it nobody sees. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { connectHomeAssistant } from '../../scripts/bed/home-assistant/connection.ts';
import { makeDashboard, openBrowser, openPage } from '../../scripts/browser/dashboard.ts';
import { sayOnStderr } from '../../scripts/say.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { connectAs } from './support/connect.ts';

const CARD = 'butler-health-card';
const SECRETS = ['sunflower', 'diagnosis', 'Lulu', 'light.kitchen', 'kitchen light'];

let bed: OwnBed;
let browser: Browser;
let path: string;

beforeAll(async () => {
  bed = await openOwnBed();
  browser = await openBrowser(sayOnStderr);
  const owner = await connectHomeAssistant(bed.json.home_assistant_url, bed.json.token);
  path = await makeDashboard(owner, [{ type: `custom:${CARD}` }]);
  owner.close();
  await bed.people.introduce();
});
afterAll(async () => {
  await browser.close();
  await bed.close();
});

function tokenOf(name: string): string {
  const person = bed.json.people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`Nobody is called ${name} here.`);
  return person.token;
}

/** The card as an owner sees it, with a part of it open; and what their websocket receives from then on. */
async function open(part: string): Promise<{ page: Page; received: string[] }> {
  const url = bed.json.home_assistant_url;
  const page = await openPage(browser, { url, token: tokenOf('Robin'), path: '/profile/general' });
  onTestFinished(() => page.context().close());
  const received: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void received.push(String(payload)));
  });
  await page.goto(`${url}${path}`);
  await page.locator('butler-health-details summary', { hasText: part }).click();
  return { page, received };
}

const reports = (frames: readonly string[]) => frames.filter((frame) => frame.includes('"askers"'));

test('an owner sees what Sam’s turn took, and not a word of it', async () => {
  await bed.model.play([
    {
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.kitchen'], state: 'on' } }],
        'Lulu, your diagnosis is safe with me.',
      ],
    },
  ]);
  await bed.put('light.kitchen', 'off');
  const sam = await bed.as('Sam');
  const { text } = await sam.assist.say('my password is sunflower, so make the kitchen light shine');
  expect(text).toContain('diagnosis');
  const { page, received } = await open('Last turns');
  const turn = page.locator('butler-report details').first();
  await turn.locator('summary').click();
  await expect
    .poll(async () => await turn.locator('.steps .name').allInnerTexts())
    .toEqual(['Model', 'turn_on_off', 'Model']);
  expect(await turn.locator('.sum').innerText()).toMatch(/tokens/);
  await expect.poll(() => reports(received).length).toBeGreaterThan(0);
  const said = reports(received).join('\n');
  expect(SECRETS.filter((secret) => said.includes(secret))).toEqual([]);
  // Whose it was is nowhere beside the turn.
  expect(said.slice(said.indexOf('"turns"'))).not.toMatch(/Sam|person:|user_id/);
});

test('what it cost stands beside the name of who asked, and the kind', async () => {
  const { page } = await open('Cost in detail');
  const list = page.locator('butler-report .bars');
  await expect
    .poll(async () =>
      (await list.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')),
    )
    .toEqual(
      expect.arrayContaining([expect.stringMatching(/^Sam \$0/), expect.stringMatching(/^Answers \$0/)]),
    );
  expect(await page.locator('butler-report rect').count()).toBe(1);
});

test('the report for a bug tells of the turn, and of nobody', async () => {
  const { page } = await open('Report a problem');
  const field = page.locator('butler-report textarea');
  await expect.poll(() => field.inputValue()).toContain('`turn_on_off`');
  const text = await field.inputValue();
  expect(text).toMatch(/\| Home Assistant \| 20\d\d\.\d+\.\d+/);
  const hidden = [...SECRETS, 'Sam', 'Robin', bed.json.token, new URL(bed.json.home_assistant_url).host];
  expect(hidden.filter((one) => text.includes(one))).toEqual([]);
});

test('who is no administrator gets none of it', async () => {
  const connection = await connectAs(bed.json.home_assistant_url, tokenOf('Sam'));
  onTestFinished(() => connection.close());
  const events: unknown[] = [];
  const subscribed = connection.subscribeMessage((event) => events.push(event), {
    type: 'butler/subscribe',
    topic: 'report',
  });
  await expect(subscribed).rejects.toMatchObject({ code: 'unauthorized' });
  expect(events).toEqual([]);
});
