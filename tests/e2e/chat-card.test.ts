/** The chat card in real dashboards: what one types there is done in the home, whatever restarts meanwhile. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { type Dashboard, openDashboard, type Tab } from './support/dashboard.ts';

const CARD = 'butler-chat-card';
const LAMP = 'light.sofa_lamp';
const DOOR = 'lock.front_door';
const STORY = 'Once upon a time there was a house that listened. It was a kind house. It liked people.';
const AWAY_MS = 60_000;

let bed: OwnBed;
let dashboard: Dashboard;

beforeAll(async () => {
  bed = await openOwnBed();
  await bed.people.introduce();
  dashboard = await openDashboard(bed.json, [{ type: `custom:${CARD}`, voice: false }]);
});
afterAll(async () => {
  await dashboard.close();
  await bed.close();
});

interface ChatTab extends Tab {
  readonly say: (text: string) => Promise<void>;
  readonly sees: (text: string | RegExp) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
}

async function open(name: string): Promise<ChatTab> {
  const { page, received } = await dashboard.open(name);
  const card = page.locator(CARD);
  await page.locator(`${CARD}[data-ready]`).waitFor();
  return {
    page,
    received,
    say: async (text) => {
      await card.locator('.field').fill(text);
      // While the butler's part of Home Assistant is still starting, nothing is sent, and the words stay where they are.
      await card.locator('.send[aria-disabled=false]').waitFor({ timeout: AWAY_MS });
      await card.locator('.field').press('Enter');
    },
    sees: async (text) => await card.getByText(text).first().waitFor({ timeout: AWAY_MS }),
    press: async (name) => await card.getByRole('button', { name, exact: true }).click(),
  };
}

test('typed, and the lamp is on; the model is not even needed', async () => {
  await bed.put(LAMP, 'off');
  const robin = await open('Robin');
  await robin.say('turn on the sofa lamp');
  await bed.home.waitForState(LAMP, 'on');
  await robin.page.locator(`${CARD} .answer .bubble`).waitFor();
  expect(await bed.model.calls()).toEqual([]);
});

test('the model looks and acts: one sees what it does, and the lamp is on', async () => {
  await bed.put(LAMP, 'off');
  await bed.model.play([
    {
      when: { said: 'cosy' },
      replies: [[{ tool: 'turn_on_off', input: { entity_ids: [LAMP], state: 'on' } }], 'It is **cosy** now.'],
    },
  ]);
  const robin = await open('Robin');
  await robin.say('make it cosy for once, will you');
  await robin.sees('Switching: Sofa lamp');
  await bed.home.waitForState(LAMP, 'on');
  await robin.page.locator(`${CARD} strong`).getByText('cosy').waitFor();
  expect(await robin.page.locator(CARD).getByText('Switching: Sofa lamp').innerText()).not.toContain('…');
});

test('words appear while the model writes, and a page that is loaded anew goes on with them', async () => {
  await bed.model.play([{ when: { said: 'story' }, reply: { content: STORY, delay_ms: 400 } }]);
  const robin = await open('Robin');
  await robin.say('tell me a story of a house');
  await robin.sees(/^Once upon a time/);
  expect(await robin.page.locator(CARD).getByText('It liked people.').count()).toBe(0);
  await robin.page.reload();
  await robin.page.locator(`${CARD} [aria-busy=true]`).waitFor();
  await robin.sees(STORY);
  expect(await robin.page.locator(CARD).getByText('tell me a story of a house').count()).toBe(1);
});

test('a second message waits its turn, and stop ends the first', async () => {
  await bed.model.play([
    { when: { said: 'long tale' }, reply: { content: STORY, delay_ms: 1_000 } },
    { when: { said: 'short one' }, reply: 'A short one.' },
  ]);
  const robin = await open('Robin');
  await robin.say('tell me a long tale of a house');
  await robin.sees(/^Once upon/);
  await robin.say('or rather a short one');
  await robin.sees('Waits its turn');
  await robin.press('Stop');
  await robin.sees('Stopped.');
  await robin.sees('A short one.');
  await expect.poll(async () => (await bed.model.calls())[0]?.aborted).toBe(true);
});

test('what Sam says is in no frame of Robin’s, though Robin is an administrator', async () => {
  const [robin, sam] = [await open('Robin'), await open('Sam')];
  await bed.model.play([{ when: { said: 'surprise' }, reply: 'Pink is a fine colour.' }]);
  await sam.say('my surprise is a pink elephant');
  await sam.sees('Pink is a fine colour.');
  await robin.say('what is new with the surprise');
  await robin.sees('Pink is a fine colour.');
  await sam.page.reload();
  await sam.sees('my surprise is a pink elephant');
  const frames = robin.received.filter((frame) => frame.includes('my surprise'));
  expect(frames).toEqual([]);
});

test('the household’s thread is everybody’s, with who said it, and not a guest’s', async () => {
  const [robin, sam, lou] = [await open('Robin'), await open('Sam'), await open('Lou')];
  await bed.model.play([{ when: { said: 'dinner' }, reply: 'Seven is a good time.' }]);
  for (const tab of [robin, sam, lou]) await tab.press('Household');
  await lou.sees('Only those who belong to this household see its conversation.');
  await sam.page.locator(`${CARD} .field`).waitFor();
  await robin.page.locator(`${CARD} .field`).waitFor();
  await robin.say('dinner is at seven');
  await sam.sees('dinner is at seven');
  await sam.sees('Seven is a good time.');
  await sam.page.locator(CARD).getByText('Robin', { exact: true }).waitFor();
  expect(lou.received.filter((frame) => frame.includes('dinner'))).toEqual([]);
});

test('a question of the chat is answered in it, and so is one put by voice', async () => {
  await bed.model.play([
    {
      when: { said: 'front door' },
      replies: [
        [{ tool: 'set_lock', input: { entity_ids: [DOOR], action: 'unlock' } }],
        '{{last_tool_result.refused}}',
      ],
    },
  ]);
  const robin = await open('Robin');
  await robin.say('please open up the front door');
  await robin.page.locator(`${CARD} li butler-turn butler-question`).waitFor();
  await robin.press('Yes');
  await bed.home.waitForState(DOOR, 'unlocked');
  await robin.sees('Robin said yes, on a dashboard.');

  await bed.home.call('lock.lock', DOOR);
  await bed.home.waitForState(DOOR, 'locked');
  await bed.assist.say('unlock the front door');
  await robin.page.locator(`${CARD} li.question`).getByRole('button', { name: 'Yes' }).waitFor();
  await robin.press('Yes');
  await bed.home.waitForState(DOOR, 'unlocked');
  await expect.poll(() => robin.page.locator(CARD).getByRole('button', { name: 'Yes' }).count()).toBe(0);
});

test('the app restarts: its words say so, and then it answers again', async () => {
  const robin = await open('Robin');
  await bed.bed.home.app.stop();
  await robin.say('what is it about the elephant');
  await robin.page.locator(CARD).getByRole('button', { name: 'Ask again' }).last().waitFor();
  await bed.model.play([{ reply: 'Here I am again.' }]);
  await bed.bed.home.app.start();
  await expect
    .poll(
      async () => {
        await robin.page.locator(CARD).getByRole('button', { name: 'Ask again' }).last().click();
        await robin.page.waitForTimeout(500);
        return await robin.page.locator(CARD).getByText('Here I am again.').count();
      },
      { timeout: AWAY_MS, interval: 1_000 },
    )
    .toBeGreaterThan(0);
});

test('Home Assistant restarts in the middle of an answer: done once, and the card comes back', async () => {
  await bed.put(LAMP, 'off');
  await bed.model.play([
    {
      when: { said: 'reading' },
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: [LAMP], state: 'on' } }],
        { content: STORY, delay_ms: 1_000 },
      ],
    },
    { when: { said: 'there again' }, reply: 'I am back.' },
  ]);
  const robin = await open('Robin');
  await robin.say('get it ready for reading a story');
  await robin.sees(/^Once upon/);
  await bed.bed.home.homeAssistant.stop();
  await robin.sees('No connection to Home Assistant.');
  await bed.bed.home.homeAssistant.start();
  await robin.page
    .locator(CARD)
    .getByText('No connection to Home Assistant.')
    .waitFor({ state: 'detached', timeout: AWAY_MS });
  await robin.page
    .locator(CARD)
    .getByText('Butler does not answer at the moment.')
    .waitFor({ state: 'detached', timeout: AWAY_MS });
  await robin.sees('get it ready for reading a story');
  await bed.put(LAMP, 'off');
  await robin.say('are you there again');
  await robin.sees('I am back.');
  expect((await bed.home.state(LAMP)).state).toBe('off');
  expect(await robin.page.locator('hui-error-card').count()).toBe(0);
});
