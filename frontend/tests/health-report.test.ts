/** What opens below the health card: costs, turns and the report for a bug, in every state. */
import { expect, test } from 'vitest';
import { WELL } from './health-events.ts';
import { REPORT, REPORT_DENIED, REPORT_EMPTY, REPORT_WITHOUT_STORE, USAGE } from './report-events.ts';
import { type OpenStage, openStage, showCard } from './stage.ts';

const CARD = 'butler-health-card';
const DETAILS = { config: { show: ['details'] } };
const HEALTH = { ...WELL, usage: USAGE };
let stage: OpenStage;

const heading = (name: string) => stage.card.locator('summary', { hasText: name });
const asked = async () => (await stage.asked()).map(({ message, state }) => [message['topic'], state]);

/** Opens a part, and waits until the report has been asked for. */
async function open(name: string): Promise<void> {
  await heading(name).click();
  await expect.poll(asked).toContainEqual(['report', 'asked']);
}

async function opened(name: string, event: object, health: object = HEALTH): Promise<void> {
  stage = await showCard(CARD, health, DETAILS);
  await open(name);
  await stage.accept();
  await stage.send(event);
}

const part = () => stage.card.locator('butler-report');

test('nothing is asked for until somebody opens it, and no longer when it is closed', async () => {
  stage = await showCard(CARD, HEALTH, DETAILS);
  expect(await asked()).toEqual([['health', 'standing']]);
  await open('Cost in detail');
  await stage.accept();
  await stage.send(REPORT);
  await heading('Last turns').click();
  await part().nth(1).locator('summary').first().waitFor();
  expect(await asked()).toEqual([
    ['health', 'standing'],
    ['report', 'standing'],
  ]);
  await heading('Cost in detail').click();
  await heading('Last turns').first().click();
  await expect.poll(() => part().count()).toBe(0);
  await stage.page.clock.runFor(6_000);
  expect(await asked()).toEqual([
    ['health', 'standing'],
    ['report', 'ended'],
  ]);
});

test('cost by day, person and kind, for the ear too', async () => {
  await opened('Cost in detail', REPORT);
  await part().getByText('By person').waitFor();
  expect(await part().ariaSnapshot()).toMatchInlineSnapshot(`
    "- heading "This month by day" [level=3]
    - table "This month by day":
      - caption: This month by day
      - rowgroup:
        - row "Day Cost Tokens":
          - columnheader "Day"
          - columnheader "Cost"
          - columnheader "Tokens"
      - rowgroup:
        - row "Nov 7 $0.02 178.1K":
          - rowheader "Nov 7"
          - cell "$0.02"
          - cell "178.1K"
        - row "Nov 8 $0.03 311.6K":
          - rowheader "Nov 8"
          - cell "$0.03"
          - cell "311.6K"
        - row "Nov 9 $0.02 222.6K":
          - rowheader "Nov 9"
          - cell "$0.02"
          - cell "222.6K"
        - row "Nov 11 $0.0096 89K":
          - rowheader "Nov 11"
          - cell "$0.0096"
          - cell "89K"
        - row "Nov 12 $0.03 267.1K":
          - rowheader "Nov 12"
          - cell "$0.03"
          - cell "267.1K"
        - row "Nov 13 $0.01 133.5K":
          - rowheader "Nov 13"
          - cell "$0.01"
          - cell "133.5K"
        - row "Nov 14 $0.06 534.2K":
          - rowheader "Nov 14"
          - cell "$0.06"
          - cell "534.2K"
        - row "Nov 15 $0.05 445.1K":
          - rowheader "Nov 15"
          - cell "$0.05"
          - cell "445.1K"
        - row "Nov 16 $0.0048 44.5K":
          - rowheader "Nov 16"
          - cell "$0.0048"
          - cell "44.5K"
        - row "Nov 17 $0.00048 4.5K":
          - rowheader "Nov 17"
          - cell "$0.00048"
          - cell "4.5K"
        - row "Nov 18 $0.03 267.1K":
          - rowheader "Nov 18"
          - cell "$0.03"
          - cell "267.1K"
        - row "Nov 19 $0.04 400.6K":
          - rowheader "Nov 19"
          - cell "$0.04"
          - cell "400.6K"
        - row "Nov 20 $0.07 623.2K":
          - rowheader "Nov 20"
          - cell "$0.07"
          - cell "623.2K"
        - row "Nov 21 $0.05 489.6K":
          - rowheader "Nov 21"
          - cell "$0.05"
          - cell "489.6K"
        - row "Nov 22 $0.04 356.1K":
          - rowheader "Nov 22"
          - cell "$0.04"
          - cell "356.1K"
    - list:
      - listitem: Budget used 11%
    - heading "By person" [level=3]
    - list:
      - listitem: Robin $0.29
      - listitem: Kitchen $0.13
      - listitem: Automations $0.05
      - listitem: Somebody $0.0096
    - heading "By kind" [level=3]
    - list:
      - listitem: Answers $0.42
      - listitem: Learning from conversations $0.04
      - listitem: Summaries of days $0.0096
      - listitem: Earlier, not told apart $0.0048"
  `);
  expect(await part().locator('rect').count()).toBe(15);
});

test('with models that have no price it is the tokens', async () => {
  const free = (each: object) => ({ ...each, cost: 0 });
  const { days, askers, kinds } = REPORT.report;
  const report = { ...REPORT.report, days: days.map(free), askers: askers.map(free), kinds: kinds.map(free) };
  await opened('Cost in detail', { ...REPORT, report });
  await part().getByText('By person').waitFor();
  expect(await part().getByRole('listitem').allInnerTexts()).toContainEqual(
    expect.stringMatching(/^Robin\s+2\.7M tokens$/),
  );
});

