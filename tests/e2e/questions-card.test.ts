/** The questions card in real dashboards: asked by voice, answered with a finger, and the lock really moves. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { type Dashboard, openDashboard, type Tab } from './support/dashboard.ts';

const CARD = 'butler-questions-card';
const DOOR = 'lock.front_door';

let bed: OwnBed;
let dashboard: Dashboard;

beforeAll(async () => {
  bed = await openOwnBed();
  await bed.people.introduce();
  await bed.model.play([
    {
      when: { said: 'front door' },
      replies: [
        [{ tool: 'set_lock', input: { entity_ids: [DOOR], action: 'unlock' } }],
        '{{last_tool_result.refused}}',
      ],
    },
  ]);
  dashboard = await openDashboard(bed.json, [{ type: `custom:${CARD}` }]);
});
afterAll(async () => {
  await dashboard.close();
  await bed.close();
});

async function open(name: string): Promise<Tab> {
  const tab = await dashboard.open(name);
  await tab.page.locator(`${CARD}[data-ready]`).waitFor();
  return tab;
}

const press = async ({ page }: Tab, name: string) =>
  await page.locator(CARD).getByRole('button', { name, exact: true }).click();

test('a child asks by voice, an adult says yes on a dashboard, and each page tells its own people', async () => {
  const [robin, sam, mia, lou] = [
    await open('Robin'),
    await open('Sam'),
    await open('Mia'),
    await open('Lou'),
  ];
  const asked = await (await bed.as('Mia')).assist.say('unlock the front door');
  expect(asked.text).toContain('an adult’s yes');
  const question = sam.page.locator(CARD).getByRole('heading', { name: /front door/i });
  await question.waitFor();
  await mia.page.locator(CARD).getByText('Somebody else has to answer this.').waitFor();
  expect(await mia.page.locator(CARD).getByRole('button').count()).toBe(0);
  expect((await bed.home.state(DOOR)).state).toBe('locked');

  await press(sam, 'Yes');

  await bed.home.waitForState(DOOR, 'unlocked');
  for (const { page } of [robin, mia]) {
    await page.locator(CARD).getByText('Sam said yes, on a dashboard.').first().waitFor();
    await page.locator(CARD).getByText('Nothing to decide.').first().waitFor();
  }
  await lou.page.locator(CARD).getByText('Nothing to decide.').first().waitFor();
  expect(lou.received.filter((frame) => /front door\?/i.test(frame))).toEqual([]);
});

test('no: nothing moves, and the card says so', async () => {
  await bed.home.call('lock.lock', DOOR);
  await bed.home.waitForState(DOOR, 'locked');
  const robin = await open('Robin');
  await bed.assist.say('unlock the front door');
  await press(robin, 'No');
  await robin.page.locator(CARD).getByText('Robin said no, on a dashboard.').first().waitFor();
  expect((await bed.home.state(DOOR)).state).toBe('locked');
});
