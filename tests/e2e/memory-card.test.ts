/** The memory card in real dashboards: what is told in Assist stands there, and for nobody else. */
import { text as textOf } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { connectHomeAssistant } from '../../scripts/bed/home-assistant/connection.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { type Dashboard, openDashboard, type Tab, tokenOf } from './support/dashboard.ts';
import { logIn } from './support/log-in.ts';

vi.setConfig({ testTimeout: 120_000 });
const CARD = 'butler-memory-card';
/** Words that nobody says but whose they are. */
const [ROBINS, SAMS, OURS, ALSO_OURS] = ['quizzelbim', 'frobnottle', 'glimmwortel', 'zwirbelhorst'];
const PATIENCE = { timeout: 30_000, interval: 500 };

let bed: OwnBed;
let dashboard: Dashboard;

beforeAll(async () => {
  bed = await openOwnBed();
  await bed.people.introduce();
  dashboard = await openDashboard(bed.json, [{ type: `custom:${CARD}` }]);
});
afterAll(async () => {
  await dashboard.close();
  await bed.close();
});

interface MemoryTab extends Tab {
  readonly row: (words: string) => ReturnType<Page['locator']>;
  readonly press: (name: string | RegExp) => Promise<void>;
  readonly sees: (words: string | RegExp) => Promise<void>;
  readonly show: (tab: string) => Promise<void>;
}

async function openWith(token: string): Promise<MemoryTab> {
  const { page, received } = await dashboard.openWith(token);
  const card = page.locator(CARD);
  await page.locator(`${CARD}[data-ready]`).waitFor();
  const button = (name: string | RegExp) => card.getByRole('button', { name });
  return {
    page,
    received,
    row: (words) => button(new RegExp(words, 'i')),
    press: async (name) => await button(name).click(),
    sees: async (words) => await card.getByText(words).first().waitFor(),
    show: async (tab) => await card.getByRole('tab', { name: tab }).click(),
  };
}

const personOf = (name: string) => {
  const person = bed.json.people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`Nobody is called ${name}.`);
  return person;
};
const open = async (name: string) => await openWith(tokenOf(bed.json, name));
const say = async (name: string, words: string) => (await (await bed.as(name)).assist.say(words)).text;

/** Everything that the app keeps of somebody. */
async function keptOf(name: string): Promise<string> {
  const response = await fetch(`${bed.json.app_url}/v1/memory/export`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bed.json.app_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ by: { user_id: personOf(name).user_id } }),
  });
  return await response.text();
}

/** A login that is no person of Home Assistant. */
async function hangUpTablet(): Promise<string> {
  const { home_assistant_url: url, token } = bed.json;
  const owner = await connectHomeAssistant(url, token);
  const made = await owner.command(
    { type: 'config/auth/create', name: 'Tablet', group_ids: ['system-users'] },
    z.object({ user: z.object({ id: z.string() }) }),
  );
  const login = { username: 'tablet', password: 'tablet' };
  await owner.command(
    { type: 'config/auth_provider/homeassistant/create', user_id: made.user.id, ...login },
    z.unknown(),
  );
  owner.close();
  return await logIn(url, login.username, login.password);
}

test('told in Assist it stands in the card: why, corrected, forgotten, undone, and gone for good', async () => {
  const robin = await open('Robin');
  await robin.sees('Nothing yet');
  await say('Robin', `remember that my bicycle is called ${ROBINS}`);
  await robin.row(ROBINS).click();
  await robin.sees(`“remember that my bicycle is called ${ROBINS}”`);

  await robin.press('Edit');
  await robin.page.locator(CARD).getByLabel('What is right').fill(`My boat is called ${ROBINS}`);
  await robin.press('Save');
  await robin.row(`My boat is called ${ROBINS}`).waitFor();
  await robin.sees('It was corrected');
  await robin.sees(`Before that: “my bicycle is called ${ROBINS}”`);
  expect(await say('Robin', 'what do you know about me')).toContain(`boat is called ${ROBINS}`);

  await robin.press('Forget');
  await robin.press('Undo');
  await robin.row(ROBINS).waitFor();
  expect(await keptOf('Robin')).toContain(ROBINS);

  await robin.row(ROBINS).click();
  await robin.press('Forget');
  await robin.sees('Forgotten');
  // From now on nobody is told, and the card need not stay.
  expect(await say('Robin', 'what do you know about me')).not.toContain(ROBINS);
  await robin.page.goto('about:blank');
  await expect.poll(async () => await keptOf('Robin'), PATIENCE).not.toContain(ROBINS);
});