test('the last turns, and what one of them waited for, by the keyboard', async () => {
  await opened('Last turns', REPORT);
  await part().getByText('Times and tools only').waitFor();
  await heading('Last turns').focus();
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Enter');
  await part().getByText('from the cache').first().waitFor();
  expect(await part().ariaSnapshot()).toMatchInlineSnapshot(`
    "- paragraph: "Times and tools only: what was said, and by whom, is nobody else’s business."
    - list:
      - listitem:
        - group:
          - time: 1:58 PM
          - text: "Answered:"
          - code: set_light
          - text: Assist, first word after 1.6s 2.1s
          - list:
            - listitem: Model 890ms
            - listitem:
              - code: set_light
              - text: 210ms
            - listitem: Model 1.0s
          - paragraph: 10K tokens · 92% from the cache · $0.00022
      - listitem:
        - group:
          - time: 1:41 PM
          - text: Failed Card, first word after 20s 20s
      - listitem:
        - group:
          - time: 1:12 PM
          - text: "Answered:"
          - code: get_states, read_history, set_lock, unknown tool, memory
          - text: Alexa 4.3s
      - listitem:
        - group:
          - time: Saturday 10:05 PM
          - text: Without the model Assist, first word after 40ms 41ms"
  `);
});

test('a turn that failed says at what, and a made-up tool has no name', async () => {
  await opened('Last turns', REPORT);
  await part().locator('summary', { hasText: 'Failed' }).click();
  await part().getByText('Model: slow').waitFor();
  await part().locator('summary', { hasText: 'Alexa' }).click();
  const steps = part().locator('details').nth(2).locator('.name');
  expect(await steps.allInnerTexts()).toEqual([
    'Model',
    'get_states',
    'read_history',
    'Model',
    'set_lock, asked first',
    'unknown tool, not understood',
    'memory',
    'Model',
  ]);
});

test.each([
  ['Cost in detail', REPORT_EMPTY, 'Nothing has been asked of the model this month.'],
  ['Last turns', REPORT_EMPTY, 'Nothing has been asked yet.'],
  ['Last turns', REPORT_WITHOUT_STORE, 'The memory cannot be reached'],
  ['Cost in detail', REPORT_DENIED, 'Only an administrator who is a person of this home may see this.'],
  ['Last turns', { ...REPORT_DENIED, problem: 'too_old' }, 'The app is too old for this'],
])('%s: %#', async (name, event, text) => {
  await opened(name, event);
  await part().getByText(text).waitFor();
  expect(await part().locator('button').count()).toBe(0);
});

test('what cannot be told now is asked for again', async () => {
  await opened('Cost in detail', { ...REPORT_DENIED, problem: 'unavailable' });
  await part().getByRole('button', { name: 'Try again' }).click();
  await expect.poll(async () => (await asked()).length).toBe(3);
  await stage.accept();
  await stage.send(REPORT);
  await part().getByText('By person').waitFor();
});

test('loading, refused, and without a connection', async () => {
  stage = await showCard(CARD, HEALTH, DETAILS);
  await open('Cost in detail');
  await part().getByLabel('Loading').waitFor();
  await stage.refuse('unauthorized');
  await part().getByText('Only an administrator').waitFor();
  stage = await showCard(CARD, HEALTH, DETAILS);
  await open('Cost in detail');
  await stage.disconnect();
  await part().getByText('No connection to Home Assistant.').waitFor();
  expect(await part().locator('button').count()).toBe(0);
});

test('a connection that is lost leaves what was known', async () => {
  await opened('Cost in detail', REPORT);
  await part().getByText('By person').waitFor();
  await stage.disconnect();
  await stage.card.getByText('No connection to Home Assistant.').waitFor();
  expect(await part().getByText('By person').count()).toBe(1);
});

test('the report is shown before it is copied, and says so when it is', async () => {
  await opened('Report a problem', REPORT);
  const field = part().getByLabel('The report');
  await expect.poll(() => field.inputValue()).toContain('| 2 min | assist | answered |');
  const text = await field.inputValue();
  expect(text).toContain('| Home Assistant | not known |');
  expect(text).not.toMatch(/Robin|Kitchen|\$/);
  await stage.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await part().getByRole('button', { name: 'Copy report' }).click();
  await part().getByText('Copied').waitFor();
  expect(await stage.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test('a report can be made when the app tells nothing', async () => {
  stage = await showCard(CARD, { ...HEALTH, is_app_there: false, status: null }, DETAILS);
  await open('Report a problem');
  await stage.refuse('not_set_up');
  await expect.poll(() => part().getByLabel('The report').inputValue()).toContain('Problems: `app_away`');
});

test('in German', async () => {
  stage = await showCard(CARD, HEALTH, { ...DETAILS, language: 'de' });
  await open('Letzte Anfragen');
  await stage.accept();
  await stage.send(REPORT);
  await part().getByText('Nur Zeiten und Werkzeuge').waitFor();
  expect(await part().locator('summary').nth(1).innerText()).toMatch(/13:41\s+Fehlgeschlagen/);
});

test('in the picker nothing is asked for, also with all of it open', async () => {
  stage = await openStage();
  await stage.mount(CARD, { preview: true, config: { open: true } });
  await part().first().getByText('By person').waitFor();
  expect(await stage.asked()).toEqual([]);
});
