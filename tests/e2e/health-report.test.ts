/** Costs and turns on the health card: what an owner sees of what everybody did, and what of it nobody sees. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { connectAs } from './support/connect.ts';
import { type Dashboard, openDashboard, type Tab, tokenOf } from './support/dashboard.ts';

const CARD = 'butler-health-card';
const SECRETS = ['sunflower', 'diagnosis', 'Lulu', 'light.kitchen', 'kitchen light'];

let bed: OwnBed;
let dashboard: Dashboard;

beforeAll(async () => {
  bed = await openOwnBed();
  dashboard = await openDashboard(bed.json, [{ type: `custom:${CARD}` }]);
  await bed.people.introduce();
});
afterAll(async () => {
  await dashboard.close();
  await bed.close();
});

/** The card as an owner sees it, with a part of it open. */
async function open(part: string): Promise<Tab> {
  const tab = await dashboard.open('Robin');
  await tab.page.locator('butler-health-details summary', { hasText: part }).click();
  return tab;
}

const reports = (frames: readonly string[]) => frames.filter((frame) => frame.includes('"askers"'));

test('an owner sees what Sam’s turn took, and not a word of it', async () => {
  await bed.model.play([
    {
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.kitchen'], state: 'on' } }],
        'The kitchen light is on. Lulu, what does the diagnosis say?',
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
  const connection = await connectAs(bed.json.home_assistant_url, tokenOf(bed.json, 'Sam'));
  onTestFinished(() => connection.close());
  const events: unknown[] = [];
  const subscribed = connection.subscribeMessage((event) => events.push(event), {
    type: 'butler/subscribe',
    topic: 'report',
  });
  await expect(subscribed).rejects.toMatchObject({ code: 'unauthorized' });
  expect(events).toEqual([]);
});