test('nobody’s card gets what somebody else told in private, an administrator’s neither', async () => {
  const [robin, sam] = [await open('Robin'), await open('Sam')];
  await say('Sam', `remember that my diary is called ${SAMS}`);
  await say('Robin', `remember that my violin is called ${ROBINS}`);
  await say('Sam', `remember for everybody that the cellar is called ${OURS}`);
  await sam.row(SAMS).waitFor();
  await robin.row(ROBINS).waitFor();
  for (const [tab, others] of [
    [robin, SAMS],
    [sam, ROBINS],
  ] as const) {
    await tab.show('Household');
    await tab.row(OURS).waitFor();
    await tab.page.locator(CARD).getByRole('searchbox').fill(others);
    await tab.sees(`Nothing has “${others}” in it.`);
    await tab.show('My butler');
    await tab.sees('How I am with you');
    await tab.show('About me');
    await tab.page.locator(CARD).getByRole('searchbox').waitFor();
    expect(tab.received.filter((frame) => frame.toLowerCase().includes(others))).toEqual([]);
  }
  await robin.show('Household');
  await robin.row(OURS).click();
  await robin.sees(/^Sam told the household/);

  // Not even that somebody told something, unless it is for the household.
  const pings = () => robin.received.filter((frame) => frame.includes('"revision"')).length;
  const before = pings();
  await say('Sam', `remember that my notebook is called ${SAMS}`);
  await say('Sam', `remember for everybody that the attic is called ${ALSO_OURS}`);
  await robin.row(ALSO_OURS).waitFor();
  expect(pings()).toBe(before + 1);
});

test('a wall tablet shows what the household told, and says that the rest is hidden', async () => {
  const tablet = await openWith(await hangUpTablet());
  await tablet.row(OURS).waitFor();
  await tablet.sees('what people told in private is not shown here');
  expect(await tablet.page.locator(CARD).getByRole('tab').count()).toBe(0);
  expect(tablet.received.filter((frame) => frame.includes(ROBINS) || frame.includes(SAMS))).toEqual([]);
});

test('one’s own manner: kept, heard by the butler, taken back', async () => {
  const robin = await open('Robin');
  await robin.show('My butler');
  const name = robin.page.locator(CARD).getByLabel('What I call you');
  await name.fill('Captain Fizz');
  await robin.press('Save');
  await robin.sees('Saved.');
  expect(await keptOf('Robin')).toContain('address: Captain Fizz');
  await robin.press('Undo the last change');
  await expect.poll(() => name.inputValue()).toBe('');
  await robin.page.locator(CARD).getByRole('switch').click();
  await robin.show('About me');
  await robin.sees('I learn nothing new about you at the moment.');
});

test('everything is taken along, and then forgotten', async () => {
  const sam = await open('Sam');
  await sam.show('My butler');
  const [download] = await Promise.all([sam.page.waitForEvent('download'), sam.press('Download everything')]);
  const kept = await textOf(await download.createReadStream());
  expect(kept).toContain(SAMS);
  expect(kept).not.toContain(ROBINS);

  await sam.press('Forget everything about me…');
  await sam.page.keyboard.type('forget');
  await sam.page.keyboard.press('Enter');
  await sam.sees('2 things that you told the household stayed.');
  await sam.show('About me');
  await sam.sees('Nothing yet');
  await sam.show('Household');
  await sam.row(OURS).waitFor();
  expect(await keptOf('Sam')).not.toContain(SAMS);
});
